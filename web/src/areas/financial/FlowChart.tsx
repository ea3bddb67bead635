import { day, shortDay } from '~/format/date';
import { count } from '~/format/number';
import { type Flow, lowest, ticksOf } from './cashflow';
import { financial } from './messages';

type Props = { flow: Flow[]; today: string; width: number; height: number };

/** The balance as a line, what came and went as bars below it; dashed where it is not yet. For eyes: the table beside it says the same. */
export function FlowChart({ flow, today, width, height }: Props) {
  const t = financial.use();
  const small = width < 600;
  const [left, right, top, bottom] = [small ? 52 : 60, width - 8, 14, height - 22];
  const lineBottom = height * 0.64;
  const barZero = height * 0.8;
  const step = (right - left) / Math.max(flow.length, 1);
  const x = (at: number) => left + step * (at + 0.5);

  const balances = flow.map((one) => one.closing);
  const ticks = ticksOf(Math.min(...balances), Math.max(...balances), small ? 4 : 5);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const y = (value: number) => lineBottom - ((value - low) / (high - low || 1)) * (lineBottom - top);
  const most = Math.max(1, ...flow.map((one) => Math.max(one.in, one.out)));
  const bar = (value: number) => (value / most) * (bottom - barZero - 8);
  const word = (value: number) => (Math.abs(value) >= 1000 ? t('thousand', { value: count(value / 1000) }) : count(value));

  const past = flow.filter((one) => !one.forecast).length;
  const path = (from: number, to: number) =>
    flow
      .slice(from, to)
      .map((one, at) => `${at === 0 ? 'M' : 'L'}${x(from + at).toFixed(1)} ${y(one.closing).toFixed(1)}`)
      .join('');
  const now = flow.findIndex((one) => one.day === today);
  // Worth a mark only where it goes below what there is.
  const bottomMost = lowest(flow);
  const least = bottomMost && bottomMost.closing < (flow[now]?.closing ?? Number.POSITIVE_INFINITY) ? bottomMost : undefined;
  const leastAt = least ? flow.indexOf(least) : -1;
  const every = Math.max(1, Math.ceil(flow.length / (small ? 4 : 9)));

  return (
    <svg
      className="ch"
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      role="img"
      aria-label={t('chartAlt', { from: day(flow[0]?.day ?? today), to: day(flow.at(-1)?.day ?? today) })}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="ax" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {word(tick)}
          </text>
        </g>
      ))}
      <line className="z" x1={left} x2={right} y1={barZero} y2={barZero} />
      {flow.map((one, at) => (
        <g key={one.day} className={one.forecast ? 'fu' : undefined}>
          {one.in > 0 && <rect className="in" x={x(at) - step * 0.32} width={step * 0.64} y={barZero - bar(one.in)} height={bar(one.in)} />}
          {one.out > 0 && <rect className="ou" x={x(at) - step * 0.32} width={step * 0.64} y={barZero} height={bar(one.out)} />}
        </g>
      ))}
      {past > 0 && (
        <>
          <path className="ar" d={`${path(0, past)}L${x(past - 1)} ${y(Math.max(low, 0))}L${x(0)} ${y(Math.max(low, 0))}Z`} />
          <path className="ln" d={path(0, past)} />
        </>
      )}
      {past < flow.length && <path className="ln pj" d={path(Math.max(past - 1, 0), flow.length)} />}
      {now >= 0 && (
        <>
          <line className="nowl" x1={x(now)} x2={x(now)} y1={8} y2={bottom} />
          <circle className="now" cx={x(now)} cy={y(flow[now]?.closing ?? 0)} r="3.5" />
          <text className="at" x={x(now) - 7} y={15} textAnchor="end">
            {t('dayStates.today')}
          </text>
        </>
      )}
      {least && (
        <>
          <circle className={least.closing < 0 ? 'least' : 'low'} cx={x(leastAt)} cy={y(least.closing)} r="3.5" />
          <text
            className={least.closing < 0 ? 'bad' : 'at'}
            x={Math.min(x(leastAt), right - 50)}
            y={y(least.closing) + 16}
            textAnchor="middle"
          >
            {t('lowestMark', { value: count(least.closing) })}
          </text>
        </>
      )}
      {flow.map(
        (one, at) =>
          at % every === Math.max(now, 0) % every && (
            <text key={one.day} x={x(at)} y={height - 5} textAnchor="middle">
              {shortDay(one.day)}
            </text>
          ),
      )}
    </svg>
  );
}
