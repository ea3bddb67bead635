import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Refused, sentence } from '~/api/problem';
import { Button } from './Button';
import { common } from './messages';
import { Note } from './Note';

/** What a panel shows whose contents could not be had: what happened, the number to ask about, and the way out. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = common.use();
  const trace = error instanceof Refused ? error.problem.trace : undefined;
  return (
    <div className="pb">
      <Note
        tone="out"
        action={
          retry && (
            <Button small onClick={retry}>
              {t('again')}
            </Button>
          )
        }
      >
        {sentence(error) || t('failed')}
        {trace && (
          <button type="button" className="row sm m" onClick={() => navigator.clipboard.writeText(trace)} title={t('copy')}>
            {trace} <IconCopy size={14} aria-hidden />
          </button>
        )}
      </Note>
    </div>
  );
}

/** Grey bars where the rows will be, after a moment. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const t = common.use();
  return (
    <div className="loading" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have nothing else
        <i key={row} />
      ))}
    </div>
  );
}

/** What will appear here, and the one thing to do. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** A part of a page that depends on an answer: its places while it is awaited, what went wrong, or the answer. */
export function Loaded<T>({
  query,
  rows,
  children,
}: {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} retry={() => query.refetch()} />;
  return <Loading rows={rows} />;
}
