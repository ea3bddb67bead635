import type { Schemas } from '~/api/generated';

export type Count = Schemas['inventory']['ShowCountResponse'];
export type CountLine = Count['lines'][number];

/** Where a count stands. */
export const progressOf = (lines: CountLine[]) => ({
  all: lines.length,
  done: lines.filter((line) => line.counted !== null).length,
  different: lines.filter((line) => line.difference !== null && line.difference !== 0).length,
});

/** The next part somebody has to look at, after the one at `from`: those not counted first, in the sheet's order and round. */
export function nextLine(lines: CountLine[], from: number): number | null {
  for (let step = 1; step <= lines.length; step++) {
    const at = (from + step) % lines.length;
    if (at !== from && lines[at]?.counted === null) return at;
  }
  return null;
}
