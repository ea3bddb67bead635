import { type Drawn, FromAbove } from './Drawing';
import { diagnostics } from './messages';
import type { Scaled } from './metrology/specification';
import { mm } from './names';

/** A journal between its webs, and its worst level along the axis. */
export function ShaftDrawing({ drawn }: { drawn: Drawn }) {
  const t = diagnostics.use();
  const { levels, base, scale, worst } = drawn;
  const [left, right, top, bottom] = [66, 186, 66, 158];
  const place = (at: number) => (levels.length === 3 ? 88 + 38 * at : 96 + 60 * at);
  const shift = (value: Scaled | null) => (base - (value ?? base)) * scale;
  const [first, last] = [shift(levels[0]?.along ?? null), shift(levels.at(-1)?.along ?? null)];
  const hatch = Array.from({ length: 17 }, (_, at) => 46 + 9 * at);
  const said = levels.filter((one) => one.along !== null).map((one) => `${one.level} ${mm(one.along as Scaled)}`);
  return (
    <svg
      className="dw"
      viewBox="0 6 388 216"
      role="img"
      aria-label={t('drawing.bore', { name: drawn.name, readings: said.join(', '), direction: drawn.direction, nominal: mm(base) })}
    >
      <text className="lab" x="126" y="20" textAnchor="middle">
        {t('drawing.shaft', { direction: drawn.direction })}
      </text>
      <path className="met" d="M24 30H66V194H24zM186 30H228V194H186z" />
      {hatch.map((y) => (
        <path key={y} className="h" d={`M28 ${y}l14 -14M48 ${y}l14 -14M190 ${y}l14 -14M210 ${y}l14 -14`} />
      ))}
      <path className="wear" d={`M${left} ${top}H${right}L${right - 6} ${top + last}L${left + 6} ${top + first}z`} />
      <path className="wear" d={`M${left} ${bottom}H${right}L${right - 6} ${bottom - last}L${left + 6} ${bottom - first}z`} />
      <path
        className="o"
        d={`M66 30V${top - 4}Q66 ${top + first} 74 ${top + first}L178 ${top + last}Q186 ${top + last} 186 ${top - 4}V30M66 194V${bottom + 4}Q66 ${bottom - first} 74 ${bottom - first}L178 ${bottom - last}Q186 ${bottom - last} 186 ${bottom + 4}V194M66 30H24V194H66M186 30H228V194H186`}
      />
      <path className="nom" d={`M${left} ${top}H${right}M${left} ${bottom}H${right}`} />
      <path className="cl" d="M10 112H242" />
      {levels.map((one, at) => {
        if (one.along === null) return null;
        const [x, from, to] = [place(at), top + shift(one.along), bottom - shift(one.along)];
        return (
          <g key={one.level}>
            <path className="dim" d={`M${x} ${from}V${to}M${x - 3} ${from + 6}l3 -6l3 6M${x - 3} ${to - 6}l3 6l3 -6`} />
            <rect className="bg" x={x - 26} y="103" width="52" height="18" />
            <text className={`v${drawn.out && at === worst ? ' bad' : ''}`} x={x} y="116" textAnchor="middle">
              {mm(one.along)}
            </text>
            <text className="lab b" x={x} y="184" textAnchor="middle">
              {one.level}
            </text>
          </g>
        );
      })}
      <FromAbove drawn={{ ...drawn, scale: scale / 2 }} x={314} y={112} radius={44} />
    </svg>
  );
}
