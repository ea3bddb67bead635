import type { Day } from '~/format/date';

/** The same day so many months later; the month's last where it has no such day. */
export function plusMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

export type Installment = { due: Day; amount: number };

/** The instalments that the shop will ask for: equal ones, the first of them a centavo more until nothing is left. */
export function installmentsOf(total: number, count: number, firstDue: Day, down = 0): Installment[] {
  const cents = Math.round((total - down) * 100);
  const each = Math.floor(cents / count);
  const more = cents - each * count;
  return Array.from({ length: count }, (_, at) => ({ due: plusMonths(firstDue, at), amount: (each + (at < more ? 1 : 0)) / 100 }));
}

/** What is approved of what was offered, in whole centavos. */
export function approvedOf(lines: { id: string; net: number; total: number }[], declined: ReadonlySet<string>) {
  const kept = lines.filter((line) => !declined.has(line.id));
  const cents = (values: number[]) => values.reduce((sum, one) => sum + Math.round(one * 100), 0);
  return {
    count: kept.length,
    total: cents(kept.map((line) => line.net)) / 100,
    discount: cents(kept.map((line) => line.total - line.net)) / 100,
  };
}
