import { Link } from '@tanstack/react-router';
import { api } from '~/api/client';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { reais } from '~/format/number';
import { RefusalNote } from '~/forms/RefusalNote';
import { useSubmit } from '~/forms/useSubmit';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { budgets } from './messages';
import type { Budget } from './rows';
import { type Editor, useVersions } from './useBudget';

/** What has to be read before the lines: a refusal, a discount that waits, an old version. */
export function BudgetNotes({ budget, editor, old }: { budget: Budget; editor: Editor; old: boolean }) {
  const t = budgets.use();
  const versions = useVersions(budget.id);
  const latest = versions.data?.at(-1)?.version ?? budget.version;
  return (
    <>
      {old && latest !== budget.version && (
        <Note
          action={
            <Link className="btn s" to="/orcamentos/$id" params={{ id: budget.id }}>
              {t('seeLatest')}
            </Link>
          }
        >
          {t('old', { version: `v${budget.version}`, latest: `v${latest}` })}
        </Note>
      )}
      <RefusalNote refusal={editor.refusal} onReload={editor.reload} />
      {budget.status === 'AwaitingInternalApproval' && !old && <Waiting budget={budget} />}
    </>
  );
}

function Waiting({ budget }: { budget: Budget }) {
  const t = budgets.use();
  const { can } = useMe();
  const decide = useSubmit(
    (approve: boolean, sending) =>
      api.POST('/api/v1/budgets/{id}/internal-approval', { params: { path: { id: budget.id } }, body: { approve }, ...sending }),
    { done: () => queries.invalidateQueries() },
  );
  return (
    <>
      <Note
        tone="lim"
        action={
          can('budgets.approve-discount') && (
            <span className="row">
              <Button small busy={decide.isPending} onClick={() => decide.mutate(true)}>
                {t('discount.approve')}
              </Button>
              <Button small look="ghost" busy={decide.isPending} onClick={() => decide.mutate(false)}>
                {t('discount.refuse')}
              </Button>
            </span>
          )
        }
      >
        {t('discount.waiting', { amount: reais(budget.allDiscounts + budget.belowList) })}
      </Note>
      {decide.isError && <Note tone="out">{sentence(decide.error)}</Note>}
    </>
  );
}
