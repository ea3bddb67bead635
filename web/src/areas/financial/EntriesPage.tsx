import { IconArrowsExchange, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day } from '~/format/date';
import { amount } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { Accounts } from './Accounts';
import { type Entry, EntryDialog, ReverseDialog, TransferDialog } from './EntryDialogs';
import { financial } from './messages';
import { FinancialTabs, useAccounts } from './shared';

type Filters = { conta?: string; de?: string; ate?: string };

const signed = (value: number) => (value > 0 ? `+${amount(value)}` : amount(value));

function useColumns(undone: Set<string | null>, reverse: (entry: Entry) => void): Column<Entry>[] {
  const t = financial.use();
  const { can } = useMe();
  const accounts = useAccounts();
  const nameOf = (id: string) => accounts.data?.find((one) => one.id === id)?.name ?? '';
  const kindOf = (row: Entry) =>
    row.reversalOf ? t('isReversal') : row.transferId ? t('isTransfer') : row.sourceId ? t('isSettlement') : '';
  return [
    {
      head: t('day'),
      phone: 'detail',
      cell: (row) => <span className="m">{day(row.day)}</span>,
      csv: { head: t('day'), value: (row) => day(row.day) },
    },
    {
      head: t('what'),
      phone: 'title',
      cell: (row) => (
        <>
          {row.description}
          <span className="two wrap">{[row.category, row.enteredBy].join(' · ')}</span>
        </>
      ),
      csv: { head: t('what'), value: (row) => row.description },
    },
    { head: t('account'), cell: (row) => nameOf(row.accountId), csv: { head: t('account'), value: (row) => nameOf(row.accountId) } },
    {
      head: t('origin'),
      cell: (row) => kindOf(row) && <Chip tone={row.reversalOf ? 'vio' : 'non'}>{kindOf(row)}</Chip>,
      csv: { head: t('origin'), value: kindOf },
    },
    {
      head: t('entryAmount'),
      number: true,
      phone: 'value',
      cell: (row) => <b className={row.amount < 0 ? 't-lim' : undefined}>{signed(row.amount)}</b>,
      csv: { head: t('entryAmount'), value: (row) => row.amount },
    },
    {
      head: '',
      phone: 'state',
      cell: (row) =>
        can('cashflow.post') &&
        !row.reversalOf &&
        !row.sourceId &&
        !undone.has(row.id) && (
          <Button small look="ghost" onClick={() => reverse(row)}>
            {t('reverse')}
          </Button>
        ),
    },
  ];
}

/** The book of the accounts. */
export function EntriesPage() {
  const t = financial.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<Filters>();
  const [doing, setDoing] = useState<'entry' | 'transfer'>();
  const [reversing, setReversing] = useState<Entry>();
  const accounts = useAccounts();
  const load: LoadPage<Entry> = (after, limit) =>
    api.GET('/api/v1/cashflow/entries', {
      params: { query: { accountId: filters.conta, from: filters.de, to: filters.ate, after, limit } },
    });
  const entries = usePages(['entries', filters], load);
  const undone = new Set(entries.data?.pages.flatMap((page) => page.items.map((one) => one.reversalOf)));
  const columns = useColumns(undone, setReversing);
  const close = () => setDoing(undefined);
  return (
    <Page
      title={t('entries')}
      actions={
        can('cashflow.post') && (
          <>
            <Button icon={IconArrowsExchange} aria-label={t('transfer')} onClick={() => setDoing('transfer')}>
              <span className="hide-sm">{t('transfer')}</span>
            </Button>
            <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setDoing('entry')}>
              <span className="hide-sm">{t('newEntry')}</span>
              <span className="only-sm sr">{t('newEntry')}</span>
            </Button>
          </>
        )
      }
      bar={
        <>
          <FinancialTabs />
          <div className="bar">
            <ChoiceChip
              label={t('account')}
              any={t('any')}
              value={filters.conta}
              options={(accounts.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(conta) => set({ conta })}
            />
            <DayField
              size="xs"
              w={140}
              aria-label={t('from')}
              placeholder={t('from')}
              value={filters.de ?? null}
              onChange={(de) => set({ de: de ?? undefined })}
            />
            <DayField
              size="xs"
              w={140}
              aria-label={t('to')}
              placeholder={t('to')}
              value={filters.ate ?? null}
              onChange={(ate) => set({ ate: ate ?? undefined })}
            />
            <span className="sp" />
            <CsvButton name={t('entries')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <div className="side-by">
        <Panel>
          <PagedTable
            label={t('entries')}
            query={entries}
            columns={columns}
            rowKey={(row) => row.id}
            empty={
              <Nothing isFiltered={isFiltered} clear={clear}>
                {t('emptyEntries')}
              </Nothing>
            }
          />
        </Panel>
        <Accounts />
      </div>
      {doing === 'entry' && (
        <EntryDialog accountId={filters.conta ?? (accounts.data?.length === 1 ? accounts.data[0]?.id : undefined)} close={close} />
      )}
      {doing === 'transfer' && <TransferDialog close={close} />}
      {reversing && <ReverseDialog entry={reversing} close={() => setReversing(undefined)} />}
    </Page>
  );
}
