import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { plusDays } from '~/format/date';
import { useMe } from '~/session/me';
import type { OrderStatus } from '~/ui/stages';

export type LateOrder = Schemas['orders']['ShowBoardCard'] & { status: OrderStatus };

const shown = 5;

/** The orders whose promise was broken first: the board sorts by it, a list would not. */
export function useLateOrders() {
  const { can, today } = useMe();
  const query = { promisedUntil: plusDays(today, -1), limit: shown };
  const board = $api.useQuery(
    'get',
    '/api/v1/orders/board',
    { params: { query } },
    { enabled: can('orders.read'), refetchInterval: 30_000 },
  );
  const orders: LateOrder[] = (board.data?.columns ?? [])
    .flatMap(({ status, cards }) => cards.filter((card) => card.late).map((card) => ({ ...card, status })))
    .sort((one, other) => (one.promisedOn ?? '').localeCompare(other.promisedOn ?? '') || one.priority - other.priority)
    .slice(0, shown);
  return { orders, error: board.error, isLoading: board.isLoading };
}
