import { amount } from '~/format/number';
import { barsOf } from './statement';

/** An amount of a column; none is a dash. */
export const plain = (value: number) => (value === 0 ? '–' : amount(value));

/** With its sign, as differences are. */
export const signed = (value: number) => (value > 0 ? `+${amount(value)}` : plain(value));

/** Twelve months at a glance, the one that is shown marked. For eyes: the twelve months have a table. */
export function Spark({ values }: { values: number[] }) {
  return (
    <svg className="spk" viewBox="0 0 60 16" aria-hidden="true">
      {barsOf(values, 16).map(({ y, height }, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: months do not move
          key={at}
          x={at * 5 + (12 - values.length) * 5}
          y={y}
          width={3.5}
          height={height}
          className={at === values.length - 1 ? 'c' : undefined}
        />
      ))}
    </svg>
  );
}
