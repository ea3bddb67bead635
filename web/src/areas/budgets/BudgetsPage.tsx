import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day } from '~/format/date';
import { amount } from '~/format/number';
import { Chip } from '~/ui/Chip';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import './budgets.css';
import { budgets } from './messages';
import { StatusChip, statuses } from './status';

type Item = Schemas['budgets']['ListBudgetsItem'];

/** Every budget by its latest version. */
export function BudgetsPage() {
  const t = budgets.use();
  const c = common.use();
  const { filters, set, isFiltered, clear } = useFilters<{ busca?: string; situacao?: string }>();
  const status = statuses.find((one) => one === filters.situacao);
  const load: LoadPage<Item> = (after, limit) =>
    api.GET('/api/v1/budgets', { params: { query: { status, search: filters.busca, after, limit } } });
  const list = usePages(['budgets', status, filters.busca], load);
  const columns: Column<Item>[] = [
    {
      head: t('number'),
      cell: (row) => (
        <span className="row">
          <span className="m">{row.number}</span>
          {row.supplementary && <Chip tone="non">{t('supplementary')}</Chip>}
        </span>
      ),
      phone: 'title',
      csv: { head: t('number'), value: (row) => row.number },
    },
    {
      head: t('customer'),
      cell: (row) => row.customerName,
      phone: 'detail',
      csv: { head: t('customer'), value: (row) => row.customerName },
    },
    {
      head: t('order'),
      cell: (row) => <span className="m">{row.orderNumber}</span>,
      csv: { head: t('order'), value: (row) => row.orderNumber },
    },
    { head: t('version'), cell: (row) => `v${row.version}`, csv: { head: t('version'), value: (row) => row.version } },
    {
      head: t('state'),
      cell: (row) => <StatusChip status={row.status} />,
      phone: 'state',
      csv: { head: t('state'), value: (row) => t(`status.${row.status}`) },
    },
    {
      head: t('validUntil'),
      cell: (row) => row.validUntil && day(row.validUntil),
      csv: { head: t('validUntil'), value: (row) => row.validUntil && day(row.validUntil) },
    },
    {
      head: `${t('total')} (R$)`,
      cell: (row) => amount(row.total),
      number: true,
      phone: 'value',
      csv: { head: t('total'), value: (row) => row.total },
    },
  ];
  return (
    <Page
      title={t('title')}
      bar={
        <div className="bar">
          <FilterBox label={t('search')} value={filters.busca} onChange={(busca) => set({ busca })} />
          <select
            className="inp sel"
            aria-label={t('state')}
            value={status ?? ''}
            onChange={(event) => set({ situacao: event.currentTarget.value || undefined })}
          >
            <option value="">{t('allStates')}</option>
            {statuses.map((one) => (
              <option key={one} value={one}>
                {t(`status.${one}`)}
              </option>
            ))}
          </select>
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
          open={(row) => ({ to: '/orcamentos/$id', params: { id: row.id } })}
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
    </Page>
  );
}
