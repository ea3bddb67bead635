import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** The pages of an area, under its top bar. */
export function Tabs({ label, tabs }: { label: string; tabs: (LinkProps & { label: string })[] }) {
  const nav = useRef<HTMLElement>(null);
  // A phone has no room for all of them; the one that is shown stands where it is seen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <nav ref={nav} className="tabs" aria-label={label}>
      {tabs.map(({ label: text, ...to }) => (
        <Link key={text} {...to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
