import { useQuery } from '@tanstack/react-query';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { useMe } from '~/session/me';
import { asked, type OrderFilters } from './filters';

export type BoardColumn = Schemas['orders']['ShowBoardColumn'];
export type BoardCard = Schemas['orders']['ShowBoardCard'];

/** Cards a column begins with; the API gives at most a hundred at a time. */
export const first = 10;
export const most = 100;

/** The first cards of every column. */
export const boardOptions = (filters: OrderFilters, me: string) =>
  $api.queryOptions('get', '/api/v1/orders/board', { params: { query: { ...asked(filters, me), limit: first } } });

/** Asked again while it is looked at. */
export function useBoard(filters: OrderFilters, enabled: boolean) {
  const { user } = useMe();
  return useQuery({ ...boardOptions(filters, user.name), enabled, refetchInterval: 15_000, placeholderData: (before) => before });
}

/** More of one column than it began with. */
export function useColumn(filters: OrderFilters, column: BoardColumn, limit: number) {
  const { user } = useMe();
  const query = { ...asked(filters, user.name), status: column.status, limit };
  const more = $api.useQuery(
    'get',
    '/api/v1/orders/board',
    { params: { query } },
    { enabled: limit > first, refetchInterval: 15_000, placeholderData: (before) => before },
  );
  return { column: (limit > first && more.data?.columns[0]) || column, busy: more.isFetching };
}
