import { type FeatureKind, featureOrder, isDiameter, type Spot, shapeOf } from './features';
import { type FeatureResult, judge, type Verdict, worstOf } from './judgement';
import { decide, type Repair } from './repairs';
import { type FeatureSpec, type FinishedLimit, type Scaled, type Specification, specOf } from './specification';

export type Reading = Spot & { value: Scaled };

export type Evaluation = { verdict: Verdict; features: FeatureResult[]; repairs: Repair[] };

/**
 * What the readings of a component say, by the server's rules (Diagnostics/Domain/Metrology.cs), while they are being typed. Finished limits, given for machined
 * parts, replace the limits of size; repairs are decided only without them.
 */
export function evaluate(readings: Reading[], specification: Specification | null, finished: FinishedLimit[] | null = null): Evaluation {
  const positions = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = `${reading.feature} ${reading.position}`;
    positions.set(key, [...(positions.get(key) ?? []), reading]);
  }
  const features = [...positions.values()].map((group) => {
    const { feature } = group[0] as Reading;
    const spec = specOf(specification, feature);
    const limit = finished?.find((one) => one.feature === feature) ?? null;
    return judge(compute(group, spec, limit === null), spec, limit);
  });
  features.sort((a, b) => featureOrder.indexOf(a.feature) - featureOrder.indexOf(b.feature) || a.position - b.position);
  const repairs = specification === null || finished !== null ? [] : decide(features, specification);
  return { verdict: worstOf(features.map((one) => one.verdict)), features, repairs };
}

function compute(readings: Reading[], spec: FeatureSpec | null, worn: boolean): FeatureResult {
  const { feature, position } = readings[0] as Reading;
  const values = readings.map((one) => one.value);
  const [max, min] = [Math.max(...values), Math.min(...values)];
  const diameter = isDiameter(feature);
  return {
    feature,
    position,
    max,
    min,
    wear: worn && diameter && spec && spec.nominal !== null ? wearOf(feature, spec.nominal, max, min) : null,
    ovality: diameter ? ovalityOf(readings) : null,
    taper: diameter ? taperOf(readings, spec?.taperMethod ?? 'EndToEnd') : null,
    flatness: shapeOf(feature) === 'flatness' ? max : null,
    verdict: 'NoSpec',
    findings: [],
  };
}

/** A part that has not worn yet may lie on the other side of its nominal size; wear is never negative. */
const wearOf = (feature: FeatureKind, nominal: Scaled, max: Scaled, min: Scaled) =>
  Math.max(0, shapeOf(feature) === 'inner' ? max - nominal : nominal - min);

const greatest = (values: Scaled[]) => (values.length === 0 ? null : Math.max(...values));

function grouped<K>(readings: Reading[], by: (reading: Reading) => K): Reading[][] {
  const groups = new Map<K, Reading[]>();
  for (const reading of readings) groups.set(by(reading), [...(groups.get(by(reading)) ?? []), reading]);
  return [...groups.values()];
}

/** The greatest difference between the two directions of a level. */
function ovalityOf(readings: Reading[]) {
  const levels = grouped(readings, (one) => one.level).filter((level) => level.length === 2);
  return greatest(levels.map(([x, y]) => Math.abs((x as Reading).value - (y as Reading).value)));
}

/** Along one direction: first against last level, or the greatest spread over the levels. */
function taperOf(readings: Reading[], method: FeatureSpec['taperMethod']) {
  const sorted = [...readings].sort((a, b) => (a.level ?? '').localeCompare(b.level ?? ''));
  const lines = grouped(sorted, (one) => one.direction)
    .map((line) => line.map((one) => one.value))
    .filter((line) => line.length > 1);
  return greatest(
    lines.map((line) =>
      method === 'EndToEnd' ? Math.abs((line[0] as number) - (line.at(-1) as number)) : Math.max(...line) - Math.min(...line),
    ),
  );
}
