import { language } from '~/i18n/language';

/** A day as the API writes it, `2026-12-31`. */
export type Day = string;

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);

function format(date: Date, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(language.current(), options).format(date);
}

/** `31/12/2026`. */
export const day = (value: Day) => format(utc(value), { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });

/** `31/12`. */
export const shortDay = (value: Day) => format(utc(value), { day: '2-digit', month: '2-digit', timeZone: 'UTC' });

/** `terça-feira, 17 de novembro`. */
export const longDay = (value: Day) => format(utc(value), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** `novembro de 2026`, of `2026-11`. */
export const month = (value: string) => format(utc(`${value}-01`), { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `nov 26`, of `2026-11`. */
export const shortMonth = (value: string) =>
  `${format(utc(`${value}-01`), { month: 'short', timeZone: 'UTC' }).replace('.', '')} ${value.slice(2, 4)}`;

/** The month so many months later. */
export function plusMonths(value: string, months: number) {
  const [year = 0, at = 1] = value.split('-').map(Number);
  return new Date(Date.UTC(year, at - 1 + months, 1)).toISOString().slice(0, 7);
}

/** An instant as the clock on the wall said it: `31/12/2026 14:05`. */
export const instant = (value: string) =>
  format(new Date(value), { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** `14:05`. */
export const time = (value: string) => format(new Date(value), { hour: '2-digit', minute: '2-digit' });

/** The day of an instant, where the reader is. */
export function dayOf(value: string): Day {
  const date = new Date(value);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** How many days after `from`; negative before it. */
export const daysBetween = (from: Day, to: Day) => Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);

/** The day so many days later. */
export const plusDays = (value: Day, days: number): Day => new Date(utc(value).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** `hoje`, `amanhã`, `em 3 dias`, `há 4 dias`. */
export const relative = (today: Day, value: Day) =>
  new Intl.RelativeTimeFormat(language.current(), { numeric: 'auto' }).format(daysBetween(today, value), 'day');
