import type { Schemas } from '~/api/generated';
import { type Day, daysBetween, plusDays } from '~/format/date';

export type DayBalance = Schemas['consolidated']['DayBalance'];
export type Title = Schemas['financial']['ListReceivablesItem'];

/** Whose days are drawn: what was, and what the open titles say that will be. */
export type Flow = { day: Day; opening: number; in: number; out: number; closing: number; forecast: boolean };

const cents = (value: number) => Math.round(value * 100) / 100;

/** What is due on each day, of titles somebody still has to pay. */
function dueBy(titles: Title[]): Map<Day, number> {
  const sums = new Map<Day, number>();
  for (const title of titles) sums.set(title.dueOn, cents((sums.get(title.dueOn) ?? 0) + title.balance));
  return sums;
}

/** The balance day by day: as it was until today; afterwards what is entered already and what the titles that are not due yet will move. */
export function flowOf(days: DayBalance[], today: Day, receivables: Title[], payables: Title[]): Flow[] {
  const [coming, going] = [dueBy(receivables), dueBy(payables)];
  let ahead = 0;
  return days.map((one) => {
    const forecast = one.day > today;
    const plus = forecast ? (coming.get(one.day) ?? 0) : 0;
    const minus = forecast ? (going.get(one.day) ?? 0) : 0;
    const opening = cents(one.opening + ahead);
    ahead = cents(ahead + plus - minus);
    return {
      day: one.day,
      opening,
      in: cents(one.inWithoutTransfers + plus),
      out: cents(one.outWithoutTransfers + minus),
      closing: cents(one.closing + ahead),
      forecast,
    };
  });
}

/** The lowest balance of the days to come. */
export const lowest = (flow: Flow[]): Flow | undefined =>
  flow.filter((one) => one.forecast).reduce<Flow | undefined>((low, one) => (low && low.closing <= one.closing ? low : one), undefined);

export const ages = ['ahead', 'to30', 'to60', 'to90', 'over90'] as const;

/** What is owed by how long it has been due. */
export function agingOf(titles: Title[], today: Day): Record<(typeof ages)[number], number> {
  const sums = { ahead: 0, to30: 0, to60: 0, to90: 0, over90: 0 };
  for (const { dueOn, balance } of titles) {
    const late = daysBetween(dueOn, today);
    const age = late <= 0 ? 'ahead' : late <= 30 ? 'to30' : late <= 60 ? 'to60' : late <= 90 ? 'to90' : 'over90';
    sums[age] = cents(sums[age] + balance);
  }
  return sums;
}

/** Who owes most of what is overdue. */
export function worstDebtors(titles: Title[], today: Day, count: number) {
  const debtors = new Map<string, { party: string; titles: Title[]; balance: number; days: number }>();
  for (const title of titles) {
    const days = daysBetween(title.dueOn, today);
    if (days <= 0) continue;
    const key = title.partyId ?? title.party;
    const one = debtors.get(key) ?? { party: title.party, titles: [], balance: 0, days: 0 };
    one.titles.push(title);
    one.balance = cents(one.balance + title.balance);
    one.days = Math.max(one.days, days);
    debtors.set(key, one);
  }
  return [...debtors.values()].sort((a, b) => b.balance - a.balance).slice(0, count);
}

/** Round values between which a chart's lines stand, from below the lowest to above the highest; zero among them. */
export function ticksOf(low: number, high: number, wanted: number): number[] {
  const [from, to] = [Math.min(low, 0), Math.max(high, 0)];
  const rough = (to - from || 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let at = Math.floor(from / step); at * step < to + step * 0.999; at++) ticks.push(cents(at * step));
  return ticks;
}

/** The first and the last day shown, half of them behind and half ahead. */
export const windowOf = (today: Day, days: number): { from: Day; to: Day } => ({
  from: plusDays(today, -Math.floor(days / 2)),
  to: plusDays(today, Math.ceil(days / 2)),
});
