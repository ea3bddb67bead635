import { isGood, isShared, kept } from '~/session/kept';

// A file of its own that is there long before the rest of the application: nothing in it may need what the application is made of.

/** What the pages that a day begins with are, and what they ask for first; without a filter in the address. */
const pages: Record<string, { page: () => Promise<unknown>; asks?: string }> = {
  '/': { page: () => import('~/areas/dashboard/DashboardPage') },
  '/ordens': { page: () => import('~/areas/orders/OrdersPage'), asks: '/api/v1/orders/board?limit=10' },
};

const asked = new Map<string, { authorization: string; answer: Promise<Response> }>();

/** For how long an answer may wait to be taken, in milliseconds. */
const patience = 20_000;

function ask(path: string, access: string) {
  const authorization = `Bearer ${access}`;
  const headers = { Authorization: authorization, 'Accept-Language': localStorage.getItem('biela.language') ?? 'pt-BR' };
  const answer = fetch(path, { headers });
  // Who takes it hears of it.
  answer.catch(() => undefined);
  asked.set(location.origin + path, { authorization, answer });
}

const tokens = kept(isShared());
if (tokens) {
  const { page, asks } = pages[location.pathname] ?? {};
  if (isGood(tokens)) {
    ask('/api/v1/auth/me', tokens.access);
    if (asks && !location.search) ask(asks, tokens.access);
    setTimeout(() => asked.clear(), patience);
  }
  page?.().catch(() => undefined);
}
// Whoever signs in needs the frame next.
if (tokens || location.pathname === '/entrar') import('~/app/Shell').catch(() => undefined);

/** The answer to a question that was asked before the application was there; once, and only to who asked it. */
export function early({ method, url, headers }: Request): Promise<Response> | undefined {
  const found = method === 'GET' ? asked.get(url) : undefined;
  if (!found) return undefined;
  asked.delete(url);
  return found.authorization === headers.get('Authorization') ? found.answer : undefined;
}
