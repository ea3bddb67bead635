import { expect, test } from 'vitest';
import { agingOf, type DayBalance, flowOf, lowest, type Title, ticksOf, worstDebtors } from './cashflow';

const balance = (day: string, opening: number, plus: number, minus: number): DayBalance => ({
  day,
  opening,
  in: plus,
  out: minus,
  closing: opening + plus - minus,
  inWithoutTransfers: plus,
  outWithoutTransfers: minus,
});

const title = (dueOn: string, amount: number, party = 'Oficina Ipê'): Title => ({
  id: `${party} ${dueOn} ${amount}`,
  number: 'OS-2026-00001',
  installment: 1,
  of: 1,
  party,
  partyId: null,
  category: 'Clientes',
  amount,
  balance: amount,
  dueOn,
  status: 'Open',
  orderId: null,
  document: null,
});

test('until today it is what was; afterwards titles move it, and every later day with them', () => {
  const days = [
    balance('2026-11-17', 100, 50.1, 0),
    balance('2026-11-18', 150.1, 0, 0),
    balance('2026-11-19', 150.1, 0, 0),
    balance('2026-11-20', 150.1, 0, 0),
  ];
  const flow = flowOf(days, '2026-11-17', [title('2026-11-17', 999), title('2026-11-18', 20.2)], [title('2026-11-19', 100.4)]);
  expect(flow.map((one) => one.closing)).toEqual([150.1, 170.3, 69.9, 69.9]);
  expect(flow.map((one) => one.opening)).toEqual([100, 150.1, 170.3, 69.9]);
  expect(flow.map((one) => one.forecast)).toEqual([false, true, true, true]);
  expect(lowest(flow)?.day).toBe('2026-11-19');
});

test('what is owed stands in the range of its delay', () => {
  const due = ['2026-11-20', '2026-11-17', '2026-11-16', '2026-10-18', '2026-10-17', '2026-08-19', '2026-08-18'];
  const sums = agingOf(
    due.map((day, at) => title(day, 10 ** at)),
    '2026-11-17',
  );
  expect(sums).toEqual({ ahead: 11, to30: 1_100, to60: 10_000, to90: 100_000, over90: 1_000_000 });
});

test('the worst debtors come first, each once, with their oldest delay', () => {
  const titles = [title('2026-11-10', 10, 'A'), title('2026-10-10', 15, 'A'), title('2026-11-01', 20, 'B'), title('2026-12-01', 999, 'C')];
  expect(worstDebtors(titles, '2026-11-17', 5).map(({ party, balance: owed, days }) => [party, owed, days])).toEqual([
    ['A', 25, 38],
    ['B', 20, 16],
  ]);
});

test('ticks are round, hold every value and zero', () => {
  expect(ticksOf(0, 122_000, 5)).toEqual([0, 25_000, 50_000, 75_000, 100_000, 125_000]);
  expect(ticksOf(-30, 80, 4)).toEqual([-50, 0, 50, 100]);
  expect(ticksOf(0, 0, 5)[0]).toBe(0);
});
