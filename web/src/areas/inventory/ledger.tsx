import type { Schemas } from '~/api/generated';
import { day } from '~/format/date';
import { amount, quantity } from '~/format/number';
import { Button } from '~/ui/Button';
import type { Column } from '~/ui/DataTable';
import { inventory } from './messages';

export type LedgerEntry = Schemas['inventory']['ListLedgerItem'];

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);

/** What moved, by how much, and what there was afterwards. */
export function useLedgerColumns(onReturn?: (order: { value: string; label: string }) => void): Column<LedgerEntry>[] {
  const t = inventory.use();
  const columns: Column<LedgerEntry>[] = [
    {
      head: t('day'),
      cell: (row) => <span className="m">{day(row.postedOn)}</span>,
      phone: 'detail',
      csv: { head: t('day'), value: (row) => day(row.postedOn) },
    },
    {
      head: t('kind'),
      cell: (row) => (
        <>
          {t(`kinds.${row.kind}`)}
          <span className="two wrap">{row.source}</span>
        </>
      ),
      phone: 'title',
      csv: { head: t('kind'), value: (row) => t(`kinds.${row.kind}`) },
    },
    {
      head: t('quantity'),
      number: true,
      cell: (row) => signed(quantity(row.quantity), row.quantity),
      phone: 'value',
      csv: { head: t('quantity'), value: (row) => row.quantity },
    },
    {
      head: t('value'),
      number: true,
      cell: (row) => signed(amount(row.value), row.value),
      csv: { head: t('value'), value: (row) => row.value },
    },
    {
      head: t('balance'),
      number: true,
      cell: (row) => <b>{quantity(row.balanceQuantity)}</b>,
      csv: { head: t('balance'), value: (row) => row.balanceQuantity },
    },
    {
      head: t('balanceValue'),
      number: true,
      cell: (row) => amount(row.balanceValue),
      csv: { head: t('balanceValue'), value: (row) => row.balanceValue },
    },
    { head: t('by'), cell: (row) => row.postedBy, csv: { head: t('by'), value: (row) => row.postedBy } },
  ];
  if (!onReturn) return columns;
  const giveBack: Column<LedgerEntry> = {
    head: '',
    phone: 'state',
    cell: ({ kind, orderId, source }) =>
      kind === 'Issue' &&
      orderId && (
        <Button small look="ghost" onClick={() => onReturn({ value: orderId, label: source })}>
          {t('giveBack')}
        </Button>
      ),
  };
  return [...columns, giveBack];
}
