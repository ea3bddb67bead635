import { useFilters } from '~/app/useFilters';
import { PagedTable } from '~/ui/DataTable';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import type { OrderFilters } from './filters';
import { orders } from './messages';
import { useOrderColumns, useOrderPages } from './useOrders';

/** All orders, newest first. */
export function OrdersList() {
  const t = orders.use();
  const c = common.use();
  const { filters, set } = useFilters<OrderFilters>();
  const { visao: _, ...narrowing } = filters;
  const nothing = { busca: undefined, etapa: undefined, ate: undefined, atrasadas: undefined, minhas: undefined, cliente: undefined };
  return (
    <Panel>
      <PagedTable
        label={t('title')}
        query={useOrderPages()}
        columns={useOrderColumns()}
        rowKey={(row) => row.id}
        open={(row) => ({ to: '/ordens/$id', params: { id: row.id } })}
        empty={
          Object.values(narrowing).some(Boolean) ? (
            <>
              {c('nothingFound')}{' '}
              <button type="button" className="lnk" onClick={() => set(nothing)}>
                {c('clearFilters')}
              </button>
            </>
          ) : (
            t('empty')
          )
        }
      />
    </Panel>
  );
}
