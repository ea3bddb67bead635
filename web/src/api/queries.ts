import { QueryClient } from '@tanstack/react-query';
import { Unreachable } from './connection';

/** Until it is reached; a refusal does not get better by asking again. */
export const again = (failures: number, error: unknown) => error instanceof Unreachable && failures < 1000;

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, retryDelay: 500, staleTime: 5_000, refetchOnWindowFocus: true, networkMode: 'online' },
    // What has no key of its own may be done twice: only forms that have one are sent again.
    mutations: { retry: false, networkMode: 'online' },
  },
});
