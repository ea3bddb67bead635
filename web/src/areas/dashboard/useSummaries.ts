import { $api } from '~/api/client';
import { plusDays } from '~/format/date';
import { useMe } from '~/session/me';

/** Live enough for a screen on the wall. */
const live = 30_000;

export function useOrdersSummary() {
  const { can } = useMe();
  return $api.useQuery('get', '/api/v1/orders/summary', undefined, { enabled: can('orders.read'), refetchInterval: live });
}

export function useBudgetsSummary() {
  const { can } = useMe();
  return $api.useQuery('get', '/api/v1/budgets/summary', undefined, { enabled: can('budgets.read'), refetchInterval: live });
}

export function useInventorySummary() {
  const { can } = useMe();
  return $api.useQuery('get', '/api/v1/inventory/summary', undefined, { enabled: can('inventory.read'), refetchInterval: live });
}

export function useFinancialSummary() {
  const { can } = useMe();
  return $api.useQuery('get', '/api/v1/financial/summary', undefined, { enabled: can('financial.read'), refetchInterval: live });
}

/** The balance of each of the last thirty days, today last. */
export function useCash() {
  const { can, today } = useMe();
  const query = { from: plusDays(today, -29), to: today };
  return $api.useQuery(
    'get',
    '/api/v1/consolidated/daily',
    { params: { query } },
    { enabled: can('consolidated.read'), refetchInterval: live },
  );
}
