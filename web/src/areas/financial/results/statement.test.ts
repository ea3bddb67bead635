import { expect, test } from 'vitest';
import { amountOf, barsOf, difference, isCost, isEmpty, isLine, type Line, rowsOf, type Statement, shareOf, totalOf } from './statement';

/** Lines with their amounts, and sums that are told apart by their number. */
const statement = (lines: Partial<Record<Line, number>>): Statement => ({
  lines: Object.entries(lines).map(([line, amount]) => ({ line: line as Line, amount })),
  grossRevenue: 1,
  deductions: 2,
  netRevenue: 3,
  directCosts: 4,
  grossProfit: 5,
  variableExpenses: 6,
  fixedExpenses: 7,
  ebitda: 8,
  depreciation: 9,
  financialResult: 10,
  incomeTax: 11,
  result: 12,
  outsideResult: 13,
});

const nothing = statement({});
const names = (statements: Statement[], folded: string[] = []) => rowsOf(statements, new Set(folded)).map((row) => row.name);

test('a month without anything has its sums in the order of the paper, and nothing outside the result', () => {
  const rows = rowsOf([nothing, nothing], new Set());
  expect(rows.map((row) => row.value(nothing))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(rows.filter((row) => row.open !== undefined || row.line)).toEqual([]);
});

test('a line is shown where one of the views has it, under its group and in the order of the paper', () => {
  const accrual = statement({ Parts: 30, Services: 70, People: -20 });
  const cash = statement({ Customers: 90 });
  expect(names([accrual, cash]).slice(0, 5)).toEqual(['grossRevenue', 'Services', 'Parts', 'Customers', 'deductions']);
  expect(names([accrual, cash])).toContain('People');
  expect(names([accrual])).not.toContain('Customers');
  const parts = rowsOf([accrual, cash], new Set()).find((row) => row.name === 'Parts');
  expect([parts?.value(accrual), parts?.value(cash), parts?.line]).toEqual([30, 0, 'Parts']);
});

test('a folded group keeps its sum and hides its lines', () => {
  const one = statement({ Services: 70, People: -20 });
  expect(names([one], ['fixedExpenses'])).not.toContain('People');
  expect(names([one], ['fixedExpenses'])).toContain('Services');
  expect(rowsOf([one], new Set(['fixedExpenses'])).flatMap((row) => row.open ?? [])).toEqual([true, false]);
});

test('a group of one line is that line, where it has something', () => {
  const row = (of: Statement) => rowsOf([of], new Set()).find((one) => one.name === 'depreciation');
  expect(row(statement({ Depreciation: -9 }))).toMatchObject({ line: 'Depreciation', look: 'group' });
  expect(row(nothing)?.line).toBeUndefined();
});

test('what is no result stands below it, only where there is some', () => {
  expect(names([statement({ Owners: -5 })]).slice(-3)).toEqual(['result', 'outsideResult', 'Owners']);
});

test('amounts, differences and totals are exact to the centavo', () => {
  expect(amountOf(statement({ People: -20.5 }), 'People')).toBe(-20.5);
  expect([difference(0.3, 0.1), difference(-71184.3, -64870.9), totalOf([0.1, 0.2, -0.3])]).toEqual([0.2, -6313.4, 0]);
});

test('shares are of the net revenue, and of nothing there is none', () => {
  expect([shareOf(-50, 200), shareOf(263, 200), shareOf(0, 200), shareOf(10, 0), shareOf(10, -5)]).toEqual([-25, 131.5, null, null, null]);
});

test('bars of costs stand upright, of both signs on a common zero, and of nothing nowhere', () => {
  expect(barsOf([-5, -10], 16)).toEqual([
    { y: 8, height: 8 },
    { y: 0, height: 16 },
  ]);
  expect(barsOf([10, -10], 16)).toEqual([
    { y: 0, height: 8 },
    { y: 8, height: 8 },
  ]);
  expect(barsOf([0, 0], 16).map((one) => one.height)).toEqual([0, 0]);
});

test('costs are written without their sign where they stand alone; what may have either sign keeps it', () => {
  expect((['PartsCost', 'Discounts', 'IncomeTax', 'Services', 'Financial', 'Owners'] as const).map(isCost)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('a line in an address is one of the paper, and a month is empty when both views are', () => {
  expect([isLine('PartsCost'), isLine('grossRevenue'), isLine(undefined)]).toEqual([true, false, false]);
  const month = { month: '2026-10', closed: null, accrual: nothing };
  expect([isEmpty({ ...month, cash: nothing }), isEmpty({ ...month, cash: statement({ Customers: 1 }) })]).toEqual([true, false]);
});
