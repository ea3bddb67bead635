import { FaceDrawing } from './FaceDrawing';
import { diagnostics } from './messages';
import { machined, worstReading } from './metrology/drawn';
import { levelsOf, shapeOf } from './metrology/features';
import type { FeatureResult } from './metrology/judgement';
import type { Reading } from './metrology/metrology';
import type { FeatureSpec, FinishedLimit, Scaled } from './metrology/specification';
import { mm, positionName } from './names';
import { ShaftDrawing } from './ShaftDrawing';

/** What a drawing of a diameter is made of. */
export type Drawn = {
  name: string;
  base: Scaled;
  hasNominal: boolean;
  /** Pixels for a ten-thousandth on the radius: wear is enlarged until it can be seen. */
  scale: number;
  direction: 'X' | 'Y';
  levels: { level: string; along: Scaled | null; x: Scaled | null; y: Scaled | null }[];
  /** The level of the worst reading. */
  worst: number;
  out: boolean;
  ovality: Scaled | null;
};

type Props = { result: FeatureResult; readings: Reading[]; spec: FeatureSpec | null; finished: FinishedLimit | null };

/** How far the worst reading is drawn from the nominal line. */
const reach = 16;

/** The technical drawing of one position, made from its readings. */
export function Drawing({ result, readings, spec, finished }: Props) {
  const t = diagnostics.use();
  const mine = readings.filter((one) => one.feature === result.feature && one.position === result.position);
  const shape = shapeOf(result.feature);
  const worst = worstReading(mine, shape === 'inner', finished);
  if (!worst) return <p className="empty">{t('drawing.nothing')}</p>;
  const name = positionName(t, result.feature, result.position);
  if (shape === 'flatness')
    return <FaceDrawing name={name} readings={mine} limit={spec?.flatnessMax ?? spec?.serviceLimit ?? spec?.newMax ?? null} />;
  if (shape === 'single') return null;
  const drawn = measuredUp(name, result, mine, worst, machined(spec, finished));
  return shape === 'inner' ? <BoreDrawing drawn={drawn} /> : <ShaftDrawing drawn={drawn} />;
}

function measuredUp(name: string, result: FeatureResult, readings: Reading[], worst: Reading, spec: FeatureSpec | null): Drawn {
  const inner = shapeOf(result.feature) === 'inner';
  const base = spec?.nominal ?? (inner ? result.min : result.max);
  const furthest = Math.max(...readings.map((one) => Math.abs(one.value - base)), 1);
  const levels = levelsOf(result.feature, spec?.levels).map((level) => {
    const of = (direction: string) => readings.find((one) => one.level === level && one.direction === direction)?.value ?? null;
    return { level, x: of('X'), y: of('Y'), along: of(worst.direction ?? 'X') };
  });
  return {
    name,
    base,
    hasNominal: spec !== null && spec.nominal !== null,
    scale: reach / furthest,
    direction: worst.direction ?? 'X',
    levels,
    worst: levels.findIndex((one) => one.level === worst.level),
    out: result.verdict === 'Out',
    ovality: result.ovality,
  };
}

const step = 9;

