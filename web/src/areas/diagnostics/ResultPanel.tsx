import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { instant } from '~/format/date';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import type { ComponentKind } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { Panel } from '~/ui/Panel';
import { VerdictChip } from '~/ui/verdicts';
import { diagnostics } from './messages';

type Diagnosis = Schemas['diagnostics']['ShowDiagnosisResponse'];

/** What the diagnosis says once it is complete, and the budget that is made from it. */
export function ResultPanel({ order }: { order: Diagnosis }) {
  const t = diagnostics.use();
  const k = kindWords.use();
  const found = order.diagnosis;
  if (!found) return null;
  const kindOf = (id: string) => order.components.find((one) => one.id === id)?.kind as ComponentKind;
  return (
    <Panel
      title={t('finish.title')}
      sub={t('finish.by', { who: found.completedBy, when: instant(found.completedAt), revision: found.revision })}
      actions={<VerdictChip verdict={found.verdict} />}
      footer={<BudgetLink orderId={order.orderId} />}
    >
      {found.suggestions.length === 0 && <p className="pb mut">{t('finish.none')}</p>}
      <ul className="sugs" aria-label={t('finish.suggestions')}>
        {found.suggestions.map((one) => (
          <li key={`${one.componentId}${one.code}`}>
            <span className="m mut">{one.code}</span>
            <span>{one.description}</span>
            <span className="n">× {one.quantity}</span>
            <p>
              {k(kindOf(one.componentId))}: {one.reason}
            </p>
          </li>
        ))}
        {found.forbidden.map((one) => (
          <li key={`${one.componentId}${one.code}`}>
            <span className="m t-out">{one.code}</span>
            <span className="t-out">{t('finish.forbidden')}</span>
            <p>{one.reason}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The budget is drafted a moment after the diagnosis is complete. */
function BudgetLink({ orderId }: { orderId: string }) {
  const t = diagnostics.use();
  const { can } = useMe();
  const budgets = $api.useQuery(
    'get',
    '/api/v1/budgets',
    { params: { query: { orderId } } },
    { enabled: can('budgets.read'), refetchInterval: (query) => (query.state.data?.items.length ? false : 1500) },
  );
  if (!can('budgets.read')) return null;
  const budget = budgets.data?.items[0];
  if (!budget) return t('finish.waiting');
  return (
    <LinkButton small to="/orcamentos/$id" params={{ id: budget.id }}>
      {t('finish.budget', { number: budget.number })}
    </LinkButton>
  );
}
