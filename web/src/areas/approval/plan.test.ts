import { describe, expect, it } from 'vitest';
import { approvedOf, installmentsOf, plusMonths } from './plan';

describe('the plan a customer chooses', () => {
  it('splits as the story A08 does, the first ones a centavo more', () => {
    expect(installmentsOf(2749.9, 4, '2026-06-15')).toEqual([
      { due: '2026-06-15', amount: 687.48 },
      { due: '2026-07-15', amount: 687.48 },
      { due: '2026-08-15', amount: 687.47 },
      { due: '2026-09-15', amount: 687.47 },
    ]);
  });

  it('splits what is left after a down payment', () => {
    expect(installmentsOf(813.7, 2, '2026-03-30', 100).map((one) => one.amount)).toEqual([356.85, 356.85]);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-11-23', 2, '2027-01-23'],
    ['2028-01-30', 1, '2028-02-29'],
  ])('%s and %s months is %s', (day, months, later) => {
    expect(plusMonths(day, months)).toBe(later);
  });

  it('sums what is not declined without losing a centavo', () => {
    const lines = [
      { id: 'a', net: 208.2, total: 214.6 },
      { id: 'b', net: 400.21, total: 412.5 },
      { id: 'c', net: 112.93, total: 116.4 },
      { id: 'd', net: 92.36, total: 95.2 },
    ];
    expect(approvedOf(lines, new Set())).toEqual({ count: 4, total: 813.7, discount: 25 });
    expect(approvedOf(lines, new Set(['c']))).toEqual({ count: 3, total: 700.77, discount: 21.53 });
  });
});
