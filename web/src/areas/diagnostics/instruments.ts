import { type FeatureKind, type Shape, shapeOf } from './metrology/features';

type Measuring = { code: string; type: string; rangeMin: number; rangeMax: number };

/** What a shop measures each shape with, as it writes the types of its instruments. */
const usual: Record<Shape, RegExp> = {
  inner: /s[uú]bito|intern|bore/i,
  outer: /micr[oô]m(?!.*intern)|passam|outside/i,
  flatness: /r[eé]gua|l[aâ]mina|calibr|straight|feeler/i,
  single: /alt[ií]m|profund|rel[oó]gio|height|depth|dial/i,
};

/** The instrument a reading was taken with: of those that reach the value the first that is made for the shape, or just the first. */
export function instrumentFor(feature: FeatureKind, value: number, chosen: Measuring[]): string | null {
  const reaching = chosen.filter((one) => value >= one.rangeMin && value <= one.rangeMax);
  return (reaching.find((one) => usual[shapeOf(feature)].test(one.type)) ?? reaching[0] ?? chosen[0])?.code ?? null;
}
