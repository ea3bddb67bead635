import { millimetres } from '~/format/number';
import type { diagnostics } from './messages';
import { type FeatureKind, isDiameter, type Spot } from './metrology/features';
import type { FeatureResult } from './metrology/judgement';
import { inMillimetres, type Scaled } from './metrology/specification';

type Say = typeof diagnostics.say;

/** `76,552`; a fourth decimal only where there is one. */
export function mm(length: Scaled) {
  const text = millimetres(inMillimetres(length));
  return length % 10 === 0 ? text : `${millimetres(Math.trunc(length / 10) / 1000)}${Math.abs(length % 10)}`;
}

/** `Cilindro 2`. */
export const positionName = (t: Say, feature: FeatureKind, position: number) => `${t(`features.${feature}`)} ${position}`;

/** What a reading is called to those who do not see the grid. */
export function spotName(t: Say, spot: Spot) {
  const feature = t(`features.${spot.feature}`);
  const { position } = spot;
  if (isDiameter(spot.feature)) return t('cell', { feature, position, level: spot.level ?? '', direction: spot.direction ?? '' });
  return spot.probe === null ? t('cellSingle', { feature, position }) : t('cellProbe', { feature, position, probe: spot.probe });
}

/** Why a position is judged as it is. */
export function whyOf(t: Say, result: FeatureResult) {
  if (result.findings.length === 0) return t(result.verdict === 'NoSpec' ? 'why.none' : 'why.ok');
  return result.findings.map((one) => t(`why.${one.kind}`, { value: mm(one.value), limit: mm(one.limit) })).join('; ');
}
