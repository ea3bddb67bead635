import type { Schemas } from '~/api/generated';
import { Chip } from '~/ui/Chip';
import type { Tone } from '~/ui/StageMark';
import { budgets } from './messages';

export type BudgetStatus = Schemas['budgets']['BudgetStatus'];

const tones: Record<BudgetStatus, Tone | undefined> = {
  Draft: undefined,
  AwaitingInternalApproval: 'lim',
  Sent: 'blu',
  Approved: 'ok',
  PartiallyApproved: 'ok',
  Rejected: 'out',
  Expired: 'lim',
  Superseded: 'non',
  Cancelled: 'non',
};

export const statuses = Object.keys(tones) as BudgetStatus[];

export const isOpen = (status: BudgetStatus) => status === 'Draft' || status === 'AwaitingInternalApproval';
export const isApproved = (status: BudgetStatus) => status === 'Approved' || status === 'PartiallyApproved';

export function StatusChip({ status }: { status: BudgetStatus }) {
  const t = budgets.use();
  return (
    <Chip tone={tones[status]} dash={status === 'Draft'}>
      {t(`status.${status}`)}
    </Chip>
  );
}
