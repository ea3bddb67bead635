type Point = { x: number; y: number };

/** What the API takes of a signature. */
const longest = 20_000;

const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** A stroke without the points that say nothing. */
export function thinned(stroke: Point[], least: number): Point[] {
  return stroke.reduce<Point[]>((kept, point, at) => {
    const last = kept.at(-1);
    if (!last || at === stroke.length - 1 || far(last, point) >= least) kept.push(point);
    return kept;
  }, []);
}

const pathOf = (strokes: Point[][], least: number) =>
  strokes
    .map((stroke) => {
      const [first, ...rest] = thinned(stroke, least).map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
      return `M${first}${rest.length > 0 ? `L${rest.join(' ')}` : 'h1'}`;
    })
    .join('');

/** The strokes as a picture of lines, coarser the longer they are. */
export function drawingOf(strokes: Point[][], width: number, height: number): string {
  for (let least = 1; ; least *= 2) {
    const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none" stroke="#000" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="${pathOf(strokes, least)}"/></svg>`;
    if (text.length <= longest) return text;
  }
}
