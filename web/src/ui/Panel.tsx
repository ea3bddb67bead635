import { type ReactNode, useId } from 'react';

/** A titled surface; panels are never nested. */
export function Panel({
  title,
  sub,
  actions,
  footer,
  padded,
  children,
  className,
}: {
  title?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  padded?: boolean;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section className={`panel ${className ?? ''}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          <h2 id={id}>{title}</h2>
          {sub && <span className="sub">{sub}</span>}
          <span className="sp" />
          {actions}
        </header>
      )}
      {padded ? <div className="pb">{children}</div> : children}
      {footer && <footer>{footer}</footer>}
    </section>
  );
}
