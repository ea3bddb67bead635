import { useQueries } from '@tanstack/react-query';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';

export type Part = Schemas['inventory']['ShowPartResponse'];

/** The parts of these codes, as far as they are known yet: what they are called and what is on the shelf. */
export function useParts(skus: string[]): Map<string, Part> {
  return useQueries({
    queries: [...new Set(skus)].map((sku) =>
      $api.queryOptions('get', '/api/v1/inventory/parts/{sku}', { params: { path: { sku } } }, { staleTime: 60_000 }),
    ),
    combine: (answers) => new Map(answers.flatMap((one) => (one.data ? [[one.data.sku, one.data] as const] : []))),
  });
}
