import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day } from '~/format/date';
import { amount } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { SaleDialog } from './SaleDialog';
import { FiscalTabs, SaleState } from './shared';

type Item = Schemas['fiscal']['ListInvoicesItem'];

const states = ['Pending', 'Confirmed', 'StockError', 'Cancelled'] as const;

/** What was sold, and whether the stock gave it. */
export function SalesPage() {
  const t = fiscal.use();
  const i = issuing.use();
  const { can } = useMe();
  const [selling, setSelling] = useState(false);
  const { filters, set, isFiltered, clear } = useFilters<{ situacao?: Item['status'] }>();
  const load: LoadPage<Item> = (after, limit) =>
    api.GET('/api/v1/fiscal/invoices', { params: { query: { status: filters.situacao, after, limit } } });
  const columns: Column<Item>[] = [
    {
      head: t('number'),
      phone: 'title',
      cell: (row) => <span className="m">{row.number}</span>,
      csv: { head: t('number'), value: (row) => row.number },
    },
    {
      head: t('customer'),
      phone: 'detail',
      cell: (row) => row.customerName,
      csv: { head: t('customer'), value: (row) => row.customerName },
    },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => <SaleState status={row.status} />,
      csv: { head: t('state'), value: (row) => t(`saleStates.${row.status}`) },
    },
    {
      head: t('reason'),
      cell: (row) => row.reason ?? <span className="mut">—</span>,
      csv: { head: t('reason'), value: (row) => row.reason },
    },
    {
      head: t('when'),
      cell: (row) => <span className="m">{day(row.issuedOn)}</span>,
      csv: { head: t('when'), value: (row) => day(row.issuedOn) },
    },
    {
      head: t('amount'),
      number: true,
      phone: 'value',
      cell: (row) => amount(row.total),
      csv: { head: t('total'), value: (row) => row.total },
    },
  ];
  return (
    <Page
      title={t('sales')}
      actions={
        can('fiscal.issue') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setSelling(true)}>
            {i('newSale')}
          </Button>
        )
      }
      bar={
        <>
          <FiscalTabs />
          <div className="bar">
            <ChoiceChip
              label={t('state')}
              any={t('any')}
              value={filters.situacao}
              options={states.map((value) => ({ value, label: t(`saleStates.${value}`) }))}
              onChange={(situacao) => set({ situacao })}
            />
            <span className="sp" />
            <CsvButton name={t('sales')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('sales')}
          query={usePages(['sales', filters], load, (row) => row.status === 'Pending')}
          columns={columns}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/fiscal/vendas/$id', params: { id: row.id } })}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('emptySales')}
            </Nothing>
          }
        />
      </Panel>
      {selling && <SaleDialog close={() => setSelling(false)} />}
    </Page>
  );
}
