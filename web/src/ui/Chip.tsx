import type { ComponentType } from 'react';
import type { Tone } from './StageMark';

export type IconType = ComponentType<{ size?: number; stroke?: number; className?: string; 'aria-hidden'?: boolean }>;

/** A state in a word, never by colour alone. `dash` is what is not real yet. */
export function Chip({ tone, icon: Icon, children, dash }: { tone?: Tone; icon?: IconType; children: React.ReactNode; dash?: boolean }) {
  return (
    <span className={`chip ${dash ? 'dash' : (tone ?? '')}${Icon ? '' : ' plain'}`}>
      {Icon && <Icon size={13} stroke={2.1} aria-hidden />}
      {children}
    </span>
  );
}
