import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

export type Slice<T> = { items: T[]; next: string | null };

/** Asks for the page after a row, of a list of the API. */
export type LoadPage<T> = (after: string | undefined, limit?: number) => Promise<{ data?: Slice<T> }>;

/** A list that the API pages; `queryKey` names it with everything that narrows it, as `['orders', filters]`. It is asked for again while a row is `awaited`. */
export function usePages<T>(queryKey: QueryKey, load: LoadPage<T>, awaited: (row: T) => boolean = () => false) {
  return useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam }): Promise<Slice<T>> => (await load(pageParam)).data ?? { items: [], next: null },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) => (data?.pages.some(({ items }) => items.some(awaited)) ? 2_000 : false),
  });
}

/** Every row of a list that the API pages. */
export async function everyPage<T>(load: LoadPage<T>): Promise<T[]> {
  const rows: T[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const { items, next } = (await load(after, 200)).data ?? { items: [], next: null };
    rows.push(...items);
    after = next ?? undefined;
    more = next !== null;
  }
  return rows;
}
