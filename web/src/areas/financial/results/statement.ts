import type { Schemas } from '~/api/generated';

export type MonthResult = Schemas['financial']['MonthResult'];
export type Statement = Schemas['financial']['Statement'];
export type Line = Schemas['financial']['ResultLine'];
export type View = Schemas['financial']['ResultView'];
export type Sum = Exclude<keyof Statement, 'lines'>;

type Look = 'group' | 'line' | 'sum' | 'final';

/** The statement on paper: groups with their lines, and what it has come to after them. A group of one line is that line. */
const paper: { sum: Sum; look: Look; lines: Line[] }[] = [
  { sum: 'grossRevenue', look: 'group', lines: ['Services', 'Parts', 'Customers', 'OtherRevenue'] },
  { sum: 'deductions', look: 'group', lines: ['Discounts', 'Returns', 'SalesTaxes'] },
  { sum: 'netRevenue', look: 'sum', lines: [] },
  { sum: 'directCosts', look: 'group', lines: ['PartsCost', 'Materials', 'DirectLabour', 'ThirdParties', 'Warranty'] },
  { sum: 'grossProfit', look: 'sum', lines: [] },
  { sum: 'variableExpenses', look: 'group', lines: ['Variable'] },
  { sum: 'fixedExpenses', look: 'group', lines: ['People', 'Premises', 'Administrative', 'Commercial'] },
  { sum: 'ebitda', look: 'sum', lines: [] },
  { sum: 'depreciation', look: 'group', lines: ['Depreciation'] },
  { sum: 'financialResult', look: 'group', lines: ['Financial'] },
  { sum: 'incomeTax', look: 'group', lines: ['IncomeTax'] },
  { sum: 'result', look: 'final', lines: [] },
  { sum: 'outsideResult', look: 'group', lines: ['Investments', 'Loans', 'Owners'] },
];

/** Every group of lines, as a list to choose from shows them. */
export const groups = paper.filter((one) => one.lines.length > 0);

export const isLine = (text: string | undefined): text is Line => groups.some(({ lines }) => lines.some((line) => line === text));

/** Income, and what has no side of its own, is written as it is; a cost of 100 is −100 in the statement and 100 where it stands alone. */
const written: Line[] = ['Services', 'Parts', 'Customers', 'OtherRevenue', 'Financial', 'Investments', 'Loans', 'Owners'];
export const isCost = (line: Line) => !written.includes(line);

const cents = (value: number) => Math.round(value * 100) / 100;

export const amountOf = (statement: Statement, line: Line) => statement.lines.find((one) => one.line === line)?.amount ?? 0;

export const isEmpty = (month: MonthResult) => month.accrual.lines.length === 0 && month.cash.lines.length === 0;

/** A row of the statement; `line` where its parts can be shown, `open` where there are lines below it to see or not. */
export type Row = { name: Sum | Line; look: Look; line?: Line; open?: boolean; value: (statement: Statement) => number };

/** The rows that say something of some statements: every sum, and the lines that are not zero in all of them, but for groups that are folded. */
export function rowsOf(statements: Statement[], folded: ReadonlySet<string>): Row[] {
  return paper.flatMap(({ sum, look, lines }): Row[] => {
    const told = lines.filter((line) => statements.some((one) => amountOf(one, line) !== 0));
    const value = (statement: Statement) => statement[sum];
    if (lines.length < 2) return [{ name: sum, look, line: told[0], value }];
    if (told.length === 0) return sum === 'outsideResult' ? [] : [{ name: sum, look, value }];
    const open = !folded.has(sum);
    const below = told.map((line): Row => ({ name: line, look: 'line', line, value: (statement) => amountOf(statement, line) }));
    return [{ name: sum, look, open, value }, ...(open ? below : [])];
  });
}

export const difference = (accrual: number, cash: number) => cents(accrual - cash);

export const totalOf = (values: number[]) => cents(values.reduce((total, one) => total + one, 0));

/** How much of the net revenue, in percent; nothing can be a share of nothing. */
export const shareOf = (value: number, net: number) => (value !== 0 && net > 0 ? (value / net) * 100 : null);

/** Bars from a common zero, in a box of some height; costs stand upright like income. */
export function barsOf(values: number[], box: number): { y: number; height: number }[] {
  const upright = values.every((value) => value <= 0) ? values.map((value) => -value) : values;
  const [high, low] = [Math.max(0, ...upright), Math.min(0, ...upright)];
  const scale = box / (high - low || 1);
  return upright.map((value) => ({ y: (high - Math.max(value, 0)) * scale, height: Math.abs(value) * scale }));
}
