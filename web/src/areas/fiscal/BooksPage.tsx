import { IconBook, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { plusMonths } from '~/format/date';
import { amount } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { download } from '~/ui/csv';
import { DataTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Failure, Loaded } from '~/ui/States';
import { BookNotes } from './BookNotes';
import { fiscal } from './messages';
import { Obligations } from './Obligations';
import { Simples } from './Simples';
import { SimplesMonths } from './SimplesMonths';
import { FiscalTabs, files, MonthChip } from './shared';
import './fiscal.css';

const books = ['Outgoing', 'Incoming', 'Services'] as const;
type Book = (typeof books)[number];

/** The books of a month: what is due, what was taxed, and the Simples. */
export function BooksPage() {
  const t = fiscal.use();
  const { can, today } = useMe();
  const { filters, set } = useFilters<{ mes?: string; livro?: Book }>();
  const [booking, setBooking] = useState(false);
  const month = filters.mes ?? today.slice(0, 7);
  const book = filters.livro ?? 'Outgoing';
  return (
    <Page
      title={t('books')}
      actions={
        can('fiscal.issue') && (
          <Button icon={IconBook} onClick={() => setBooking(true)}>
            {t('book')}
          </Button>
        )
      }
      bar={
        <>
          <FiscalTabs />
          <div className="bar">
            <MonthChip value={month} onChange={(mes) => set({ mes })} />
            <ChoiceChip
              label={t('register')}
              any={t('kindsOfBook.Outgoing')}
              value={book}
              options={books.slice(1).map((value) => ({ value, label: t(`kindsOfBook.${value}`) }))}
              onChange={(livro) => set({ livro })}
            />
          </div>
        </>
      }
    >
      <div className="stack">
        <div className="fiscal-split">
          <div className="stack">
            <Obligations month={month} />
            <SimplesMonths month={month} />
          </div>
          <Simples month={month} />
        </div>
        <div className="side-by">
          <Taxes month={month} />
          <Register month={month} book={book} />
        </div>
      </div>
      {booking && (
        <ActDialog
          title={t('book')}
          label={t('book')}
          send={(_, sending) => api.POST('/api/v1/fiscal/books/months/{month}', { params: { path: { month } }, ...sending })}
          close={() => setBooking(false)}
        >
          {t('bookText')}
        </ActDialog>
      )}
    </Page>
  );
}

function Taxes({ month }: { month: string }) {
  const t = fiscal.use();
  const taxes = $api.useQuery('get', '/api/v1/fiscal/books/taxes', { params: { query: { from: month, to: month } } });
  const from = plusMonths(month, -11);
  const file = useMutation({
    mutationFn: () => files.taxes(from, month),
    onSuccess: (blob) => download(`impostos-${from}-${month}.csv`, blob),
  });
  return (
    <Panel
      title={t('taxes')}
      actions={
        <Button small look="ghost" icon={IconDownload} busy={file.isPending} onClick={() => file.mutate()}>
          {t('yearCsv')}
        </Button>
      }
    >
      {file.error && <Failure error={file.error} />}
      <Loaded query={taxes} rows={3}>
        {({ months }) => {
          const rows = months.flatMap((one) => one.totals);
          return rows.length === 0 ? (
            <Empty>{t('noTaxes')}</Empty>
          ) : (
            <DataTable
              label={t('taxes')}
              rows={rows}
              rowKey={(row) => row.tax}
              columns={[
                { head: t('tax'), phone: 'title', cell: (row) => t(`taxNames.${row.tax}`) },
                { head: t('outgoing'), number: true, phone: 'value', cell: (row) => amount(row.amount) },
                { head: t('incoming'), number: true, phone: 'state', cell: (row) => amount(row.incoming) },
              ]}
            />
          );
        }}
      </Loaded>
    </Panel>
  );
}

function Register({ month, book }: { month: string; book: Book }) {
  const t = fiscal.use();
  const register = $api.useQuery('get', '/api/v1/fiscal/books/register', { params: { query: { month, book } } });
  const [looked, lookAt] = useState<Schemas['fiscal']['ShowRegisterCode']>();
  return (
    <Panel title={t('register')} sub={t(`kindsOfBook.${book}`)}>
      <Loaded query={register} rows={3}>
        {(data) => (
          <>
            {data.warnings.length > 0 && (
              <div className="pb">
                <Note tone="lim">{data.warnings.join(' ')}</Note>
              </div>
            )}
            {data.codes.length === 0 ? (
              <Empty>{t('noRegister')}</Empty>
            ) : (
              <DataTable
                label={t('register')}
                rows={data.codes}
                rowKey={(row) => `${row.model}${row.number}`}
                onOpen={lookAt}
                columns={[
                  { head: t('code'), phone: 'title', cell: (row) => <span className="m">{row.number}</span> },
                  { head: t('model'), phone: 'detail', cell: (row) => t(`models.${row.model}`) },
                  { head: t('notesHead'), number: true, phone: 'state', cell: (row) => row.notes },
                  { head: t('revenue'), number: true, cell: (row) => amount(row.revenue) },
                  { head: t('total'), number: true, phone: 'value', cell: (row) => amount(row.value) },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
      {looked && <BookNotes month={month} row={looked} close={() => lookAt(undefined)} />}
    </Panel>
  );
}