/** A bore, cut along the direction of its worst reading, and that level from above. */
function BoreDrawing({ drawn }: { drawn: Drawn }) {
  const t = diagnostics.use();
  const { levels, base, scale, worst } = drawn;
  const [left, right, top, bottom] = [58, 196, 52, 262];
  const height = (at: number) => (levels.length === 3 ? 92 + 72 * at : 112 + 104 * at);
  const shift = (value: Scaled | null) => ((value ?? base) - base) * scale;
  const edge = (side: 1 | -1) => {
    const from = side < 0 ? left : right;
    const points = levels.map((one, at) => `L${(from + side * shift(one.along)).toFixed(1)} ${height(at)}`).join('');
    return `M${from} ${top}L${from} ${height(0) - 20}${points}L${from} ${bottom - 6}L${from} ${bottom}`;
  };
  const hatch = Array.from({ length: 22 }, (_, at) => 70 + step * at);
  const said = levels.filter((one) => one.along !== null).map((one) => `${one.level} ${mm(one.along as Scaled)}`);
  return (
    <svg
      className="dw"
      viewBox="0 6 388 284"
      role="img"
      aria-label={t('drawing.bore', { name: drawn.name, readings: said.join(', '), direction: drawn.direction, nominal: mm(base) })}
    >
      <path className="met" d={`M20 ${top}H${left}V${bottom}H20zM${right} ${top}H234V${bottom}H${right}z`} />
      {hatch.map((y) => (
        <path key={y} className="h" d={`M22 ${y}l18 -18M214 ${y}l18 -18`} />
      ))}
      <path className="bg" d={`${edge(-1)}H${right}${reversed(levels, height, shift, right)}z`} />
      <path className="wear" d={`${edge(-1)}z`} />
      <path className="wear" d={`${edge(1)}z`} />
      <path className="nom" d={`M${left} ${top - 8}V${bottom + 8}M${right} ${top - 8}V${bottom + 8}`} />
      <path className="o" d={edge(-1)} />
      <path className="o" d={edge(1)} />
      <path className="o" d={`M20 ${top}H${left}M${right} ${top}H234M20 ${bottom}H${left}M${right} ${bottom}H234`} />
      <path className="cl" d="M127 36V278" />
      {levels.map((one, at) => {
        const [from, to, y] = [left - shift(one.along), right + shift(one.along), height(at)];
        return (
          <g key={one.level}>
            {one.along !== null && (
              <>
                <path className="dim" d={`M${from} ${y}H${to}M${from + 6} ${y - 3}l-6 3l6 3M${to - 6} ${y - 3}l6 3l-6 3`} />
                <rect className="bg" x="100" y={y - 9} width="54" height="18" />
                <text className={`v${drawn.out && at === worst ? ' bad' : ''}`} x="127" y={y + 4} textAnchor="middle">
                  {mm(one.along)}
                </text>
              </>
            )}
            <text className="lab b" x="6" y={y + 4}>
              {one.level}
            </text>
          </g>
        );
      })}
      <text className="lab" x="127" y="24" textAnchor="middle">
        {t('drawing.section', { direction: drawn.direction })}
      </text>
      <FromAbove drawn={drawn} x={310} y={164} radius={42} inner />
    </svg>
  );
}

/** The right edge from the bottom up, to close the bore. */
function reversed(levels: Drawn['levels'], height: (at: number) => number, shift: (value: Scaled | null) => number, right: number) {
  const points = levels.map((one, at) => `L${(right + shift(one.along)).toFixed(1)} ${height(at)}`).reverse();
  return `${points.join('')}L${right} 52`;
}

/** The worst level along the axis: the dashed circle is the nominal size, the outline what was read, its difference enlarged. */
export function FromAbove({ drawn, x, y, radius, inner }: { drawn: Drawn; x: number; y: number; radius: number; inner?: boolean }) {
  const t = diagnostics.use();
  const level = drawn.levels[drawn.worst];
  if (!level) return null;
  const grown = (value: Scaled | null) => radius + ((value ?? drawn.base) - drawn.base) * drawn.scale;
  const [rx, ry] = [grown(level.x), grown(level.y)];
  const far = radius + 24;
  return (
    <g>
      <path className="cl" d={`M${x - far - 4} ${y}H${x + far + 4}M${x} ${y - far}V${y + far}`} />
      {inner ? (
        <>
          <ellipse className="wear" cx={x} cy={y} rx={rx} ry={ry} />
          <circle className="bg" cx={x} cy={y} r={radius} />
          <ellipse className="o" cx={x} cy={y} rx={rx} ry={ry} />
        </>
      ) : (
        <>
          <circle className="wear" cx={x} cy={y} r={radius} />
          <ellipse className="o full" cx={x} cy={y} rx={rx} ry={ry} />
        </>
      )}
      <circle className="nom" cx={x} cy={y} r={radius} />
      {drawn.ovality !== null && (
        <>
          <text x={x} y={y - 4} textAnchor="middle" className="lab">
            {t('drawing.ovality')}
          </text>
          <text x={x} y={y + 12} textAnchor="middle" className="v">
            {mm(drawn.ovality)}
          </text>
        </>
      )}
      <text className="lab" x={x} y={y - far - 20} textAnchor="middle">
        {t('drawing.above', { level: level.level })}
      </text>
      {level.y !== null && (
        <text x={x} y={y - far - 6} textAnchor="middle">
          Y {mm(level.y)}
        </text>
      )}
      {level.x !== null && (
        <text x={x} y={y + far + 16} textAnchor="middle">
          X {mm(level.x)}
        </text>
      )}
    </g>
  );
}
