import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type More, MoreRows } from './MoreRows';
import { Empty, Failure, Loading } from './States';

/** A column; on a phone a row becomes a card of title, value, detail and state, and everything else is left out. */
export type Column<T> = {
  head: ReactNode;
  cell: (row: T) => ReactNode;
  /** Numbers stand right. */
  number?: boolean;
  phone?: 'title' | 'value' | 'detail' | 'state';
  /** What a spreadsheet gets; not exported where it is missing. */
  csv?: { head: string; value: (row: T) => string | number | null | undefined };
};

/** What an infinite query of a list gives. */
export type Pages<T> = {
  data: { pages: { items: T[] }[] } | undefined;
  error: unknown;
  refetch: () => unknown;
} & More;

type Props<T> = {
  /** Says to those who do not see it what the table holds. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  /** Where a row leads; its first column becomes the link. */
  open?: (row: T) => LinkProps;
  onOpen?: (row: T) => void;
  foot?: ReactNode;
};

const phone = { title: 'p', value: 'v', detail: 's', state: 'e' } as const;

const classOf = <T,>(column: Column<T>) =>
  [column.number && 'n', column.phone && phone[column.phone]].filter(Boolean).join(' ') || undefined;

/** Rows in the design's density; a list of cards on a phone. */
export function DataTable<T>({ label, columns, rows, rowKey, open, onOpen, foot }: Props<T>) {
  const first = (row: T, content: ReactNode) =>
    open ? (
      <Link {...open(row)} className="cover" data-row>
        {content}
      </Link>
    ) : onOpen ? (
      <button type="button" className="cover" data-row onClick={() => onOpen(row)}>
        {content}
      </button>
    ) : (
      content
    );
  return (
    <div className="scroll">
      <table className="t li" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
              <th key={at} scope="col" className={column.number ? 'n' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
                <td key={at} className={classOf(column)}>
                  {at === 0 ? first(row, column.cell(row)) : column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

/** A list that the server pages: its rows, and more of them on demand. */
export function PagedTable<T>({ query, empty, ...table }: Omit<Props<T>, 'rows'> & { query: Pages<T>; empty: ReactNode }) {
  if (!query.data) return query.error ? <Failure error={query.error} retry={query.refetch} /> : <Loading rows={8} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      <DataTable {...table} rows={rows} />
      <MoreRows query={query} />
    </>
  );
}
