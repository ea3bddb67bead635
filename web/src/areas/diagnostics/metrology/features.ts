import type { Schemas } from '~/api/generated';

export type FeatureKind = Schemas['diagnostics']['FeatureKind'];
export type EngineCounts = Schemas['diagnostics']['EngineCounts'];
export type Level = 'A' | 'B' | 'C';
export type Direction = 'X' | 'Y';

/** How a feature is read, and so what is computed from its readings and on which side it wears. */
export type Shape = 'inner' | 'outer' | 'flatness' | 'single';

const shapes: Partial<Record<FeatureKind, Shape>> = {
  Bore: 'inner',
  MainHousing: 'inner',
  BigEnd: 'inner',
  SmallEnd: 'inner',
  GuideBore: 'inner',
  MainJournal: 'outer',
  Crankpin: 'outer',
  CamJournal: 'outer',
  Stem: 'outer',
  PistonSkirt: 'outer',
  DeckFlatness: 'flatness',
  HeadFlatness: 'flatness',
};

export const shapeOf = (kind: FeatureKind): Shape => shapes[kind] ?? 'single';

export const isDiameter = (kind: FeatureKind) => shapeOf(kind) === 'inner' || shapeOf(kind) === 'outer';

/** Lines a straight edge is laid along: four edges, two diagonals, the centre. */
export const probeLines = 7;

/** The order in which results stand, the server's. */
export const featureOrder: FeatureKind[] = [
  'Bore',
  'MainJournal',
  'Crankpin',
  'MainHousing',
  'BigEnd',
  'SmallEnd',
  'CamJournal',
  'CamLobeHeight',
  'DeckFlatness',
  'HeadFlatness',
  'BlockHeight',
  'HeadHeight',
  'LinerProtrusion',
  'GuideBore',
  'Stem',
  'SeatDepth',
  'Runout',
  'PistonSkirt',
  'RingGap',
  'EndPlay',
];

/** The height that grinding a face takes away. */
export const heightOf = (face: FeatureKind): FeatureKind => (face === 'DeckFlatness' ? 'BlockHeight' : 'HeadHeight');

/** How many positions of the feature the engine has, or nothing where the engine does not say. */
export function countOf(engine: EngineCounts, kind: FeatureKind): number | null {
  switch (kind) {
    case 'Bore':
    case 'PistonSkirt':
    case 'RingGap':
    case 'LinerProtrusion':
    case 'BigEnd':
    case 'SmallEnd':
      return engine.cylinders;
    case 'MainJournal':
    case 'MainHousing':
      return engine.mains;
    case 'Crankpin':
      return engine.pins;
    default:
      return null;
  }
}

/** What may be measured on a component of this kind, what is always measured first. */
const measured: Record<string, FeatureKind[]> = {
  BLOCO: ['Bore', 'MainHousing', 'DeckFlatness', 'BlockHeight', 'LinerProtrusion'],
  VIRABREQUIM: ['MainJournal', 'Crankpin', 'Runout', 'EndPlay'],
  CABECOTE: ['HeadFlatness', 'HeadHeight', 'GuideBore', 'Stem', 'SeatDepth'],
  BIELA: ['BigEnd', 'SmallEnd'],
  COMANDO: ['CamJournal', 'CamLobeHeight', 'Runout', 'EndPlay'],
  PISTAO: ['PistonSkirt', 'RingGap'],
  VOLANTE: ['Runout'],
};

export const featuresOf = (component: string): FeatureKind[] => measured[component] ?? featureOrder;

/** What a component that came in must have read before its inspection may be closed. */
export function mandatoryOf(component: string, headHasMinimum: boolean): FeatureKind[] {
  switch (component) {
    case 'BLOCO':
      return ['Bore'];
    case 'VIRABREQUIM':
      return ['MainJournal', 'Crankpin'];
    case 'CABECOTE':
      return headHasMinimum ? ['HeadFlatness', 'HeadHeight'] : ['HeadFlatness'];
    default:
      return [];
  }
}

/** The one place a reading is taken at; positions and probe lines count from 1. */
export type Spot = { feature: FeatureKind; position: number; level: Level | null; direction: Direction | null; probe: number | null };

export const keyOf = (spot: Spot) =>
  `${spot.feature} ${spot.position} ${spot.level ?? ''}${spot.direction ?? ''}${spot.probe === null ? '' : spot.probe}`;

const letters: Level[] = ['A', 'B', 'C'];

export const levelsOf = (kind: FeatureKind, specified?: number | null) => letters.slice(0, specified ?? (kind === 'Bore' ? 3 : 2));

/** All spots of one position, in the order they are read. */
export function gridOf(kind: FeatureKind, position: number, levels?: number | null): Spot[] {
  const at = { feature: kind, position, level: null, direction: null, probe: null };
  switch (shapeOf(kind)) {
    case 'flatness':
      return Array.from({ length: probeLines }, (_, line) => ({ ...at, probe: line + 1 }));
    case 'single':
      return [at];
    default:
      return levelsOf(kind, levels).flatMap((level) => (['X', 'Y'] as const).map((direction) => ({ ...at, level, direction })));
  }
}
