import { useQueries } from '@tanstack/react-query';
import { api } from '~/api/client';
import { useMe } from '~/session/me';
import { type Row, totalOf } from './rows';

/** What is sold from the catalogue and was never stocked is in no list, and has no cost. */
async function averageOf(sku: string): Promise<number | null> {
  const { data } = await api.GET('/api/v1/inventory/parts', { params: { query: { search: sku, limit: 50 } } });
  return data?.items.find((one) => one.sku === sku)?.average || null;
}

/** What the parts of a budget cost on the shelf, by code; those who may not see the stock know nothing. */
export function useCosts(rows: Row[]): Map<string, number> {
  const { can } = useMe();
  const skus = can('inventory.read')
    ? [...new Set(rows.filter((row) => row.kind === 'Part' && !row.customerSupplied).map((row) => row.code))]
    : [];
  return useQueries({
    queries: skus.map((sku) => ({ queryKey: ['part-cost', sku], queryFn: () => averageOf(sku), staleTime: 60_000 })),
    combine: (answers) => new Map(answers.flatMap((one, at) => (one.data ? [[skus[at] as string, one.data] as const] : []))),
  });
}

/** What is left of a price after its cost, in percent; null where the cost is not known. */
export function marginOf(row: Row, costs: Map<string, number>): number | null {
  const cost = costs.get(row.code);
  const total = totalOf(row);
  return row.kind === 'Part' && cost !== undefined && total > 0 ? (100 * (total - cost * row.quantity)) / total : null;
}

/** The same for all parts whose cost is known; `discount` is this budget's, of which the parts bear their share. */
export function marginOfParts(rows: Row[], costs: Map<string, number>, discount: number, total: number): number | null {
  const known = rows.filter((row) => marginOf(row, costs) !== null);
  const before = known.reduce((sum, row) => sum + totalOf(row), 0);
  const net = total + discount > 0 ? (before * total) / (total + discount) : 0;
  const cost = known.reduce((sum, row) => sum + (costs.get(row.code) ?? 0) * row.quantity, 0);
  return net > 0 ? (100 * (net - cost)) / net : null;
}
