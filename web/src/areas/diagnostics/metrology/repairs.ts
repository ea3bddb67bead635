import type { Schemas } from '~/api/generated';
import { type FeatureKind, featureOrder, heightOf, shapeOf } from './features';
import type { FeatureResult } from './judgement';
import { type FeatureSpec, type Scaled, type Specification, specOf } from './specification';

export type RepairAction = Schemas['diagnostics']['RepairAction'];

export type Prohibition = { kind: 'forbidden'; source: string } | { kind: 'tooLow'; ground: Scaled; minimum: Scaled; source: string };

/**
 * One decision for all positions of a feature. For a face the worst reading is its flatness, "with clean-up" the height after grinding and the last allowed the
 * smallest height. A prohibition says why the face or diameter must not be machined, whatever is decided.
 */
export type Repair = {
  feature: FeatureKind;
  action: RepairAction;
  size: Scaled | null;
  worst: Scaled;
  /** The position of the worst reading. */
  position: number;
  withCleanUp: Scaled | null;
  lastAllowed: Scaled | null;
  prohibition: Prohibition | null;
};

/** Only a feature that is out is repaired; all positions of it alike. */
export function decide(results: FeatureResult[], specification: Specification): Repair[] {
  const of = (kind: FeatureKind) => results.filter((one) => one.feature === kind);
  return [...specification.features]
    .sort((a, b) => featureOrder.indexOf(a.feature) - featureOrder.indexOf(b.feature))
    .flatMap((spec) => {
      const positions = of(spec.feature);
      if (positions.length === 0 || shapeOf(spec.feature) === 'single') return [];
      if (shapeOf(spec.feature) !== 'flatness') return [diameter(spec, positions)];
      return face(spec, specification, positions, of(heightOf(spec.feature))) ?? [];
    });
}

/** The size a step makes: larger bores, smaller journals. */
export const sized = (spec: FeatureSpec, step: Scaled): Scaled => (spec.nominal ?? 0) + (shapeOf(spec.feature) === 'inner' ? step : -step);

/** Whether the size is on the far side of what cleaning up the worst reading needs. */
export const cleans = (spec: FeatureSpec, step: Scaled, needed: Scaled) =>
  shapeOf(spec.feature) === 'inner' ? sized(spec, step) >= needed : sized(spec, step) <= needed;

export const isAllowed = (spec: FeatureSpec, step: Scaled) => spec.sizeLimit === null || step <= spec.sizeLimit;

export const needed = (spec: FeatureSpec, worst: Scaled) =>
  shapeOf(spec.feature) === 'inner' ? worst + spec.cleanUp : worst - spec.cleanUp;

function diameter(spec: FeatureSpec, positions: FeatureResult[]): Repair {
  const inner = shapeOf(spec.feature) === 'inner';
  const worstPosition = positions.reduce((a, b) => ((inner ? b.max > a.max : b.min < a.min) ? b : a));
  const worst = inner ? worstPosition.max : worstPosition.min;
  const prohibition: Prohibition | null = spec.grindingForbidden ? { kind: 'forbidden', source: spec.source } : null;
  const standard: Repair = {
    feature: spec.feature,
    action: 'Std',
    size: null,
    worst,
    position: worstPosition.position,
    withCleanUp: null,
    lastAllowed: null,
    prohibition,
  };
  if (positions.every((one) => one.verdict !== 'Out')) return standard;
  const allowed = spec.sizes.filter((step) => isAllowed(spec, step)).sort((a, b) => a - b);
  const last = allowed.at(-1);
  const beyond: Repair = {
    ...standard,
    action: spec.feature === 'Bore' ? 'Liner' : 'Replace',
    withCleanUp: needed(spec, worst),
    lastAllowed: last === undefined ? null : sized(spec, last),
  };
  if (prohibition) return beyond;
  const size = allowed.find((step) => cleans(spec, step, needed(spec, worst)));
  return size === undefined ? beyond : { ...beyond, action: 'Size', size };
}

function face(spec: FeatureSpec, specification: Specification, faces: FeatureResult[], heights: FeatureResult[]): Repair | null {
  const worstFace = faces.reduce((a, b) => (b.max > a.max ? b : a));
  const limit = specOf(specification, heightOf(spec.feature));
  const minimum = limit?.minimum ?? null;
  const ground =
    spec.grindingForbidden || heights.length === 0 ? null : Math.min(...heights.map((one) => one.min)) - worstFace.max - spec.cleanUp;
  const prohibition: Prohibition | null = spec.grindingForbidden
    ? { kind: 'forbidden', source: spec.source }
    : ground !== null && limit && minimum !== null && ground < minimum
      ? { kind: 'tooLow', ground, minimum, source: limit.source }
      : null;
  const standard: Repair = {
    feature: spec.feature,
    action: 'Std',
    size: null,
    worst: worstFace.max,
    position: worstFace.position,
    withCleanUp: null,
    lastAllowed: minimum,
    prohibition,
  };
  if (faces.every((one) => one.verdict !== 'Out')) return standard;
  if (prohibition) return { ...standard, action: 'Replace', withCleanUp: ground };
  // Grinding cannot be allowed before the height that has a minimum is measured.
  if (ground === null && minimum !== null) return null;
  return { ...standard, action: 'Grind', withCleanUp: ground };
}
