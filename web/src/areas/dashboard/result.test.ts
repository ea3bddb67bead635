import { expect, test } from 'vitest';
import type { Schemas } from '~/api/generated';
import { resultOf } from './result';

const month = (netRevenue: number, directCosts: number, result: number) =>
  ({
    netRevenue,
    directCosts,
    grossProfit: Math.round(100 * (netRevenue + directCosts)) / 100,
    result,
  }) as Schemas['financial']['Statement'];

test('a month in five rows, beside the month before', () => {
  const rows = resultOf(month(4480.62, -1093.55, 997.07), month(4000, -1200, -500));
  expect(rows.map(({ name, value }) => [name, value])).toEqual([
    ['net', 4480.62],
    ['direct', -1093.55],
    ['gross', 3387.07],
    ['expenses', -2390],
    ['result', 997.07],
  ]);
  expect(rows.map((row) => Math.round(row.share))).toEqual([100, 24, 76, 53, 22]);
  // Less was spent on parts; a loss became a profit.
  expect(rows.map((row) => row.change && Math.round(row.change))).toEqual([12, -9, 21, -28, 299]);
});

test('nothing to compare with is no change', () => {
  expect(resultOf(month(100, 0, 100), month(0, 0, 0)).map((row) => row.change)).toEqual([null, null, null, null, null]);
  expect(resultOf(month(100, 0, 100), undefined)[0]?.change).toBeNull();
});
