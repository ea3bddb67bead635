import { month as nameOf } from '~/format/date';
import { Panel } from '~/ui/Panel';
import { Empty } from '~/ui/States';
import type { Filters } from './ResultsPage';
import { results } from './resultMessages';
import { isEmpty, type MonthResult } from './statement';
import { YearTable } from './YearTable';

type Props = { months: MonthResult[]; set: (change: Filters) => void; regime: Filters['regime'] };

/** Twelve months, by accrual or by cash. */
export function YearResults({ months, set, regime }: Props) {
  const t = results.use();
  const last = months.at(-1)?.month ?? '';
  return (
    <Panel
      title={t('year')}
      actions={
        <fieldset className="seg" aria-label={t('regime')}>
          <button type="button" aria-pressed={!regime} onClick={() => set({ regime: undefined })}>
            {t('accrual')}
          </button>
          <button type="button" aria-pressed={regime === 'caixa'} onClick={() => set({ regime: 'caixa' })}>
            {t('cash')}
          </button>
        </fieldset>
      }
      footer={t('footer')}
    >
      {months.every(isEmpty) ? (
        <Empty>{t('emptyYear', { month: nameOf(last) })}</Empty>
      ) : (
        <YearTable months={months} view={regime === 'caixa' ? 'cash' : 'accrual'} open={(mes) => set({ mes, visao: undefined })} />
      )}
    </Panel>
  );
}
