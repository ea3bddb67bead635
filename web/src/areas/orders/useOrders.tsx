import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { useFilters } from '~/app/useFilters';
import { day } from '~/format/date';
import { plate } from '~/format/texts';
import { useMe } from '~/session/me';
import type { Column } from '~/ui/DataTable';
import { Stage, stageWords } from '~/ui/stages';
import { asked, type OrderFilters } from './filters';
import { orders } from './messages';

export type OrderItem = Schemas['orders']['ListOrdersItem'];

/** All orders there are, as the address narrows them. */
export function useOrders() {
  const { user } = useMe();
  const { filters } = useFilters<OrderFilters>();
  const narrowed = { ...asked(filters, user.name), status: filters.etapa, late: filters.atrasadas === 'sim' || undefined };
  const load: LoadPage<OrderItem> = (after, limit) => api.GET('/api/v1/orders', { params: { query: { ...narrowed, after, limit } } });
  return { narrowed, load };
}

export const useOrderPages = () => {
  const { narrowed, load } = useOrders();
  return usePages(['orders', narrowed], load);
};

export function useOrderColumns(): Column<OrderItem>[] {
  const t = orders.use();
  const s = stageWords.use();
  const { today } = useMe();
  const late = (row: OrderItem) => row.promisedOn !== null && row.promisedOn < today && !over.includes(row.status);
  return [
    {
      head: t('number'),
      cell: (row) => <span className="m">{row.number}</span>,
      phone: 'detail',
      csv: { head: t('number'), value: (row) => row.number },
    },
    { head: t('engine'), cell: (row) => row.engine.model, phone: 'title', csv: { head: t('engine'), value: (row) => row.engine.model } },
    { head: t('customer'), cell: (row) => row.customerName, csv: { head: t('customer'), value: (row) => row.customerName } },
    {
      head: t('plate'),
      cell: (row) => row.engine.plate && <span className="m">{plate(row.engine.plate)}</span>,
      csv: { head: t('plate'), value: (row) => row.engine.plate && plate(row.engine.plate) },
    },
    {
      head: t('stage'),
      cell: (row) => <Stage status={row.status} />,
      phone: 'state',
      csv: { head: t('stage'), value: (row) => s(row.status) },
    },
    { head: t('opened'), cell: (row) => day(row.openedOn), csv: { head: t('opened'), value: (row) => day(row.openedOn) } },
    {
      head: t('promised'),
      cell: (row) => row.promisedOn && <span className={late(row) ? 't-out b' : undefined}>{day(row.promisedOn)}</span>,
      phone: 'value',
      csv: { head: t('promised'), value: (row) => row.promisedOn && day(row.promisedOn) },
    },
  ];
}

/** A promise is kept once the engine is done, and void when it never will be. */
const over: OrderItem['status'][] = ['Completed', 'Delivered', 'Refused', 'Cancelled'];
