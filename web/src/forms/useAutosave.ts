import { type QueryKey, useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { again, queries } from '~/api/queries';
import { isWaiting } from './useSubmit';
import { useUnsaved } from './useUnsaved';

type Send<Server, Draft> = (base: Server, draft: Draft, key: string) => Promise<Server>;

type Options<Server, Draft> = {
  /** What is saved; its changes are sent one after the other, each builds on the version that the one before made. */
  id: string;
  /** As the query shows it. */
  server: Server;
  queryKey: QueryKey;
  /** Which of two answers is the newer one; it only ever grows. */
  revisionOf: (server: Server) => number;
  draftOf: (server: Server, before?: Draft) => Draft;
  send: Send<Server, Draft>;
  /** Rest after the last change before it is sent, in milliseconds. */
  rest: number;
  /** What else is sent: where it changes, what was refused is tried again. */
  conditions?: string;
};

/** The same under the same key however often it is sent: what arrives twice is taken down once. */
type Sending<Server, Draft> = { draft: Draft; send: Send<Server, Draft>; key: string };

/**
 * Something that saves itself while it is edited: the draft is sent whenever editing rests. What the server answers is what counts; what it refuses stays on
 * the screen and is said, and is not sent again until something changes.
 */
export function useAutosave<Server, Draft>({ id, server, queryKey, revisionOf, draftOf, send, rest, conditions }: Options<Server, Draft>) {
  const [{ draft, saved }, set] = useState(() => {
    const first = draftOf(server);
    return { draft: first, saved: first };
  });
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const base = useRef(server);
  /** The draft that the server took last. */
  const taken = useRef<Draft>(undefined);
  const dirty = draft !== saved;
  useUnsaved(dirty);

  const save = useMutation({
    scope: { id },
    retry: again,
    retryDelay: 500,
    // Resting and concluding may both have asked for the same: whoever comes second would send it past what was concluded in between.
    mutationFn: async ({ draft, send, key }: Sending<Server, Draft>) =>
      draft === taken.current ? base.current : send(base.current, draft, key),
    async onSuccess(answer, { draft: sent }) {
      [base.current, taken.current] = [answer, sent];
      const next = draftOf(answer, sent);
      // The same draft may have been asked for twice: nothing was edited since the first answer.
      set((now) => ({ saved: next, draft: now.draft === sent || now.draft === now.saved ? next : now.draft }));
      setSavedAt(new Date().toISOString());
      // A question asked before this answer would bring back what stood there then.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, answer);
    },
  });

  const sending = () => ({ draft, send, key: crypto.randomUUID() });
  const last = useRef({ dirty, sending });
  last.current = { dirty, sending };
  const { mutate, mutateAsync, isPending } = save;

  const refused = save.isError && save.variables?.draft === draft;
  const attempt = useRef(conditions);
  useEffect(() => {
    if (draft === saved || isPending || (refused && attempt.current === conditions)) return;
    const timer = setTimeout(() => {
      attempt.current = conditions;
      mutate(last.current.sending());
    }, rest);
    return () => clearTimeout(timer);
  }, [draft, saved, refused, conditions, isPending, mutate, rest]);

  // Somebody else's changes appear where nothing of ours waits to be sent.
  const theirs = useRef({ draftOf, revisionOf });
  theirs.current = { draftOf, revisionOf };
  useEffect(() => {
    const { draftOf, revisionOf } = theirs.current;
    if (dirty || !(revisionOf(server) > revisionOf(base.current))) return;
    [base.current, taken.current] = [server, undefined];
    const next = draftOf(server, draft);
    set({ draft: next, saved: next });
  }, [server, dirty, draft]);

  // Leaving the page does not lose what was typed a moment ago.
  useEffect(() => () => (last.current.dirty ? mutate(last.current.sending()) : undefined), [mutate]);

  return {
    draft,
    change: (edit: (before: Draft) => Draft) => set((now) => ({ ...now, draft: edit(now.draft) })),
    dirty,
    saving: isPending,
    waiting: isWaiting(save),
    savedAt,
    refusal: refused ? save.error : null,
    /** Sends what is waiting, the field just left too, and answers once it is there. */
    async flush() {
      await new Promise((resolve) => setTimeout(resolve));
      if (last.current.dirty) await mutateAsync(last.current.sending());
    },
    /** Gives up what was typed for what the server has. */
    reload() {
      set((now) => ({ ...now, saved: now.draft }));
      save.reset();
      return queries.invalidateQueries();
    },
  };
}
