import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Bell } from './Bell';

type Props = {
  title: string;
  /** A word beside the title. */
  sub?: ReactNode;
  /** What of it the page shows, beside the title. */
  beside?: ReactNode;
  /** Where it belongs to. */
  up?: LinkProps & { label: string };
  actions?: ReactNode;
  /** Between the top bar and the page: tabs, filters. */
  bar?: ReactNode;
  /** The page brings its own edges. */
  bare?: boolean;
  children: ReactNode;
};

/** Numbers of documents are set in the measuring type, names are not. */
const isCode = (title: string) => /^\S*\d\S*$/.test(title);

/** The top bar of a page and its contents; the title is the browser's, too. */
export function Page({ title, sub, beside, up, actions, bar, bare, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Biela`;
  }, [title]);
  return (
    <>
      <header className="top">
        {up ? (
          <nav className="crumb">
            <Link {...up}>{up.label}</Link>
            <span aria-hidden="true">›</span>
            <h1 className={isCode(title) ? 'm' : undefined}>{title}</h1>
          </nav>
        ) : (
          <h1>{title}</h1>
        )}
        {sub && <span className="mut sm ell">{sub}</span>}
        {beside}
        <span className="sp" />
        <Bell />
        {actions}
      </header>
      {bar}
      <main id="c" className={bare ? undefined : 'page'}>
        {children}
      </main>
    </>
  );
}
