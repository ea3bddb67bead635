import { queryOptions, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { queries } from '~/api/queries';

/** What is edited, with the mark that a save names so that nobody's change is run over. */
export type Marked<T> = { data: T; mark: string | null };

/** One thing of the API and its mark. */
export function useMarked<T>(name: string, load: () => Promise<{ data?: T; response: Response }>, enabled = true) {
  return useQuery(
    queryOptions({
      queryKey: ['settings', name],
      enabled,
      queryFn: async (): Promise<Marked<T>> => {
        const { data, response } = await load();
        return { data: data as T, mark: response.headers.get('ETag') };
      },
    }),
  );
}

export const ifMatch = (mark: string | null) => (mark ? { 'If-Match': mark } : {});

/** What a save is sent under: the mark of what was found, then that of each answer, so that one goes on typing on top of it. */
export function useMark(found: string | null) {
  const mark = useRef(found);
  return {
    header: () => ifMatch(mark.current),
    follow({ response }: { response: Response }) {
      mark.current = response.headers.get('ETag') ?? mark.current;
      void queries.invalidateQueries();
    },
  };
}

/** A form begins anew, by its `key`, with what somebody else made of it. */
export function useAfresh<T>(query: { refetch: () => Promise<{ data: T | undefined }> }) {
  const [{ round, found }, begin] = useState<{ round: number; found?: T }>({ round: 0 });
  async function again() {
    await queries.invalidateQueries();
    const { data } = await query.refetch();
    begin({ round: round + 1, found: data });
  }
  return { round, found, again };
}
