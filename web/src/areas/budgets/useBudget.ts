import { useQuery } from '@tanstack/react-query';
import { api } from '~/api/client';
import { useAutosave } from '~/forms/useAutosave';
import { type Budget, inputOf, type Row, rowsOf } from './rows';
import { isOpen } from './status';

export type Known = { budget: Budget; etag: string | null };

type Answer = { data?: Budget; response: Response };

const known = ({ data, response }: Answer): Known => ({ budget: data as Budget, etag: response.headers.get('ETag') });

const keyOf = (id: string, version?: number) => ['budget', id, version ?? 'latest'];

/** The version the shop works on, or an earlier one as it was sent. */
export function useBudget(id: string, version?: number) {
  return useQuery({
    queryKey: keyOf(id, version),
    queryFn: async () =>
      known(
        version === undefined
          ? await api.GET('/api/v1/budgets/{id}', { params: { path: { id } } })
          : await api.GET('/api/v1/budgets/{id}/versions/{revision}', { params: { path: { id, revision: version } } }),
      ),
    // The customer may answer at any moment.
    refetchInterval: (query) => (query.state.data?.budget.status === 'Sent' ? 10_000 : false),
  });
}

export const useVersions = (id: string) =>
  useQuery({
    queryKey: ['budget', id, 'versions'],
    queryFn: async () => (await api.GET('/api/v1/budgets/{id}/versions', { params: { path: { id } } })).data?.items ?? [],
  });

type Draft = { rows: Row[]; discount: number; notes: string };

const draftOf = (budget: Budget, before: Row[] = []): Draft => ({
  rows: rowsOf(budget.lines, before),
  discount: budget.discount,
  notes: budget.notes ?? '',
});

/** The lines of a draft while they are edited. */
export function useEditor(server: Known) {
  const { budget } = server;
  const { draft, change, ...autosave } = useAutosave<Known, Draft>({
    id: `budget-${budget.id}`,
    server,
    queryKey: keyOf(budget.id),
    revisionOf: ({ etag }) => Number(etag?.replaceAll('"', '')),
    draftOf: (one, before) => draftOf(one.budget, before?.rows),
    send,
    rest: 700,
  });
  const editable = isOpen(budget.status);
  const edit = (next: (before: Draft) => Partial<Draft>) => editable && change((before) => ({ ...before, ...next(before) }));

  return {
    ...autosave,
    ...draft,
    editable,
    set: (next: Partial<Draft>) => edit(() => next),
    setRow: (key: string, part: Partial<Row>) =>
      edit(({ rows }) => ({ rows: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) })),
    add: (row: Row) => edit(({ rows }) => ({ rows: [...rows, row] })),
    remove: (key: string) => edit(({ rows }) => ({ rows: rows.filter((row) => row.key !== key) })),
  };
}

async function send({ budget, etag }: Known, { rows, discount, notes }: Draft, key: string): Promise<Known> {
  const body = { discount, lines: rows.map(inputOf), notes: notes.trim() || null };
  const headers = { 'If-Match': etag ?? '*', 'Idempotency-Key': key };
  return known(await api.PUT('/api/v1/budgets/{id}/lines', { params: { path: { id: budget.id } }, body, headers }));
}

export type Editor = ReturnType<typeof useEditor>;
