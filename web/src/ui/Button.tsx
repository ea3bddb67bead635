import { Link, type LinkProps } from '@tanstack/react-router';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { IconType } from './Chip';

type Look = {
  /** `primary`: the one that matters, once a view. `danger` undoes something. */
  look?: 'primary' | 'ghost' | 'danger';
  small?: boolean;
  icon?: IconType;
  /** Its key, shown in the button; N is pressed by the shortcut for something new. */
  shortcut?: string;
  /** Instead of a text; the button needs an aria-label then. */
  children?: ReactNode;
};

const classes = ({ look, small, children }: Look) =>
  ['btn', look === 'primary' && 'p', look === 'ghost' && 'g', look === 'danger' && 'd', small && 's', children === undefined && 'ic']
    .filter(Boolean)
    .join(' ');

const isNew = (shortcut: string | undefined) => shortcut === 'N' || undefined;

function Inside({ icon: Icon, children, shortcut }: Look) {
  return (
    <>
      {Icon && <Icon size={16} stroke={1.75} aria-hidden />}
      {children}
      {shortcut && <kbd className="hide-sm">{shortcut}</kbd>}
    </>
  );
}

export function Button({
  look,
  small,
  icon,
  shortcut,
  busy,
  disabled,
  ...rest
}: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const looks = { look, small, icon, shortcut, children: rest.children };
  return (
    <button
      type="button"
      data-new={isNew(shortcut)}
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={`${classes(looks)} ${rest.className ?? ''}`}
    >
      <Inside {...looks} />
    </button>
  );
}

/** A button that leads somewhere. */
export function LinkButton({ look, small, icon, shortcut, children, ...rest }: Look & LinkProps & { 'aria-label'?: string }) {
  const looks = { look, small, icon, shortcut, children };
  return (
    <Link data-new={isNew(shortcut)} {...rest} className={classes(looks)}>
      <Inside {...looks} />
    </Link>
  );
}
