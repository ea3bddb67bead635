import { onlineManager } from '@tanstack/react-query';
import { common } from '~/ui/messages';

/** The server gave no answer, or one that says to come back: what was sent may or may not have been done, so it is sent again under the same key. */
export class Unreachable extends Error {
  override get message() {
    return common.say('unreachable');
  }
}

/** `lost`: no answer at all. `stalled`: somebody in between answers that the server cannot, as while it starts again. */
export type Reach = 'well' | 'stalled' | 'lost';

let reach: Reach = 'well';
let asking: ReturnType<typeof setTimeout> | undefined;
let stalling: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(next: Reach) {
  if (reach === next) return;
  reach = next;
  // Queries and mutations wait while it is offline, and go on afterwards.
  onlineManager.setOnline(reach !== 'lost');
  for (const tell of listeners) tell();
}

async function ask() {
  const answer = await fetch('/health/live', { cache: 'no-store' }).catch(() => null);
  if (answer?.ok) set('well');
  else asking = setTimeout(ask, 2000);
}

// Ours decides: a network card that is up says nothing about the server.
onlineManager.setEventListener(() => {
  const offline = () => connection.lose();
  window.addEventListener('offline', offline);
  return () => window.removeEventListener('offline', offline);
});

/** Whether the server can be reached. */
export const connection = {
  reach: () => reach,
  subscribe(tell: () => void) {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  },
  /** Somebody got no answer: asks until there is one. */
  lose() {
    if (reach === 'lost') return;
    set('lost');
    clearTimeout(asking);
    asking = setTimeout(ask, 1000);
  },
  /** Somebody was told to come back: waits as long as was said. It is over when nobody is told so again. */
  async stall({ headers }: Response): Promise<never> {
    const milliseconds = 1000 * (Number(headers.get('Retry-After')) || 1);
    if (reach === 'well') set('stalled');
    clearTimeout(stalling);
    stalling = setTimeout(() => reach === 'stalled' && set('well'), milliseconds + 3000);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    throw new Unreachable();
  },
};
