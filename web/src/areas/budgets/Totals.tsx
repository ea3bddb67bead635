import { amount, percent } from '~/format/number';
import { useMe } from '~/session/me';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { ToleranceRule } from '~/ui/ToleranceRule';
import { budgets } from './messages';
import { NumberCell } from './NumberCell';
import { type Budget, totalsOf } from './rows';
import { isApproved } from './status';
import type { Editor } from './useBudget';
import { marginOfParts } from './useCosts';

type Props = { budget: Budget; editor: Editor; readOnly: boolean; costs: Map<string, number> };

/** What it comes to, and where the discount stands to what this person may give. */
export function Totals({ budget, editor, readOnly, costs }: Props) {
  const t = budgets.use();
  const totals = totalsOf(editor.rows, editor.discount);
  const margin = marginOfParts(editor.rows, costs, editor.discount, totals.total);
  return (
    <Panel title={t('totals.title')} actions={<span className="sm mut">R$</span>}>
      <dl className="kv pb tots">
        <dt>{t('totals.services')}</dt>
        <dd className="n">{amount(totals.services)}</dd>
        <dt>{t('totals.parts')}</dt>
        <dd className="n">{amount(totals.parts)}</dd>
        {totals.lineDiscounts > 0 && (
          <>
            <dt>{t('totals.lineDiscounts')}</dt>
            <dd className="n">{amount(-totals.lineDiscounts)}</dd>
          </>
        )}
        <dt>{t('totals.discount')}</dt>
        <dd className="n">
          {readOnly ? (
            amount(-editor.discount)
          ) : (
            <NumberCell
              wide
              empty={0}
              label={t('totals.discountField')}
              value={editor.discount}
              show={amount}
              onCommit={(discount) => editor.set({ discount })}
            />
          )}
        </dd>
        <dt className="T">{t('totals.total')}</dt>
        <dd className="n T">{amount(totals.total)}</dd>
        {isApproved(budget.status) && (
          <>
            <dt>{t('totals.approved')}</dt>
            <dd className="n b t-ok">{amount(budget.approved.total)}</dd>
          </>
        )}
      </dl>
      <div className="ga">
        <DiscountGauge totals={totals} readOnly={readOnly} />
        {margin !== null && (
          <div title={t('totals.marginHelp')}>
            <span>{t('totals.marginOfParts')}</span>
            <span className="n">
              <b className={margin < 0 ? 't-out' : ''}>{percent(Math.round(margin * 10) / 10)}</b>
            </span>
          </div>
        )}
      </div>
      {totals.belowList > 0 && <footer>{t('totals.belowList', { amount: amount(totals.belowList) })}</footer>}
    </Panel>
  );
}

function DiscountGauge({ totals, readOnly }: { totals: ReturnType<typeof totalsOf>; readOnly: boolean }) {
  const t = budgets.use();
  const { discountLimit } = useMe();
  const within = totals.isWithin(discountLimit);
  const tone = !within ? 'out' : totals.share >= discountLimit * 0.8 && totals.share > 0 ? 'lim' : 'ok';
  return (
    <>
      <div>
        <span>{t('totals.discount')}</span>
        <span className="n">
          <b>{percent(Math.round(totals.share * 100) / 100)}</b> {t('totals.limit', { limit: percent(discountLimit) })}
        </span>
        <ToleranceRule wide value={totals.share} limit={discountLimit} newMax={discountLimit * 0.7} tone={tone} />
      </div>
      {!within && !readOnly && <Note tone="lim">{t('discount.beyond')}</Note>}
    </>
  );
}
