import type { Tone } from './StageMark';

/**
 * The gauge of anything with a limit: green up to what a new part has, amber up to the limit, which stands at 80 % of the width, red after. The needle has the
 * verdict's colour. For eyes only; value and verdict are said beside it.
 */
export function ToleranceRule({
  value,
  limit,
  newMax = 0,
  tone,
  wide,
}: {
  value: number;
  limit: number;
  newMax?: number;
  tone: Tone;
  wide?: boolean;
}) {
  const share = (part: number) => `${limit > 0 ? Math.min(Math.max((100 * part) / limit, 0), 122) : 0}%`;
  const style = { '--v': share(value), '--a': share(newMax) } as React.CSSProperties;
  return (
    <span className={`tol k-${tone}${wide ? ' w' : ''}`} style={style} aria-hidden="true">
      <i />
    </span>
  );
}
