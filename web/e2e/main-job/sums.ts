/** The arithmetic of the shop once more, in centavos, so that a mistake on the screen does not agree with itself. */

const format = new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `1.234,56`, as in a column whose head says R$. */
export const amount = (cents: number) => format.format(cents / 100);

/** `R$ 1.234,56`. */
export const reais = (cents: number) => `R$ ${amount(cents)}`;

export const sum = (cents: number[]) => cents.reduce((total, one) => total + one, 0);

/** Largest remainder, ties to the first. */
export function spread(total: number, weights: number[]): number[] {
  const exact = weights.map((weight) => (total * weight) / sum(weights));
  const shares = exact.map(Math.floor);
  const fractions = exact.map((one, at) => ({ at, rest: one - Math.floor(one) }));
  fractions.sort((one, other) => other.rest - one.rest || one.at - other.at);
  for (const { at } of fractions.slice(0, total - sum(shares))) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** Equal installments, the centavos that are left to the first ones. */
export function installments(total: number, count: number): number[] {
  const each = Math.floor(total / count);
  return Array.from({ length: count }, (_, at) => each + (at < total - each * count ? 1 : 0));
}

/** `2026-12-31` as `31/12/2026`. */
export const written = (day: string) => day.split('-').reverse().join('/');

export const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day so many months later, the month's last where it has no such day. */
export function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The digits of a CPF that nobody had a moment ago. */
export function newCpf(): string {
  const digits = Array.from({ length: 9 }, () => Math.floor(Math.random() * 10));
  for (const weight of [10, 11]) {
    const check = (sum(digits.map((digit, at) => digit * (weight - at))) * 10) % 11;
    digits.push(check % 10);
  }
  return digits.join('');
}
