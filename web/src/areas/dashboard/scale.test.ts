import { expect, test } from 'vitest';
import { ticks } from './scale';

test('ticks are round, cover everything and include zero', () => {
  expect(ticks(54_007, 122_000)).toEqual([0, 50_000, 100_000, 150_000]);
  expect(ticks(-300, 900)).toEqual([-500, 0, 500, 1000]);
  expect(ticks(0, 0)).toContain(0);
});
