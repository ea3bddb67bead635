/** Round values at even distances, from at or below the least to at or above the most; zero is always among them. */
export function ticks(least: number, most: number, wanted = 4): number[] {
  const [from, to] = [Math.min(0, least), Math.max(0, most)];
  const rough = (to - from || 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10);
  const first = Math.floor(from / step);
  return Array.from({ length: Math.max(1, Math.ceil(to / step) - first) + 1 }, (_, at) => (first + at) * step);
}
