import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { instant } from '~/format/date';
import { amount, count } from '~/format/number';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { fiscal } from './messages';
import { DocState, daysOf, docStates, FiscalTabs, MonthChip } from './shared';

type Item = Schemas['fiscal']['ListServiceNotesItem'];

/** The notes of services. */
export function ServiceNotesPage() {
  const t = fiscal.use();
  const { filters, set, isFiltered, clear } = useFilters<{ situacao?: Item['status']; mes?: string }>();
  const load: LoadPage<Item> = (after, limit) =>
    api.GET('/api/v1/fiscal/service-notes', { params: { query: { status: filters.situacao, ...daysOf(filters.mes), after, limit } } });
  const name = (row: Item) => (row.nfseNumber === null ? `${row.series}/${count(row.number)}` : count(Number(row.nfseNumber)));
  const columns: Column<Item>[] = [
    { head: t('number'), phone: 'title', cell: (row) => <span className="m">{name(row)}</span>, csv: { head: t('number'), value: name } },
    {
      head: t('customer'),
      phone: 'detail',
      cell: (row) => row.recipient ?? '—',
      csv: { head: t('customer'), value: (row) => row.recipient },
    },
    {
      head: t('amount'),
      number: true,
      phone: 'value',
      cell: (row) => amount(row.total),
      csv: { head: t('total'), value: (row) => row.total },
    },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => <DocState status={row.status} />,
      csv: { head: t('state'), value: (row) => t(`docStates.${row.status}`) },
    },
    {
      head: t('reason'),
      cell: (row) => row.reason ?? <span className="mut">—</span>,
      csv: { head: t('reason'), value: (row) => row.reason },
    },
    {
      head: t('when'),
      cell: (row) => <span className="mut m">{instant(row.issuedAt)}</span>,
      csv: { head: t('when'), value: (row) => instant(row.issuedAt) },
    },
  ];
  return (
    <Page
      title={t('services')}
      bar={
        <>
          <FiscalTabs />
          <div className="bar">
            <MonthChip value={filters.mes} onChange={(mes) => set({ mes })} />
            <ChoiceChip
              label={t('state')}
              any={t('any')}
              value={filters.situacao}
              options={docStates.map((value) => ({ value, label: t(`docStates.${value}`) }))}
              onChange={(situacao) => set({ situacao })}
            />
            <span className="sp" />
            <CsvButton name={t('services')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('services')}
          query={usePages(['service-notes', filters], load, (row) => row.status === 'Waiting')}
          columns={columns}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/fiscal/servicos/$id', params: { id: row.id } })}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('emptyServices')}
            </Nothing>
          }
        />
      </Panel>
    </Page>
  );
}
