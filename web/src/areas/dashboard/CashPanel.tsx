import { IconArrowRight } from '@tabler/icons-react';
import type { Schemas } from '~/api/generated';
import { day, shortDay } from '~/format/date';
import { count, quantity, reais } from '~/format/number';
import { LinkButton } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { dashboard } from './messages';
import { ticks } from './scale';
import { useCash } from './useSummaries';

type DayBalance = Schemas['consolidated']['DayBalance'];

const [left, right, top, bottom] = [46, 392, 14, 168];

/** The balance of all accounts on each of the last days. */
export function CashPanel() {
  const t = dashboard.use();
  const cash = useCash();
  return (
    <Panel
      title={t('cash.title')}
      sub={t('cash.sub')}
      padded
      actions={<LinkButton small look="ghost" icon={IconArrowRight} to="/financeiro" aria-label={t('cash.open')} />}
    >
      <Loaded query={cash}>
        {({ days }) =>
          days.some((one) => one.closing !== 0 || one.in !== 0 || one.out !== 0) ? <Line days={days} /> : <Empty>{t('cash.none')}</Empty>
        }
      </Loaded>
    </Panel>
  );
}

function Line({ days }: { days: DayBalance[] }) {
  const t = dashboard.use();
  const values = days.map((one) => one.closing);
  const marks = ticks(Math.min(...values), Math.max(...values));
  const [low, high] = [marks[0] as number, marks.at(-1) as number];
  const x = (at: number) => left + ((right - left) * at) / Math.max(1, days.length - 1);
  const y = (value: number) => bottom - ((bottom - top) * (value - low)) / (high - low);
  const path = values.map((value, at) => `${at ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const [first, last] = [days[0] as DayBalance, days.at(-1) as DayBalance];
  const said = t('cash.said', { from: day(first.day), to: day(last.day), first: reais(first.closing), last: reais(last.closing) });
  const label = (value: number) => (Math.abs(value) >= 1000 ? t('cash.thousand', { count: quantity(value / 1000) }) : count(value));
  return (
    <svg className="ch" viewBox="0 0 400 190" width="100%" role="img" aria-label={said}>
      {marks.map((mark) => (
        <g key={mark}>
          <line className={mark === 0 ? 'z' : 'ax'} x1={left} x2={right} y1={y(mark)} y2={y(mark)} />
          <text x={left - 8} y={y(mark) + 4} textAnchor="end">
            {label(mark)}
          </text>
        </g>
      ))}
      <path className="ar" d={`${path}L${x(days.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z`} />
      <path className="ln" d={path} />
      <circle className="now" cx={x(days.length - 1)} cy={y(last.closing)} r="3.5" />
      {days.map(
        (one, at) =>
          (days.length - 1 - at) % 10 === 0 &&
          at > 0 && (
            <text key={one.day} x={x(at)} y="185" textAnchor={at === days.length - 1 ? 'end' : 'middle'}>
              {at === days.length - 1 ? t('cash.now') : shortDay(one.day)}
            </text>
          ),
      )}
    </svg>
  );
}
