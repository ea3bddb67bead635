import type { Schemas } from '~/api/generated';

type Statement = Schemas['financial']['Statement'];

export type ResultRow = {
  name: 'net' | 'direct' | 'gross' | 'expenses' | 'result';
  /** In reais; less than nothing for what was spent. */
  value: number;
  /** Of the greatest row, in percent. */
  share: number;
  /** Against the month before, in percent, of what was spent how much more; null where there was nothing. */
  change: number | null;
  sum: boolean;
};

const valuesOf = (one: Statement) => ({
  net: one.netRevenue,
  direct: one.directCosts,
  gross: one.grossProfit,
  expenses: Math.round((one.result - one.grossProfit) * 100) / 100,
  result: one.result,
});

const isSpent = (name: ResultRow['name']) => name === 'direct' || name === 'expenses';

/** A month in five rows: what comes in, what goes out, and what is left. */
export function resultOf(now: Statement, before: Statement | undefined): ResultRow[] {
  const [values, then] = [valuesOf(now), before && valuesOf(before)];
  const most = Math.max(...Object.values(values).map(Math.abs)) || 1;
  return (Object.keys(values) as ResultRow['name'][]).map((name) => ({
    name,
    value: values[name],
    share: (100 * Math.abs(values[name])) / most,
    change: then?.[name] ? (100 * (values[name] - then[name])) / (isSpent(name) ? then[name] : Math.abs(then[name])) : null,
    sum: name === 'gross' || name === 'result',
  }));
}
