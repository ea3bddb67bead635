import { expect, test } from 'vitest';
import { aheadOf, type DayBalance, type DueDay, flowOf, lowest, ticksOf } from './cashflow';

const balance = (day: string, opening: number, plus: number, minus: number): DayBalance => ({
  day,
  opening,
  in: plus,
  out: minus,
  closing: opening + plus - minus,
  inWithoutTransfers: plus,
  outWithoutTransfers: minus,
});

const due = (day: string, receivable: number, payable = 0): DueDay => ({ day, receivable, payable });

test('until today it is what was; afterwards titles move it, and every later day with them', () => {
  const days = [
    balance('2026-11-17', 100, 50.1, 0),
    balance('2026-11-18', 150.1, 0, 0),
    balance('2026-11-19', 150.1, 0, 0),
    balance('2026-11-20', 150.1, 0, 0),
  ];
  const flow = flowOf(days, '2026-11-17', [due('2026-11-17', 999), due('2026-11-18', 20.2), due('2026-11-19', 0, 100.4)]);
  expect(flow.map((one) => one.closing)).toEqual([150.1, 170.3, 69.9, 69.9]);
  expect(flow.map((one) => one.opening)).toEqual([100, 150.1, 170.3, 69.9]);
  expect(flow.map((one) => one.forecast)).toEqual([false, true, true, true]);
  expect(lowest(flow)?.day).toBe('2026-11-19');
});

test('the days ahead are asked for at once, and those beyond them as they are shown', () => {
  const ahead = { from: '2026-11-17', to: '2027-12-21' };
  expect(aheadOf('2026-11-17', { from: '2026-10-18', to: '2026-12-17' })).toEqual(ahead);
  expect(aheadOf('2026-11-17', { from: '2027-01-01', to: ahead.to })).toEqual(ahead);
  const beyond = { from: '2027-12-01', to: '2027-12-22' };
  expect(aheadOf('2026-11-17', beyond)).toEqual(beyond);
  expect(aheadOf('2026-11-17', { from: '2026-11-17', to: '2027-12-22' })).toEqual(ahead);
  expect(aheadOf('2026-11-17', { from: '2027-12-23', to: '2027-12-22' })).toEqual(ahead);
});

test('ticks are round, hold every value and zero', () => {
  expect(ticksOf(0, 122_000, 5)).toEqual([0, 25_000, 50_000, 75_000, 100_000, 125_000]);
  expect(ticksOf(-30, 80, 4)).toEqual([-50, 0, 50, 100]);
  expect(ticksOf(0, 0, 5)[0]).toBe(0);
});
