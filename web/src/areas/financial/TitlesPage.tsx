import { IconClock, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day, relative } from '~/format/date';
import { amount, reais } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { ChoiceChip, ToggleChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { financial } from './messages';
import { CustomerFilter, FinancialTabs, type Title } from './shared';
import { TitleChip, type TitleStatus } from './TitleChip';
import { PayableDialog, ReceivableDialog } from './TitleDialogs';
import { titleStates } from './titleStates';

const states = ['Open', 'Partial', 'Overdue', 'Settled', 'Renegotiated', 'Cancelled'] as const;

export type Side = 'receivables' | 'payables';
type Filters = { situacao?: TitleStatus; de?: string; ate?: string; cliente?: string };

export function useTitleColumns(side: Side): Column<Title>[] {
  const t = financial.use();
  const { today } = useMe();
  const party = t(side === 'receivables' ? 'party' : 'creditor');
  return [
    { head: party, phone: 'title', cell: (row) => row.party, csv: { head: party, value: (row) => row.party } },
    {
      head: t('number'),
      phone: 'detail',
      cell: (row) => <span className="m">{row.number}</span>,
      csv: { head: t('number'), value: (row) => row.number },
    },
    { head: t('category'), cell: (row) => row.category, csv: { head: t('category'), value: (row) => row.category } },
    {
      head: t('dueOn'),
      cell: (row) => (
        <>
          <span className="m">{day(row.dueOn)}</span>
          {row.status === 'Overdue' && <span className="t-out sm"> {relative(today, row.dueOn)}</span>}
        </>
      ),
      csv: { head: t('dueOn'), value: (row) => day(row.dueOn) },
    },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => <TitleChip status={row.status} />,
      csv: { head: t('state'), value: (row) => titleStates.say(row.status) },
    },
    { head: t('amount'), number: true, cell: (row) => amount(row.amount), csv: { head: t('amount'), value: (row) => row.amount } },
    {
      head: t('owed'),
      number: true,
      phone: 'value',
      cell: (row) => <b>{amount(row.balance)}</b>,
      csv: { head: t('owed'), value: (row) => row.balance },
    },
  ];
}

/** The titles of a side: what comes in, or what goes out. */
export function TitlesPage({ side }: { side: Side }) {
  const t = financial.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<Filters>();
  const [adding, setAdding] = useState(false);
  const summary = $api.useQuery('get', '/api/v1/financial/summary');
  const load: LoadPage<Title> = (after, limit) => {
    const query = { status: filters.situacao, dueFrom: filters.de, dueUntil: filters.ate, after, limit };
    return side === 'receivables'
      ? api.GET('/api/v1/financial/receivables', { params: { query: { ...query, customerId: filters.cliente } } })
      : api.GET('/api/v1/financial/payables', { params: { query } });
  };
  const columns = useTitleColumns(side);
  const overdue = summary.data?.[side === 'receivables' ? 'receivable' : 'payable'].overdue;
  const Dialog = side === 'receivables' ? ReceivableDialog : PayableDialog;
  return (
    <Page
      title={t(side)}
      sub={overdue && overdue.count > 0 && `${t('overdue')}: ${reais(overdue.balance)}`}
      actions={
        can('financial.write') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
            {t('newTitle')}
          </Button>
        )
      }
      bar={
        <>
          <FinancialTabs />
          <div className="bar">
            {side === 'receivables' && <CustomerFilter value={filters.cliente} onChange={(cliente) => set({ cliente })} />}
            <ToggleChip
              icon={IconClock}
              on={filters.situacao === 'Overdue'}
              onChange={(on) => set({ situacao: on ? 'Overdue' : undefined })}
            >
              {t('overdue')}
              {overdue && overdue.count > 0 && ` ${overdue.count}`}
            </ToggleChip>
            <ChoiceChip
              label={t('state')}
              any={t('any')}
              value={filters.situacao}
              options={states.map((value) => ({ value, label: titleStates.say(value) }))}
              onChange={(situacao) => set({ situacao })}
            />
            <DayField
              size="xs"
              w={140}
              aria-label={t('dueFrom')}
              placeholder={t('dueFrom')}
              value={filters.de ?? null}
              onChange={(de) => set({ de: de ?? undefined })}
            />
            <DayField
              size="xs"
              w={140}
              aria-label={`${t('dueOn')} ${t('dueUntil')}`}
              placeholder={t('dueUntil')}
              value={filters.ate ?? null}
              onChange={(ate) => set({ ate: ate ?? undefined })}
            />
            <span className="sp" />
            <CsvButton name={t(side)} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t(side)}
          query={usePages(['titles', side, filters], load)}
          columns={columns}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/financeiro/titulos/$id', params: { id: row.id } })}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t(side === 'receivables' ? 'emptyReceivables' : 'emptyPayables')}
            </Nothing>
          }
        />
      </Panel>
      {adding && <Dialog close={() => setAdding(false)} />}
    </Page>
  );
}
