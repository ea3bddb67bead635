import type { Schemas } from '~/api/generated';

export type ComponentKind = Schemas['orders']['ComponentKind'];

const paths: Record<string, React.ReactNode> = {
  BLOCO: (
    <>
      <rect x="2.5" y="6.5" width="19" height="11" rx="1.5" />
      <circle cx="7" cy="12" r="2.2" />
      <circle cx="12" cy="12" r="2.2" />
      <circle cx="17" cy="12" r="2.2" />
    </>
  ),
  VIRABREQUIM: <path d="M2 12h3.5V6h4v12.5h5V6h4v6H22" />,
  BIELA: (
    <>
      <circle cx="16.5" cy="16.5" r="4.8" />
      <circle cx="16.5" cy="16.5" r="1.6" />
      <circle cx="5.8" cy="5.8" r="2.8" />
      <path d="M8.4 6.9l6.3 5.2M6.9 8.4l5.2 6.3" />
    </>
  ),
  CABECOTE: <path d="M2.5 9.5h19v7h-19zM6 16.5v3h4v-3M14 16.5v3h4v-3M8 9.5V5M16 9.5V5M6 5h4M14 5h4" />,
  COMANDO: (
    <>
      <path d="M2 12h20" />
      <ellipse cx="7.5" cy="10" rx="2.3" ry="4" />
      <ellipse cx="16" cy="14" rx="2.3" ry="4" />
    </>
  ),
  PISTAO: (
    <>
      <path d="M6 4h12v13a6 3 0 0 1-12 0zM6 7.5h12M6 10.5h12" />
      <circle cx="12" cy="15" r="1.7" />
    </>
  ),
  VOLANTE: (
    <>
      <circle cx="12" cy="12" r="9" />
      <circle cx="12" cy="12" r="3" />
      <path d="M12 6v.01M12 18v.01M6 12h.01M18 12h.01" strokeWidth="2.2" />
    </>
  ),
};

const other = <path d="M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9" />;

/** The sign of a component, on the grid of the other icons. */
export function Glyph({ kind, large }: { kind: ComponentKind; large?: boolean }) {
  return (
    <svg className={large ? 'i l' : 'i'} viewBox="0 0 24 24" aria-hidden="true">
      {paths[kind] ?? other}
    </svg>
  );
}
