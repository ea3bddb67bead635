import { connection } from '~/api/connection';
import type { Schemas } from '~/api/generated';
import { isGood, isShared, kept, key, type Tokens } from './kept';

type Ticket = Schemas['auth']['Ticket'];

const listeners = new Set<() => void>();

let shared = isShared();
const store = () => (shared ? localStorage : sessionStorage);
let current = kept(shared);

function keep(tokens: Tokens | null, stay: boolean) {
  if (!tokens) store().removeItem(key);
  sessionStorage.removeItem(key);
  shared = stay;
  if (tokens) store().setItem(key, JSON.stringify(tokens));
  current = tokens;
  for (const tell of listeners) tell();
}

/** Who somebody is and where: the claims of a token that a renewal does not change. */
function identity({ access }: Tokens) {
  const claims = JSON.parse(atob((access.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
  return `${claims.sub} ${claims.org}`;
}

// Another tab signed in, out, changed the shop or renewed.
window.addEventListener('storage', (event) => {
  if (!shared || (event.key !== key && event.key !== null)) return;
  const before = current;
  current = kept(shared);
  // What this page shows is of somebody else, or of another shop.
  if (before && current && identity(before) !== identity(current)) location.reload();
  for (const tell of listeners) tell();
});

const ask = ({ refresh }: Tokens) =>
  fetch('/api/v1/auth/refresh', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ refreshToken: refresh }),
  });

/** Renews with the refresh token, which is good for one use: one tab does it while the others wait and take what it got. */
async function renew(used: Tokens): Promise<Tokens | null> {
  return navigator.locks.request('biela.refresh', async () => {
    current = kept(shared);
    if (!current || current.refresh !== used.refresh) return current;
    // A line that broke may have broken on the way there: the same token is good then.
    const answer = await ask(used).catch(() => ask(used));
    if (answer.ok) tokens.start((await answer.json()) as Ticket, shared);
    else if (answer.status === 401 || answer.status === 403) tokens.end();
    // A server that is ill says nothing about the session.
    else await connection.stall(answer);
    return current;
  });
}

/** The tokens of the signed-in person, shared by all tabs where they asked to stay signed in. */
export const tokens = {
  current: () => current,
  subscribe(tell: () => void) {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  },
  start(ticket: Ticket, stay: boolean) {
    keep({ access: ticket.accessToken, refresh: ticket.refreshToken, until: Date.now() + ticket.expiresIn * 1000 }, stay);
  },
  stays: () => shared,
  end: () => keep(null, true),
  /** An access token good for some seconds yet; null for somebody who has to sign in. Throws where the server cannot be reached. */
  async access(): Promise<string | null> {
    if (!current) return null;
    if (isGood(current)) return current.access;
    return (await renew(current))?.access ?? null;
  },
  /** After this one was refused. */
  async another(refused: string): Promise<string | null> {
    if (!current) return null;
    return current.access !== refused ? current.access : ((await renew(current))?.access ?? null);
  },
};
