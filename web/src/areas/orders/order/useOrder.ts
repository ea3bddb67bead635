import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { useMe } from '~/session/me';
import type { OrderStatus } from '~/ui/stages';

export type Order = Schemas['orders']['ShowOrderResponse'];
export type OrderComponent = Schemas['orders']['ShowOrderComponentOut'];
export type OrderStep = Schemas['orders']['ShowOrderStepOut'];

/** What other modules are about to change: their events arrive on their own. */
const awaiting: OrderStatus[] = ['InDiagnosis', 'AwaitingBudget', 'AwaitingApproval', 'Approved', 'AwaitingParts'];

export function useOrder(id: string) {
  return $api.useQuery(
    'get',
    '/api/v1/orders/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data && awaiting.includes(state.data.status) ? 2_000 : 15_000) },
  );
}

/** The newest version of each budget of an order comes first. */
export function useBudgets(orderId: string, awaited = false) {
  const { can } = useMe();
  return $api.useQuery(
    'get',
    '/api/v1/budgets',
    { params: { query: { orderId, limit: 50 } } },
    { enabled: can('budgets.read'), refetchInterval: awaited ? 2_000 : false },
  );
}

export function useReservations(orderId: string) {
  const { can } = useMe();
  return $api.useQuery(
    'get',
    '/api/v1/inventory/reservations',
    { params: { query: { orderId, limit: 200 } } },
    { enabled: can('inventory.read') },
  );
}

export function useReceivables(orderId: string) {
  const { can } = useMe();
  return $api.useQuery(
    'get',
    '/api/v1/financial/receivables',
    { params: { query: { orderId, limit: 200 } } },
    { enabled: can('financial.read') },
  );
}

export function useCost(orderId: string) {
  const { can } = useMe();
  return $api.useQuery(
    'get',
    '/api/v1/inventory/orders/{orderId}/cost',
    { params: { path: { orderId } } },
    { enabled: can('inventory.read') },
  );
}

export function useDiagnosis(orderId: string, enabled = true) {
  const { can } = useMe();
  return $api.useQuery(
    'get',
    '/api/v1/diagnostics/orders/{orderId}',
    { params: { path: { orderId } } },
    { enabled: enabled && can('diagnostics.read') },
  );
}

/** The photos and documents, newest first. */
export function useAttachments(id: string) {
  return $api.useQuery('get', '/api/v1/orders/{id}/attachments', { params: { path: { id }, query: { limit: 200 } } });
}
