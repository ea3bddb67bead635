import { IconX } from '@tabler/icons-react';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { order as messages } from './order/messages';
import type { Sending } from './useUploads';

/** How far files are, and which did not arrive. */
export function Sendings({ sendings, again, drop }: { sendings: Sending[]; again: (key: string) => void; drop: (key: string) => void }) {
  const t = messages.use();
  const c = common.use();
  return (
    <ul className="stack">
      {sendings.map(({ key, name, share, reason }) => (
        <li key={key}>
          {reason === null ? (
            <label className="row sm">
              <span className="ell">{t('attachments.sending', { name })}</span>
              <progress max={1} value={share} />
            </label>
          ) : (
            <Note
              tone="out"
              action={
                <span className="row">
                  <Button small onClick={() => again(key)}>
                    {t('attachments.retry')}
                  </Button>
                  <Button small look="ghost" icon={IconX} aria-label={c('remove')} onClick={() => drop(key)} />
                </span>
              }
            >
              {t('attachments.failed', { name, reason })}
            </Note>
          )}
        </li>
      ))}
    </ul>
  );
}
