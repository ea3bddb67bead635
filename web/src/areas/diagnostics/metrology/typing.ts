import type { Scaled } from './specification';

/** The value with these decimals that lies nearest to the reference. */
function nearest(decimals: Scaled, reference: Scaled): Scaled {
  const whole = Math.floor(reference / 10_000) * 10_000;
  const candidates = [whole - 10_000, whole, whole + 10_000].map((base) => base + decimals).filter((value) => value >= 0);
  return candidates.reduce((a, b) => (Math.abs(b - reference) < Math.abs(a - reference) ? b : a));
}

/**
 * What was typed into a reading: up to four digits are the decimals of the value nearest to the reference (`082` in a 75 mm bore is 75,082; `755` on a 42 mm
 * journal is 41,755), five and more hold the whole value with three decimals, and with a comma or point it is as written. Null where it is no value.
 */
export function completed(text: string, reference: Scaled | null): Scaled | null {
  const plain = text.trim().replace('.', ',');
  const base = reference ?? 0;
  if (/^\d{1,3}$/.test(plain)) return nearest(Number(plain) * 10, base);
  if (/^\d{4}$/.test(plain)) return nearest(Number(plain), base);
  if (/^\d{5,7}$/.test(plain)) return Number(plain) * 10;
  const [, whole, decimals] = /^(\d{0,4}),(\d{1,4})$/.exec(plain) ?? [];
  if (decimals === undefined) return /^\d{1,4},$/.test(plain) ? Number(plain.slice(0, -1)) * 10_000 : null;
  const fraction = Number(decimals.padEnd(4, '0'));
  return whole ? Number(whole) * 10_000 + fraction : nearest(fraction, base);
}

/** Whether enough stands there to be judged while it is being typed: three decimals, or what leaves no doubt. */
export const isSettled = (text: string) => /^\s*(\d{3,7}|\d{0,4}[.,]\d{3,4})\s*$/.test(text);
