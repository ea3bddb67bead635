import { diagnostics } from './messages';
import type { Reading } from './metrology/metrology';
import type { Scaled } from './metrology/specification';
import { mm } from './names';

/** Where the straight edge is laid: four edges, two diagonals, the centre. */
const lines = [
  { d: 'M40 44H348', x: 194, y: 36 },
  { d: 'M348 44V196', x: 362, y: 124 },
  { d: 'M348 196H40', x: 194, y: 212 },
  { d: 'M40 196V44', x: 26, y: 124 },
  { d: 'M40 44L348 196', x: 268, y: 150 },
  { d: 'M40 196L348 44', x: 120, y: 150 },
  { d: 'M40 120H348', x: 86, y: 114 },
];

/** A face from above with the line of each reading; the worst one stands out. */
export function FaceDrawing({ name, readings, limit }: { name: string; readings: Reading[]; limit: Scaled | null }) {
  const t = diagnostics.use();
  const worst = readings.reduce((a, b) => (b.value > a.value ? b : a));
  const isOut = (value: Scaled) => limit !== null && value > limit;
  return (
    <svg className="dw" viewBox="0 0 388 226" role="img" aria-label={t('drawing.face', { name, worst: mm(worst.value) })}>
      <text className="lab" x="194" y="14" textAnchor="middle">
        {t('drawing.lines')}
      </text>
      <rect className="met" x="40" y="44" width="308" height="152" rx="4" />
      {[95, 161, 227, 293].map((x) => (
        <circle key={x} className="bore" cx={x} cy="120" r="26" />
      ))}
      {lines.map((line, at) => {
        const reading = readings.find((one) => one.probe === at + 1);
        const tone = reading && isOut(reading.value) ? ' bad' : reading && reading === worst ? ' top' : '';
        return <path key={line.d} className={`ruler${tone}`} d={line.d} />;
      })}
      <rect className="o" x="40" y="44" width="308" height="152" rx="4" />
      {lines.map((line, at) => {
        const reading = readings.find((one) => one.probe === at + 1);
        if (!reading) return null;
        return (
          <g key={line.d}>
            <rect className="bg" x={line.x - 22} y={line.y - 11} width="44" height="15" rx="2" />
            <text className={`v${isOut(reading.value) ? ' bad' : ''}`} x={line.x} y={line.y} textAnchor="middle">
              {mm(reading.value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
