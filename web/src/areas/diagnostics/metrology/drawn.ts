import type { Reading } from './metrology';
import type { FeatureSpec, FinishedLimit } from './specification';

/** What a machined part is drawn by: the nominal of its new size. */
export const machined = (spec: FeatureSpec | null, finished: FinishedLimit | null): FeatureSpec | null =>
  spec && finished && spec.nominal !== null && spec.newMin !== null
    ? { ...spec, nominal: spec.nominal + finished.min - spec.newMin }
    : spec;

/** The most worn reading; of a machined part the furthest from the middle of what it must have. */
export function worstReading(readings: Reading[], inner: boolean, finished: FinishedLimit | null): Reading | null {
  const bad = ({ value }: Reading) => (finished ? Math.abs(2 * value - finished.min - finished.max) : inner ? value : -value);
  return readings.reduce<Reading | null>((worst, one) => (worst === null || bad(one) > bad(worst) ? one : worst), null);
}
