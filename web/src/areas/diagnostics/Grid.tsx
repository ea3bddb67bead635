import { memo, startTransition, useRef } from 'react';
import { ToleranceRule } from '~/ui/ToleranceRule';
import { VerdictChip, verdicts } from '~/ui/verdicts';
import { Cell, type CellEvents, type CellProps, shade } from './Cell';
import { targetOf } from './keys';
import { diagnostics } from './messages';
import { type Direction, type FeatureKind, gridOf, isDiameter, levelsOf, type Spot, shapeOf } from './metrology/features';
import { boundsOf, type FeatureResult, shareOf, verdictOfReading } from './metrology/judgement';
import { type FeatureSpec, type FinishedLimit, flatnessLimit, type Scaled } from './metrology/specification';
import { mm, positionName, whyOf } from './names';
import type { Readings } from './useReadings';

export type GridProps = {
  feature: FeatureKind;
  positions: number;
  spec: FeatureSpec | null;
  finished: FinishedLimit | null;
  results: FeatureResult[];
  readings: Readings;
  readOnly: boolean;
  /** The position the drawing shows. */
  current: number | null;
  onCurrent: (spot: Spot) => void;
  /** Enter in the last reading of a grid that shows one position at a time. */
  onPast?: (spot: Spot) => void;
};

/** What stands in a cell: its props, and how its reading is shaded. */
export function useCell({ spec, finished, readings, readOnly, onCurrent, onPast, feature }: GridProps) {
  const perLevel = isDiameter(feature) ? 2 : 1;
  const reference = spec?.nominal ?? finished?.min ?? spec?.minimum ?? null;
  const events: CellEvents = {
    preview: readings.preview,
    commit: readings.commit,
    // The drawing may follow a moment later.
    enter: (spot) => startTransition(() => onCurrent(spot)),
    move(event, spot, settle) {
      const target = targetOf(event, perLevel, onPast !== undefined);
      if (target) target.focus();
      else if (event.key !== 'Enter') return false;
      else {
        settle();
        onPast?.(spot);
      }
      return true;
    },
  };
  const on = useRef(events);
  on.current = events;
  return (spot: Spot, row: number, column: number): CellProps & { shade: string } => {
    const value = readings.valueOf(spot);
    return {
      spot,
      value,
      reference: reference ?? nearby(readings, spot),
      readOnly,
      above: spot.position > 1 ? readings.valueOf({ ...spot, position: spot.position - 1 }) : null,
      row,
      column,
      on,
      shade: value === null ? '' : shade(verdictOfReading(value, spec, finished)),
    };
  };
}

/** Without a nominal size, what was read of the part before says which whole millimetre is meant. */
function nearby(readings: Readings, spot: Spot): Scaled | null {
  if (!isDiameter(spot.feature) && shapeOf(spot.feature) !== 'single') return null;
  return readings.readings.find((one) => one.feature === spot.feature && one.position !== spot.position)?.value ?? null;
}

/** Positions by levels and directions, with what they give; filled from the keyboard alone. */
export function Grid(props: GridProps) {
  const { feature, positions, spec, results, current } = props;
  const t = diagnostics.use();
  const cell = useCell(props);
  const shape = shapeOf(feature);
  const rows = Array.from({ length: positions }, (_, at) => at + 1);
  return (
    <div className="scroll">
      <table className="t rg" data-grid>
        <caption className="sr">{t('caption', { feature: t(`many.${feature}`) })}</caption>
        <Head {...props} />
        <tbody>
          {rows.map((position, row) => {
            const result = results.find((one) => one.feature === feature && one.position === position);
            return (
              <tr key={position} className={position === current ? 'hi' : undefined}>
                <th scope="row">{positions > 1 ? position : t(`features.${feature}`)}</th>
                {gridOf(feature, position, spec?.levels).map((spot, column) => {
                  const { shade: tint, ...rest } = cell(spot, row, column);
                  return (
                    <td key={`${spot.level}${spot.direction}${spot.probe}`} className={`rd ${tint}${shape === 'single' ? ' one' : ''}`}>
                      <Cell {...rest} />
                    </td>
                  );
                })}
                <Computed result={result} spec={spec} shape={shape} />
                <td title={result && `${positionName(t, feature, position)}: ${whyOf(t, result)}`}>
                  {result && <VerdictChip verdict={result.verdict} />}
                </td>
              </tr>
            );
          })}
        </tbody>
        <Foot {...props} />
      </table>
    </div>
  );
}

