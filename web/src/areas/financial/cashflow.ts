import type { Schemas } from '~/api/generated';
import { type Day, daysBetween, plusDays } from '~/format/date';

export type DayBalance = Schemas['consolidated']['DayBalance'];
export type DueDay = Schemas['financial']['ShowOutlookDueDay'];

/** Whose days are drawn: what was, and what the open titles say that will be. */
export type Flow = { day: Day; opening: number; in: number; out: number; closing: number; forecast: boolean };

const cents = (value: number) => Math.round(value * 100) / 100;

/** The balance day by day: as it was until today; afterwards what is entered already and what the titles that are not due yet will move. */
export function flowOf(days: DayBalance[], today: Day, due: DueDay[]): Flow[] {
  const dueOn = new Map(due.map((one) => [one.day, one]));
  let ahead = 0;
  return days.map((one) => {
    const forecast = one.day > today;
    const { receivable: plus, payable: minus } = (forecast && dueOn.get(one.day)) || { receivable: 0, payable: 0 };
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

const longest = 400;

/**
 * The days whose dues are asked for: as far ahead as one answer reaches, so that looking at other days asks nothing anew; or those shown, where they end beyond
 * that. Days that nobody can be shown are not asked for: what customers owe by now is there nevertheless.
 */
export function aheadOf(today: Day, shown: { from: Day; to: Day }): { from: Day; to: Day } {
  const to = plusDays(today, longest - 1);
  const rest = daysBetween(shown.from, shown.to);
  return shown.to > to && rest >= 0 && rest < longest ? shown : { from: today, to };
}
