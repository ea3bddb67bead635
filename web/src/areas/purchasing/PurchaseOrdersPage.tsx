import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day, dayOf } from '~/format/date';
import { amount } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { purchasing } from './messages';
import { OrderDialog } from './OrderDialog';
import { orderTones, PurchasingTabs, SupplierField } from './shared';

type Item = Schemas['purchasing']['ListOrdersItem'];

const states = ['Draft', 'AwaitingApproval', 'Approved', 'Sent', 'PartiallyReceived', 'Received', 'Cancelled'] as const;

function useColumns(): Column<Item>[] {
  const t = purchasing.use();
  return [
    {
      head: t('number'),
      phone: 'title',
      cell: (row) => <span className="m">{row.number}</span>,
      csv: { head: t('number'), value: (row) => row.number },
    },
    {
      head: t('supplier'),
      phone: 'detail',
      cell: (row) => row.supplierName,
      csv: { head: t('supplier'), value: (row) => row.supplierName },
    },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => <Chip tone={orderTones[row.status]}>{t(`orderStates.${row.status}`)}</Chip>,
      csv: { head: t('state'), value: (row) => t(`orderStates.${row.status}`) },
    },
    {
      head: t('expectedOn'),
      cell: (row) => (row.expectedOn ? <span className="m">{day(row.expectedOn)}</span> : <span className="mut">—</span>),
      csv: { head: t('expectedOn'), value: (row) => row.expectedOn && day(row.expectedOn) },
    },
    {
      head: t('createdAt'),
      cell: (row) => <span className="m">{day(dayOf(row.createdAt))}</span>,
      csv: { head: t('createdAt'), value: (row) => day(dayOf(row.createdAt)) },
    },
    {
      head: t('totalHead'),
      number: true,
      phone: 'value',
      cell: (row) => amount(row.total),
      csv: { head: t('totalHead'), value: (row) => row.total },
    },
  ];
}

/** The orders to suppliers. */
export function PurchaseOrdersPage() {
  const t = purchasing.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<{ situacao?: Item['status']; fornecedor?: string }>();
  const [adding, setAdding] = useState(false);
  const id = filters.fornecedor ?? '';
  const supplier = $api.useQuery('get', '/api/v1/purchasing/suppliers/{id}', { params: { path: { id } } }, { enabled: id !== '' });
  const load: LoadPage<Item> = (after, limit) =>
    api.GET('/api/v1/purchasing/orders', {
      params: { query: { status: filters.situacao, supplierId: filters.fornecedor, after, limit } },
    });
  const columns = useColumns();
  return (
    <Page
      title={t('orders')}
      actions={
        can('purchasing.buy') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
            {t('newOrder')}
          </Button>
        )
      }
      bar={
        <>
          <PurchasingTabs />
          <div className="bar">
            <SupplierField
              data-filter
              size="xs"
              w={260}
              aria-label={t('supplier')}
              placeholder={t('supplier')}
              value={filters.fornecedor ?? null}
              chosen={supplier.data ? { value: id, label: supplier.data.name } : null}
              onChange={(next) => set({ fornecedor: next ?? undefined })}
            />
            <ChoiceChip
              label={t('state')}
              any={t('any')}
              value={filters.situacao}
              options={states.map((value) => ({ value, label: t(`orderStates.${value}`) }))}
              onChange={(situacao) => set({ situacao })}
            />
            <span className="sp" />
            <CsvButton name={t('orders')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('orders')}
          query={usePages(['purchase-orders', filters], load)}
          columns={columns}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/compras/pedidos/$id', params: { id: row.id } })}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('emptyOrders')}
            </Nothing>
          }
        />
      </Panel>
      {adding && <OrderDialog close={() => setAdding(false)} />}
    </Page>
  );
}
