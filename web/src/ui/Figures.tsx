import type { ReactNode } from 'react';

export type Figure = { name: ReactNode; value: ReactNode; tone?: 'ok' | 'lim' | 'out' };

/** The few numbers that matter, side by side. */
export function Figures({ of }: { of: Figure[] }) {
  return (
    <dl className="figs">
      {of.map(({ name, value, tone }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures do not move
        <div key={at}>
          <dt>{name}</dt>
          <dd className={tone && `t-${tone}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
