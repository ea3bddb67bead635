import { IconRefresh } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { instant } from '~/format/date';
import { count } from '~/format/number';
import { type Sending, useSubmit } from '~/forms/useSubmit';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, DataTable } from '~/ui/DataTable';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Failure, Loading } from '~/ui/States';
import { operations } from './messages';
import { type ModuleName, modules } from './useHealth';

type Stuck = Schemas['orders']['OperationsDeadLetter'] & { module: ModuleName };

function useStuck() {
  return useQueries({
    queries: modules.map((module) => ({
      queryKey: ['dead-letters', module],
      refetchInterval: 5000,
      queryFn: async (): Promise<Stuck[]> => {
        const { data } = await api.GET(`/api/v1/${module}/dead-letters`);
        return (data ?? []).map((one) => ({ ...one, module }));
      },
    })),
    combine: (answers) => ({
      rows: answers.flatMap((one) => one.data ?? []).sort((a, b) => b.deadAt.localeCompare(a.deadAt)),
      error: answers.find((one) => one.error && !one.data)?.error,
      isPending: answers.some((one) => one.isPending),
      retry: () => Promise.all(answers.map((one) => one.refetch())),
    }),
  });
}

/** One message may wait for several handlers: a replay takes back all of them. */
async function replay(rows: Stuck[], { headers }: Sending): Promise<number> {
  const wanted = new Map(rows.map((one) => [one.messageId, one.module]));
  let revived = 0;
  for (const [id, module] of wanted) {
    const key = { 'Idempotency-Key': `${headers['Idempotency-Key']}-${id}` };
    const { data } = await api.POST(`/api/v1/${module}/dead-letters/{id}/replay`, { params: { path: { id } }, headers: key });
    revived += data?.count ?? 0;
  }
  return revived;
}

/** What one module told another and was not understood, however often it was told. */
export function StuckPanel() {
  const t = operations.use();
  const { can } = useMe();
  const stuck = useStuck();
  const again = useSubmit(replay, { done: () => queries.invalidateQueries(), refused: () => queries.invalidateQueries() });
  const { rows } = stuck;
  const columns: Column<Stuck>[] = [
    { head: t('what'), phone: 'title', cell: (row) => <span className="m">{row.type}</span> },
    { head: t('service'), phone: 'detail', cell: (row) => t(`modules.${row.module}`) },
    { head: t('handler'), cell: (row) => <span className="mut">{row.handler}</span> },
    { head: t('attempts'), number: true, cell: (row) => count(row.attempts) },
    { head: t('error'), phone: 'state', cell: (row) => <span className="stuck-error">{row.error}</span> },
    { head: t('since'), cell: (row) => <span className="m mut">{instant(row.deadAt)}</span> },
  ];
  if (can('operations.write'))
    columns.push({
      head: '',
      phone: 'value',
      cell: (row) => (
        <Button
          small
          icon={IconRefresh}
          busy={again.isPending}
          aria-label={t('replayOf', { type: row.type, module: t(`modules.${row.module}`) })}
          onClick={() => again.mutate([row])}
        >
          {t('replay')}
        </Button>
      ),
    });
  const together = modules.map((module) => rows.filter((one) => one.module === module)).filter((of) => of.length > 1);
  return (
    <Panel
      title={t('stuck')}
      sub={t('stuckSub')}
      actions={rows.length > 0 && <Chip tone="out">{count(rows.length)}</Chip>}
      footer={
        can('operations.write') &&
        together.length > 0 && (
          <div className="row w">
            {together.map((of) => (
              <Button key={of[0]?.module} small look="ghost" busy={again.isPending} onClick={() => again.mutate(of)}>
                {t('replayAll', { module: t(`modules.${of[0]?.module ?? 'auth'}`), count: of.length })}
              </Button>
            ))}
          </div>
        )
      }
    >
      {again.error && <Note tone="out">{sentence(again.error)}</Note>}
      {again.data !== undefined && <Note tone="ok">{t('replayed', { count: again.data })}</Note>}
      {stuck.error && <Failure error={stuck.error} retry={stuck.retry} />}
      {rows.length > 0 && (
        <DataTable label={t('stuck')} columns={columns} rows={rows} rowKey={(row) => `${row.module} ${row.messageId} ${row.handler}`} />
      )}
      {rows.length === 0 && !stuck.error && (stuck.isPending ? <Loading rows={3} /> : <Empty>{t('noStuck')}</Empty>)}
    </Panel>
  );
}
