import { IconGitBranch, IconLink, IconMessageCheck, IconPlus, IconSend } from '@tabler/icons-react';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { budgets } from './messages';
import type { Budget, Row } from './rows';
import { isApproved, isOpen } from './status';

/** What is asked on top of the page. */
export type Dialog = { is: 'line'; row: Row } | { is: 'free' | 'suggestions' | 'send' | 'renew' | 'revise' | 'supplement' | 'decision' };

/** What can be done with the budget where it stands, by those who may. */
export function BudgetActions({ budget, ask }: { budget: Budget; ask: (dialog: Dialog) => void }) {
  const t = budgets.use();
  const { can } = useMe();
  const { status } = budget;
  const [mayWrite, maySend] = [can('budgets.write'), can('budgets.send')];
  const revisable = status === 'Sent' || status === 'Expired' || status === 'Rejected';
  return (
    <Actions
      actions={[
        status === 'Sent' && maySend && { label: t('renew.action'), icon: IconLink, run: () => ask({ is: 'renew' }) },
        revisable && mayWrite && { label: t('revise.action'), icon: IconGitBranch, run: () => ask({ is: 'revise' }) },
        status === 'Sent' &&
          can('budgets.decide') && {
            label: t('decision.action'),
            icon: IconMessageCheck,
            primary: true,
            run: () => ask({ is: 'decision' }),
          },
        isApproved(status) && mayWrite && { label: t('supplement.action'), icon: IconPlus, run: () => ask({ is: 'supplement' }) },
        isOpen(status) &&
          maySend && {
            label: t('send.action'),
            icon: IconSend,
            primary: true,
            shortcut: 'Ctrl ↵',
            disabled: status === 'AwaitingInternalApproval' || budget.lines.length === 0,
            run: () => ask({ is: 'send' }),
          },
      ]}
    />
  );
}
