/** A set of the design's colours: what a state means. */
export type Tone = 'ok' | 'lim' | 'out' | 'non' | 'vio' | 'tea' | 'blu';

const radius = 6.6;

/** The giro: a crank dial whose pin turns from 0 to 1 as an order goes through, the swept sector tinted. Decorative; the stage is said beside it. */
export function StageMark({ turn, tone }: { turn: number; tone: Tone }) {
  const angle = 2 * Math.PI * turn;
  const at = (distance: number) => `${(8 + distance * Math.sin(angle)).toFixed(2)} ${(8 - distance * Math.cos(angle)).toFixed(2)}`;
  const [x, y] = at(4.1).split(' ');
  return (
    <svg className={`giro k-${tone}`} viewBox="0 0 16 16" aria-hidden="true">
      <circle className="o" cx="8" cy="8" r={radius} />
      {turn >= 1 ? (
        <circle className="w" cx="8" cy="8" r={radius} />
      ) : (
        turn > 0 && <path className="w" d={`M8 8V${8 - radius}A${radius} ${radius} 0 ${turn > 0.5 ? 1 : 0} 1 ${at(radius)}z`} />
      )}
      <path className="a" d={`M8 8L${x} ${y}`} />
      <circle className="d" cx={x} cy={y} r="1.9" />
    </svg>
  );
}
