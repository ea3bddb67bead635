import type { ReactNode } from 'react';
import { day, relative } from '~/format/date';
import { quantity, reais } from '~/format/number';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { order as messages } from './messages';
import { type Order, useBudgets, useDiagnosis } from './useOrder';

/** What the order waits for, and the one thing to do about it. Nothing is said where the work itself says it. */
export function WaitingNote({ order }: { order: Order }) {
  switch (order.status) {
    case 'Open':
    case 'InDiagnosis':
      return <Measuring order={order} />;
    case 'AwaitingBudget':
    case 'AwaitingApproval':
    case 'Refused':
      return <Deciding order={order} />;
    case 'Approved':
    case 'AwaitingParts':
    case 'Completed':
    case 'Cancelled':
      return <Working order={order} />;
    default:
      return null;
  }
}

function Said({ tone, title, children, action }: { tone?: 'lim' | 'ok' | 'out'; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="nx">
      <Note tone={tone} action={action}>
        <b>{title}</b> {children}
      </Note>
    </div>
  );
}

function Measuring({ order }: { order: Order }) {
  const t = messages.use();
  const { can } = useMe();
  const measured = order.status === 'InDiagnosis';
  const diagnosis = useDiagnosis(order.id, measured).data;
  // The assembly is nothing to measure.
  const left = diagnosis?.components.filter(
    (one) =>
      one.kind !== 'MONTAGEM' && !one.inspections.some((inspection) => inspection.phase === 'Incoming' && inspection.status === 'Closed'),
  ).length;
  return (
    <Said
      title={t(measured ? 'wait.InDiagnosis' : 'wait.Open')}
      action={
        can('diagnostics.read') && (
          <LinkButton small to="/diagnostico/$orderId" params={{ orderId: order.id }}>
            {t('wait.measure')}
          </LinkButton>
        )
      }
    >
      {!measured ? t('wait.OpenText') : left ? t('wait.InDiagnosisText', { count: left }) : left === 0 && t('wait.InDiagnosisLast')}
    </Said>
  );
}

function Deciding({ order }: { order: Order }) {
  const t = messages.use();
  const { can, today } = useMe();
  const waits = order.status === 'AwaitingBudget';
  const budgets = useBudgets(order.id, waits).data?.items;
  const budget = budgets?.find((one) => !one.supplementary) ?? budgets?.[0];
  const text = () => {
    if (order.status === 'Refused') return t('wait.RefusedText');
    if (!budget) return waits && can('budgets.read') ? t('wait.AwaitingBudgetNone') : null;
    if (waits) return t('wait.AwaitingBudgetText', { number: budget.number });
    return (
      budget.validUntil &&
      t('wait.AwaitingApprovalText', {
        number: budget.number,
        version: budget.version,
        total: reais(budget.total),
        day: day(budget.validUntil),
        relative: relative(today, budget.validUntil),
      })
    );
  };
  return (
    <Said
      tone={order.status === 'Refused' ? 'out' : 'lim'}
      title={t(`wait.${order.status as 'AwaitingBudget' | 'AwaitingApproval' | 'Refused'}`)}
      action={
        budget && (
          <LinkButton small to="/orcamentos/$id" params={{ id: budget.id }}>
            {t(order.status === 'AwaitingApproval' && can('budgets.decide') ? 'wait.answer' : 'wait.openBudget')}
          </LinkButton>
        )
      }
    >
      {text()}
    </Said>
  );
}

function Working({ order }: { order: Order }) {
  const t = messages.use();
  const { can } = useMe();
  const parts = order.missingParts.map((one) => `${quantity(one.missing)} × ${one.sku}`).join(', ');
  if (order.status === 'AwaitingParts')
    return (
      <Said
        tone="lim"
        title={t('wait.AwaitingParts')}
        action={
          can('purchasing.read') && (
            <LinkButton small to="/compras">
              {t('wait.needs')}
            </LinkButton>
          )
        }
      >
        {t('wait.AwaitingPartsText', { parts })}
      </Said>
    );
  if (order.status === 'Completed')
    return (
      <Said tone="ok" title={t('wait.Completed')}>
        {order.completedOn && t('wait.CompletedText', { day: day(order.completedOn) })}
      </Said>
    );
  if (order.status === 'Approved')
    return (
      <Said tone="ok" title={t('wait.Approved')}>
        {t('wait.ApprovedText')}
      </Said>
    );
  return (
    <Said tone="out" title={t('wait.Cancelled')}>
      {t('wait.CancelledText')}
    </Said>
  );
}
