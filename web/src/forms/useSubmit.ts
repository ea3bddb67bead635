import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { Refused } from '~/api/problem';
import { again } from '~/api/queries';

/** What is sent under: the same key for the same values, so that what arrives twice is done once. */
export type Sending = { headers: { 'Idempotency-Key': string } };

type Options<T, R> = {
  /** What is sent one after the other. */
  scope?: string;
  done?: (result: R, values: T) => unknown;
  refused?: (error: unknown) => void;
};

/** Sends something until it is answered, under one key for the same values. */
export function useSubmit<R, T>(send: (values: T, sending: Sending) => Promise<R>, { scope, done, refused }: Options<T, R> = {}) {
  const attempt = useRef<{ values: string; key: string }>(undefined);
  const mutation = useMutation<R, Error, T>({
    ...(scope && { scope: { id: scope } }),
    retry: again,
    retryDelay: 500,
    mutationFn(values: T) {
      const text = JSON.stringify(values) ?? '';
      if (attempt.current?.values !== text) attempt.current = { values: text, key: crypto.randomUUID() };
      return send(values, { headers: { 'Idempotency-Key': attempt.current.key } });
    },
    onSuccess(result, values) {
      attempt.current = undefined;
      return done?.(result, values);
    },
    onError(error) {
      // Refused is answered: the next try is another request, even with the same values.
      if (error instanceof Refused) attempt.current = undefined;
      refused?.(error);
    },
  });
  return { ...mutation, isWaiting: isWaiting(mutation) };
}

/** Without a connection, or with a server that says to come back. */
export const isWaiting = (mutation: { isPaused: boolean; isPending: boolean; failureCount: number }) =>
  mutation.isPaused || (mutation.isPending && mutation.failureCount > 0);