function Head({ feature, spec }: GridProps) {
  const t = diagnostics.use();
  const shape = shapeOf(feature);
  if (shape === 'flatness' || shape === 'single')
    return (
      <thead>
        <tr>
          <th scope="col">{t(`features.${feature}`)}</th>
          {gridOf(feature, 1).map((spot) => (
            <th key={spot.probe} scope="col" className="n rh">
              {spot.probe === null ? t('reading') : spot.probe}
            </th>
          ))}
          {shape === 'flatness' && (
            <th scope="col" className="n">
              {t('flatness')}
            </th>
          )}
          <th scope="col">{t('verdict')}</th>
        </tr>
      </thead>
    );
  const levels = levelsOf(feature, spec?.levels);
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col">
          {t(`features.${feature}`)}
        </th>
        {levels.map((level) => (
          <th key={level} colSpan={2} scope="colgroup" className="lv">
            {feature === 'Bore' ? t(`level.${level}`) : level}
          </th>
        ))}
        {(['ovality', 'taper', 'wear'] as const).map((computed) => (
          <th key={computed} rowSpan={2} scope="col" className="n">
            {t(computed)}
          </th>
        ))}
        <th rowSpan={2} scope="col">
          {t('verdict')}
        </th>
      </tr>
      <tr>
        {levels.flatMap((level) =>
          (['X', 'Y'] as Direction[]).map((direction) => (
            <th key={level + direction} scope="col" className="n rh">
              {direction}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

/** The most a part may have worn: the way from nominal to the limit of use. */
export function wearLimit(spec: FeatureSpec | null): Scaled | null {
  if (!spec || spec.nominal === null) return null;
  const { lower, upper } = boundsOf(spec);
  return upper !== null ? upper - spec.nominal : lower !== null ? spec.nominal - lower : null;
}

/** What the new part's range is of wear. */
export const newWear = (spec: FeatureSpec | null): Scaled => {
  if (!spec || spec.nominal === null) return 0;
  const edge = shapeOf(spec.feature) === 'inner' ? spec.newMax : spec.newMin;
  return edge === null ? 0 : Math.abs(edge - spec.nominal);
};

function Computed({ result, spec, shape }: { result: FeatureResult | undefined; spec: FeatureSpec | null; shape: string }) {
  if (shape === 'single') return null;
  if (shape === 'flatness') return <Gauge value={result?.flatness ?? null} limit={spec && flatnessLimit(spec)} first />;
  return (
    <>
      <Gauge value={result?.ovality ?? null} limit={spec?.ovalityMax ?? null} first />
      <Gauge value={result?.taper ?? null} limit={spec?.taperMax ?? null} />
      <Gauge value={result?.wear ?? null} limit={wearLimit(spec)} newMax={newWear(spec)} bySize />
    </>
  );
}

/** How a computed value stands to its limit; wear turns amber where the part is no longer as new. */
export function verdictOfValue(value: Scaled | null, limit: Scaled | null, newMax: Scaled, bySize?: boolean) {
  if (!bySize) return shareOf(value, limit);
  if (value === null || limit === null) return 'NoSpec';
  return value > limit ? 'Out' : value > newMax ? 'AtLimit' : 'Ok';
}

type GaugeProps = { value: Scaled | null; limit: Scaled | null; newMax?: Scaled; first?: boolean; bySize?: boolean };

const Gauge = memo(function Gauge({ value, limit, newMax = 0, first, bySize }: GaugeProps) {
  const { tone } = verdicts[verdictOfValue(value, limit, newMax, bySize)];
  return (
    <td className={`cx ${tone}${first ? ' first' : ''}`}>
      <span className="m">{value === null ? '–' : mm(value)}</span>
      {value !== null && limit !== null && <ToleranceRule value={value} limit={limit} newMax={newMax || limit * 0.3} tone={tone} />}
    </td>
  );
});

function Foot({ feature, spec, finished }: GridProps) {
  const t = diagnostics.use();
  const shape = shapeOf(feature);
  const span = gridOf(feature, 1, spec?.levels).length;
  const most = (limit: Scaled | null) => (limit === null ? '' : `≤ ${mm(limit)}`);
  return (
    <tfoot>
      <tr>
        <td>{t('limit')}</td>
        <td colSpan={span} className="lv2 m">
          {limitsOf(t, spec, finished)}
        </td>
        {shape === 'flatness' && <td className="n m">{most(spec && flatnessLimit(spec))}</td>}
        {isDiameter(feature) &&
          [spec?.ovalityMax ?? null, spec?.taperMax ?? null, finished ? null : wearLimit(spec)].map((limit, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: three columns that do not move
            <td key={at} className="n m">
              {most(limit)}
            </td>
          ))}
        <td />
      </tr>
    </tfoot>
  );
}

/** The limits of size in words. */
export function limitsOf(t: typeof diagnostics.say, spec: FeatureSpec | null, finished: FinishedLimit | null): string {
  if (finished) return t('limits.finished', { min: mm(finished.min), max: mm(finished.max) });
  if (!spec || shapeOf(spec.feature) === 'flatness') return spec ? '' : t('limits.none');
  const { lower, upper } = boundsOf(spec);
  const parts: string[] = [];
  if (spec.newMin !== null && spec.newMax !== null) parts.push(t('limits.new', { min: mm(spec.newMin), max: mm(spec.newMax) }));
  if (spec.minimum !== null) parts.push(t('limits.minimum', { limit: mm(spec.minimum) }));
  else if (spec.serviceLimit !== null) parts.push(t('limits.service', { limit: mm(upper ?? lower ?? spec.serviceLimit) }));
  return parts.join('; ');
}
