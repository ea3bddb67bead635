import type { Schemas } from '~/api/generated';

type Notification = Schemas['notifications']['ListNotificationsItem'];

export type Tone = 'out' | 'lim' | 'blu';

/** Notifications that ask for something to be done; the others only tell. */
export const asking: Record<string, { tone: Tone; area: 'order' | 'fiscal' | 'budget' | 'stock' | 'money' }> = {
  'fiscal-document-rejected': { tone: 'out', area: 'fiscal' },
  'fiscal-event-refused': { tone: 'out', area: 'fiscal' },
  'fiscal-document-replaced': { tone: 'lim', area: 'fiscal' },
  'certificate-expiring': { tone: 'lim', area: 'fiscal' },
  'obligation-near': { tone: 'lim', area: 'fiscal' },
  'title-overdue': { tone: 'out', area: 'money' },
  'budget-rejected': { tone: 'lim', area: 'budget' },
  'budget-expired': { tone: 'lim', area: 'budget' },
  'reservation-short': { tone: 'lim', area: 'stock' },
  'reservation-expiring': { tone: 'lim', area: 'stock' },
  'reservation-expired': { tone: 'lim', area: 'stock' },
  'payment-kept-as-credit': { tone: 'blu', area: 'money' },
  'order-completed': { tone: 'blu', area: 'order' },
};

export type Need = { first: Notification; ids: string[] };

const weight = { out: 0, lim: 1, blu: 2 };

/** What asks for somebody, what is worst first; several of one kind about one thing are one. */
export function needsOf(notifications: Notification[]): Need[] {
  const found = new Map<string, Need>();
  for (const one of notifications.filter(({ kind, read }) => kind in asking && !read)) {
    const key = `${one.kind} ${one.link}`;
    const known = found.get(key);
    if (known) known.ids.push(one.id);
    else found.set(key, { first: one, ids: [one.id] });
  }
  const toneOf = ({ first }: Need) => weight[asking[first.kind]?.tone ?? 'blu'];
  return [...found.values()].sort((one, other) => toneOf(one) - toneOf(other));
}
