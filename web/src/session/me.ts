import { useSuspenseQuery } from '@tanstack/react-query';
import { $api } from '~/api/client';

export const meQuery = $api.queryOptions('get', '/api/v1/auth/me', undefined, { staleTime: 60_000 });

/** The signed-in person, their shop and what they may do there. Inside the shell only. */
export function useMe() {
  const { data } = useSuspenseQuery(meQuery);
  return { ...data, can: (permission: string) => data.permissions.includes(permission) };
}
