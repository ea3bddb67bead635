import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { sentence } from '~/api/problem';
import { day } from '~/format/date';
import { amount } from '~/format/number';
import { useSubmit } from '~/forms/useSubmit';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { type Column, DataTable } from '~/ui/DataTable';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { StatusChip } from '../../budgets/status';
import { order as messages } from './messages';
import { type Order, useBudgets } from './useOrder';

type Budget = Schemas['budgets']['ListBudgetsItem'];

/** The quotes of the order, and another one for what was found later. */
export function OrderBudgets({ order }: { order: Order }) {
  const t = messages.use();
  const { can } = useMe();
  const navigate = useNavigate();
  const budgets = useBudgets(order.id);
  const draft = useSubmit(
    async (orderId: string, sending) => (await api.POST('/api/v1/budgets', { body: { orderId, supplementary: true }, ...sending })).data,
    { done: (made) => made && navigate({ to: '/orcamentos/$id', params: { id: made.id } }) },
  );
  const approved = (order.approvedTotal ?? 0) > 0 && !['Delivered', 'Cancelled'].includes(order.status);
  const columns: Column<Budget>[] = [
    {
      head: t('budgets.number'),
      cell: (row) => (
        <>
          <span className="m">{row.number}</span> {row.supplementary && <span className="mut">{t('budgets.supplementary')}</span>}
        </>
      ),
      phone: 'title',
    },
    { head: t('budgets.version'), cell: (row) => `v${row.version}`, number: true },
    {
      head: t('budgets.state'),
      cell: (row) => <StatusChip status={row.status} />,
      phone: 'state',
    },
    { head: t('budgets.valid'), cell: (row) => row.validUntil && day(row.validUntil), phone: 'detail' },
    { head: t('budgets.total'), cell: (row) => amount(row.total), number: true, phone: 'value' },
  ];
  return (
    <Panel
      title={t('tabs.orcamentos')}
      actions={
        approved &&
        can('budgets.write') && (
          <Button small icon={IconPlus} busy={draft.isPending} onClick={() => draft.mutate(order.id)}>
            {t('budgets.newSupplementary')}
          </Button>
        )
      }
    >
      {draft.error && (
        <div className="pb">
          <Note tone="out">{sentence(draft.error)}</Note>
        </div>
      )}
      <Loaded query={budgets}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('budgets.none')}</Empty>
          ) : (
            <DataTable
              label={t('tabs.orcamentos')}
              columns={columns}
              rows={items}
              rowKey={(row) => row.id}
              open={(row) => ({ to: '/orcamentos/$id', params: { id: row.id } })}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
