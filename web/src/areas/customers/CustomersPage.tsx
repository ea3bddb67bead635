import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { phone, taxId } from '~/format/texts';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { CustomerDialog } from './CustomerDialog';
import { customers } from './messages';

type Customer = Schemas['orders']['ListCustomersItem'];

/** Who the shop works for. */
export function CustomersPage() {
  const t = customers.use();
  const c = common.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<{ busca?: string }>();
  const [adding, setAdding] = useState(false);
  const load: LoadPage<Customer> = (after, limit) =>
    api.GET('/api/v1/orders/customers', { params: { query: { search: filters.busca, after, limit } } });
  const list = usePages(['customers', filters.busca], load);
  const columns: Column<Customer>[] = [
    { head: t('name'), cell: (row) => row.name, phone: 'title', csv: { head: t('name'), value: (row) => row.name } },
    {
      head: t('taxId'),
      cell: (row) => <span className="m">{row.taxId && taxId(row.taxId)}</span>,
      phone: 'detail',
      csv: { head: t('taxId'), value: (row) => row.taxId && taxId(row.taxId) },
    },
    {
      head: t('phone'),
      cell: (row) => row.phone && phone(row.phone),
      phone: 'value',
      csv: { head: t('phone'), value: (row) => row.phone && phone(row.phone) },
    },
    { head: t('state'), cell: (row) => (row.active ? null : <Chip tone="non">{t('inactive')}</Chip>), phone: 'state' },
  ];
  return (
    <Page
      title={t('title')}
      actions={
        can('orders.write') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
            {t('new')}
          </Button>
        )
      }
      bar={
        <div className="bar">
          <FilterBox label={t('search')} value={filters.busca} onChange={(busca) => set({ busca })} />
          <span className="sp" />
          <CsvButton name={t('title')} columns={columns} load={load} />
        </div>
      }
    >
      <Panel>
        <PagedTable
          label={t('title')}
          query={list}
          columns={columns}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/clientes/$id', params: { id: row.id } })}
          empty={
            isFiltered ? (
              <>
                {c('nothingFound')}{' '}
                <button type="button" className="lnk" onClick={clear}>
                  {c('clearFilters')}
                </button>
              </>
            ) : (
              t('empty')
            )
          }
        />
      </Panel>
      {adding && <CustomerDialog close={() => setAdding(false)} />}
    </Page>
  );
}
