import { useRef } from 'react';
import { ToleranceRule } from '~/ui/ToleranceRule';
import { verdicts, verdictWords } from '~/ui/verdicts';
import { Cell } from './Cell';
import { type GridProps, newWear, useCell, verdictOfValue, wearLimit } from './Grid';
import { diagnostics } from './messages';
import { gridOf, isDiameter, levelsOf, shapeOf } from './metrology/features';
import type { FeatureResult } from './metrology/judgement';
import { type FeatureSpec, flatnessLimit, type Scaled } from './metrology/specification';
import { mm, positionName } from './names';

/** One position at a time, at the size of a thumb. */
export function PhoneGrid(props: GridProps) {
  const { feature, positions, spec, results, current, onCurrent } = props;
  const t = diagnostics.use();
  const shown = current ?? 1;
  const root = useRef<HTMLDivElement>(null);
  const cell = useCell({
    ...props,
    onPast(spot) {
      if (spot.position >= positions) return;
      onCurrent({ ...spot, position: spot.position + 1 });
      requestAnimationFrame(() => root.current?.querySelector<HTMLInputElement>('[data-cell]')?.focus());
    },
  });
  const grid = gridOf(feature, shown, spec?.levels);
  const result = results.find((one) => one.feature === feature && one.position === shown);
  return (
    <div className="pb" data-grid ref={root}>
      {positions > 1 && (
        <fieldset className="seg cys" aria-label={t(`many.${feature}`)}>
          {Array.from({ length: positions }, (_, at) => at + 1).map((position) => (
            <Position
              key={position}
              position={position}
              name={positionName(t, feature, position)}
              result={results.find((one) => one.feature === feature && one.position === position)}
              pressed={position === shown}
              choose={() => onCurrent({ ...(grid[0] as (typeof grid)[number]), position })}
            />
          ))}
        </fieldset>
      )}
      <div className={`pg${isDiameter(feature) ? '' : ' flat'}`} key={shown}>
        {grid.map((spot, column) => {
          const { shade, ...rest } = cell(spot, shown - 1, column);
          const first = spot.direction === 'X' && spot.level;
          return [
            first && (
              <div className="pl" key={first}>
                <b>{first}</b>
                {levelsOf(feature, spec?.levels).length === 3 && <span className="mut">{t(`levelShort.${first}`)}</span>}
              </div>
            ),
            <span className={`pi ${shade}`} key={`${spot.level}${spot.direction}${spot.probe}`}>
              <span aria-hidden="true">{spot.direction ?? spot.probe ?? ''}</span>
              <Cell {...rest} />
            </span>,
          ];
        })}
      </div>
      <Figures result={result} spec={spec} shape={shapeOf(feature)} />
    </div>
  );
}

type PositionProps = { position: number; name: string; result: FeatureResult | undefined; pressed: boolean; choose: () => void };

function Position({ position, name, result, pressed, choose }: PositionProps) {
  const words = verdictWords.use();
  const look = result && verdicts[result.verdict];
  return (
    <button type="button" aria-pressed={pressed} aria-label={result ? `${name}, ${words(result.verdict)}` : name} onClick={choose}>
      {position}
      {look && <look.icon size={14} stroke={1.75} className={`t-${look.tone}`} aria-hidden />}
    </button>
  );
}

function Figures({ result, spec, shape }: { result: FeatureResult | undefined; spec: FeatureSpec | null; shape: string }) {
  if (shape === 'single') return null;
  if (shape === 'flatness')
    return (
      <div className="pcs">
        <Figure of="flatness" value={result?.flatness ?? null} limit={spec && flatnessLimit(spec)} />
      </div>
    );
  return (
    <div className="pcs">
      <Figure of="ovality" value={result?.ovality ?? null} limit={spec?.ovalityMax ?? null} />
      <Figure of="taper" value={result?.taper ?? null} limit={spec?.taperMax ?? null} />
      <Figure of="wear" value={result?.wear ?? null} limit={wearLimit(spec)} newMax={newWear(spec)} bySize />
    </div>
  );
}

type FigureProps = {
  of: 'ovality' | 'taper' | 'wear' | 'flatness';
  value: Scaled | null;
  limit: Scaled | null;
  newMax?: Scaled;
  bySize?: boolean;
};

function Figure({ of, value, limit, newMax = 0, bySize }: FigureProps) {
  const t = diagnostics.use();
  const { tone } = verdicts[verdictOfValue(value, limit, newMax, bySize)];
  return (
    <div>
      <span className="mut">{t(of)}</span>
      <b className={`m ${tone === 'out' ? 't-out' : tone === 'lim' ? 't-lim' : ''}`}>{value === null ? '–' : mm(value)}</b>
      {limit !== null && <span className="sm mut">{t('limitIs', { value: mm(limit) })}</span>}
      {value !== null && limit !== null && <ToleranceRule wide value={value} limit={limit} newMax={newMax || limit * 0.3} tone={tone} />}
    </div>
  );
}
