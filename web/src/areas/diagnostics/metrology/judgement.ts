import type { Schemas } from '~/api/generated';
import { type FeatureKind, shapeOf } from './features';
import { type FeatureSpec, type FinishedLimit, flatnessLimit, type Scaled } from './specification';

export type Verdict = Schemas['diagnostics']['Verdict'];

/** From best to worst. */
const order: Verdict[] = ['Ok', 'AtLimit', 'NoSpec', 'Out'];

/** The worst of the verdicts; where nothing was judged nothing is OK. */
export const worstOf = (verdicts: Verdict[]): Verdict =>
  verdicts.length === 0 ? 'NoSpec' : verdicts.reduce((a, b) => (order.indexOf(a) >= order.indexOf(b) ? a : b));

export type FindingKind =
  | 'aboveFinal'
  | 'belowFinal'
  | 'aboveLimit'
  | 'belowLimit'
  | 'aboveNew'
  | 'belowNew'
  | 'ovality'
  | 'taper'
  | 'flatness';

/** A value that met or passed one of its limits. */
export type Finding = { verdict: Verdict; kind: FindingKind; value: Scaled; limit: Scaled };

/** What the readings of one position say. */
export type FeatureResult = {
  feature: FeatureKind;
  position: number;
  max: Scaled;
  min: Scaled;
  wear: Scaled | null;
  ovality: Scaled | null;
  taper: Scaled | null;
  flatness: Scaled | null;
  verdict: Verdict;
  /** Those that make the verdict what it is. */
  findings: Finding[];
};

/** Compares what was computed with its limits. A limit that is met exactly is inside. */
export function judge(computed: FeatureResult, spec: FeatureSpec | null, finished: FinishedLimit | null): FeatureResult {
  const findings = [...(finished ? bySize(computed, finished) : worn(computed, spec)), ...form(computed, spec)];
  // Even inside the finished limits nothing is OK while no specification is bound.
  const verdict = worstOf([...findings.map((one) => one.verdict), spec ? 'Ok' : 'NoSpec']);
  return { ...computed, verdict, findings: findings.filter((one) => one.verdict === verdict) };
}

function bySize({ max, min }: FeatureResult, finished: FinishedLimit): Finding[] {
  const found: Finding[] = [];
  if (max > finished.max) found.push({ verdict: 'Out', kind: 'aboveFinal', value: max, limit: finished.max });
  if (min < finished.min) found.push({ verdict: 'Out', kind: 'belowFinal', value: min, limit: finished.min });
  return found;
}

function worn({ max, min }: FeatureResult, spec: FeatureSpec | null): Finding[] {
  if (!spec) return [];
  const { lower, upper } = boundsOf(spec);
  const found: Finding[] = [];
  if (upper !== null && max > upper) found.push({ verdict: 'Out', kind: 'aboveLimit', value: max, limit: upper });
  if (lower !== null && min < lower) found.push({ verdict: 'Out', kind: 'belowLimit', value: min, limit: lower });
  if (spec.newMax !== null && max > spec.newMax) found.push({ verdict: 'AtLimit', kind: 'aboveNew', value: max, limit: spec.newMax });
  if (spec.newMin !== null && min < spec.newMin) found.push({ verdict: 'AtLimit', kind: 'belowNew', value: min, limit: spec.newMin });
  return found;
}

/** Beyond these a part is out. A diameter is limited on the side it wears to; without a service limit the new part's range is the limit. */
export function boundsOf(spec: FeatureSpec): { lower: Scaled | null; upper: Scaled | null } {
  switch (shapeOf(spec.feature)) {
    case 'inner':
      return { lower: null, upper: spec.serviceLimit ?? spec.newMax };
    case 'outer':
      return { lower: spec.serviceLimit ?? spec.newMin, upper: null };
    case 'flatness':
      return { lower: null, upper: null };
    default:
      return { lower: spec.minimum ?? (spec.serviceLimit === null ? spec.newMin : null), upper: spec.serviceLimit ?? spec.newMax };
  }
}

const form = (part: FeatureResult, spec: FeatureSpec | null): Finding[] => [
  ...share('ovality', part.ovality, spec?.ovalityMax ?? null),
  ...share('taper', part.taper, spec?.taperMax ?? null),
  ...share('flatness', part.flatness, spec ? flatnessLimit(spec) : null),
];

function share(kind: FindingKind, value: Scaled | null, limit: Scaled | null): Finding[] {
  const verdict = shareOf(value, limit);
  return value === null || limit === null || verdict === 'Ok' || verdict === 'NoSpec' ? [] : [{ verdict, kind, value, limit }];
}

/** What a form error alone is: from 80 % of its limit on, in whole ten-thousandths, it is at the limit. */
export function shareOf(value: Scaled | null, limit: Scaled | null): Verdict {
  if (value === null || limit === null) return 'NoSpec';
  return value > limit ? 'Out' : value * 5 >= limit * 4 ? 'AtLimit' : 'Ok';
}

/** What one reading of a size would be by itself. */
export function verdictOfReading(value: Scaled, spec: FeatureSpec | null, finished: FinishedLimit | null): Verdict {
  if (!spec && !finished) return 'NoSpec';
  const kind = spec?.feature ?? finished?.feature;
  if (kind && shapeOf(kind) === 'flatness') return shareOf(value, spec ? flatnessLimit(spec) : null);
  const alone = { max: value, min: value } as FeatureResult;
  return worstOf([...(finished ? bySize(alone, finished) : worn(alone, spec)).map((one) => one.verdict), 'Ok']);
}
