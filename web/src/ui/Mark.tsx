/** The rod standing as a b. */
export function Mark({ className = 'mk' }: { className?: string }) {
  return (
    <svg className={className} viewBox="3.5 0 24 32" aria-hidden="true">
      <defs>
        <mask id="biela-mark">
          <g fill="#fff">
            <circle cx="10" cy="6.3" r="4.1" />
            <rect x="5.9" y="6.3" width="5.4" height="14.4" />
            <circle cx="15.7" cy="20.7" r="9.8" />
          </g>
          <g fill="#000">
            <circle cx="10" cy="6.3" r="1.75" />
            <circle cx="15.7" cy="20.7" r="4.9" />
            <path d="M18.2 17.5L25 10.6l.95.95-6.85 6.85zM12.4 23.1L5.4 30l.95.95 6.95-6.95z" />
          </g>
        </mask>
      </defs>
      <rect width="32" height="32" fill="var(--primary)" mask="url(#biela-mark)" />
    </svg>
  );
}
