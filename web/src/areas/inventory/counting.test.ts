import { expect, test } from 'vitest';
import { type CountLine, nextLine, progressOf } from './counting';

const line = (sku: string, counted: number | null, difference: number | null = null): CountLine => ({
  sku,
  counted,
  system: null,
  difference,
  differenceValue: null,
  countedAt: null,
  countedBy: null,
});

test('what is counted and what differs', () => {
  expect(progressOf([line('A', 3, 0), line('B', 2, -1), line('C', null)])).toEqual({ all: 3, done: 2, different: 1 });
});

test('after a part comes the next that nobody counted, round the sheet', () => {
  const lines = [line('A', null), line('B', 2), line('C', null), line('D', 1)];
  expect(nextLine(lines, 0)).toBe(2);
  expect(nextLine(lines, 2)).toBe(0);
  expect(nextLine(lines, 3)).toBe(0);
});

test('the last one counted has none after it', () => {
  expect(nextLine([line('A', null)], 0)).toBeNull();
  expect(nextLine([line('A', 1), line('B', 2)], 0)).toBeNull();
});
