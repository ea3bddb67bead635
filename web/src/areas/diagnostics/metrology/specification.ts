import type { Schemas } from '~/api/generated';
import type { FeatureKind } from './features';

/** A length in whole ten-thousandths of a millimetre, as the server computes: 70,020 − 70,000 is 0,020 and nothing else. */
export type Scaled = number;

export const scaled = (millimetres: number): Scaled => Math.round(millimetres * 10_000);
export const inMillimetres = (length: Scaled) => length / 10_000;

export type TaperMethod = Schemas['diagnostics']['TaperMethod'];

/** The limits of one feature. Sizes are positive steps: oversizes of a bore, undersizes of a journal. */
export type FeatureSpec = {
  feature: FeatureKind;
  nominal: Scaled | null;
  newMin: Scaled | null;
  newMax: Scaled | null;
  serviceLimit: Scaled | null;
  flatnessMax: Scaled | null;
  ovalityMax: Scaled | null;
  taperMax: Scaled | null;
  taperMethod: TaperMethod;
  sizes: Scaled[];
  sizeLimit: Scaled | null;
  cleanUp: Scaled;
  grindingForbidden: boolean;
  minimum: Scaled | null;
  source: string;
  levels: number | null;
};

export type Specification = { id: string; version: number; source: string; features: FeatureSpec[] };

/** The size a machined feature must have, both ends included; it takes the place of the worn part's limits. */
export type FinishedLimit = { feature: FeatureKind; min: Scaled; max: Scaled };

export const specOf = (specification: Specification | null, kind: FeatureKind) =>
  specification?.features.find((one) => one.feature === kind) ?? null;

/** How far from flat a face may be; where no maximum is given, its size limits say so. */
export const flatnessLimit = (spec: FeatureSpec) => spec.flatnessMax ?? spec.serviceLimit ?? spec.newMax;

type Registered = Schemas['diagnostics']['ListSpecificationsItem'];

const maybe = (value: number | null | undefined) => (value === null || value === undefined ? null : scaled(value));

/** As the API tells it. */
export function specificationFrom(registered: Registered): Specification {
  return {
    id: registered.id,
    version: registered.version,
    source: registered.source,
    features: registered.features.map((one) => ({
      feature: one.feature,
      nominal: maybe(one.nominal),
      newMin: maybe(one.newMin),
      newMax: maybe(one.newMax),
      serviceLimit: maybe(one.serviceLimit),
      flatnessMax: maybe(one.flatnessMax),
      ovalityMax: maybe(one.ovalityMax),
      taperMax: maybe(one.taperMax),
      taperMethod: one.taperMethod ?? 'EndToEnd',
      sizes: (one.sizes ?? []).map(scaled),
      sizeLimit: maybe(one.sizeLimit),
      cleanUp: scaled(one.cleanUp ?? 0),
      grindingForbidden: one.grindingForbidden ?? false,
      minimum: maybe(one.minimum),
      source: one.source ?? registered.source,
      levels: one.levels ?? null,
    })),
  };
}

/** The one in force on the day: of the latest beginning, the newest version. */
export function inForce(registered: Registered[], today: string): Registered | null {
  const begun = registered.filter((one) => one.effectiveFrom <= today);
  begun.sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version);
  return begun[0] ?? null;
}
