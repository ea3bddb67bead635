import type { Schemas } from '~/api/generated';

export type Budget = Schemas['budgets']['ShowBudgetResponse'];
export type Line = Schemas['budgets']['ShowBudgetLineView'];
type Input = Schemas['budgets']['EditLinesLineInput'];

/** A line while it is edited. A price that is not given is the catalogue's. */
export type Row = {
  key: string;
  kind: Line['kind'];
  code: string;
  description: string | null;
  quantity: number;
  unitPrice: number | null;
  discount: number;
  componentId: string | null;
  partCondition: Line['partCondition'];
  customerSupplied: boolean;
  listPrice: number | null;
};

let made = 0;
export const freshKey = () => `row-${++made}`;

/** The lines as rows; a row whose line stands where it stood keeps its key, and with it the focus. */
export const rowsOf = (lines: Line[], before: Row[] = []): Row[] =>
  lines.map((line, at) => ({
    key: before[at]?.code === line.code ? (before[at]?.key ?? freshKey()) : freshKey(),
    kind: line.kind,
    code: line.code,
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discount: line.discount,
    componentId: line.componentId,
    partCondition: line.partCondition,
    customerSupplied: line.customerSupplied,
    listPrice: line.listPrice,
  }));

export const inputOf = ({ key: _, listPrice: __, unitPrice, ...row }: Row): Input => ({
  ...row,
  unitPrice: unitPrice ?? undefined,
  partCondition: row.kind === 'Part' ? row.partCondition : null,
});

/** Money in whole centavos, so that sums are exact. */
const cents = (reais: number) => Math.round(Number((reais * 100).toFixed(4)));

/** Half a centavo goes away from zero, as the server rounds. */
const times = (quantity: number, price: number) => Math.round(Number((quantity * price * 100).toFixed(6)));

const grossOf = (row: Row) => (row.customerSupplied ? 0 : times(row.quantity, row.unitPrice ?? row.listPrice ?? 0));

export const totalOf = (row: Row) => (grossOf(row) - cents(row.discount)) / 100;

const belowListOf = (row: Row) =>
  row.listPrice !== null && row.unitPrice !== null && !row.customerSupplied && row.listPrice > row.unitPrice
    ? times(row.quantity, row.listPrice) - grossOf(row)
    : 0;

const sum = (rows: Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);

/** What the rows come to. `share` is what counts against a limit: all discounts, and prices below the catalogue's, of the gross. */
export function totalsOf(rows: Row[], discount: number) {
  const of = (kind: Line['kind']) =>
    sum(
      rows.filter((row) => row.kind === kind),
      grossOf,
    ) / 100;
  const gross = sum(rows, grossOf);
  const lineDiscounts = sum(rows, (row) => cents(row.discount));
  const belowList = sum(rows, belowListOf);
  const conceded = lineDiscounts + cents(discount) + belowList;
  return {
    services: of('Service'),
    parts: of('Part'),
    gross: gross / 100,
    lineDiscounts: lineDiscounts / 100,
    belowList: belowList / 100,
    total: (gross - lineDiscounts - cents(discount)) / 100,
    share: gross + belowList > 0 ? (100 * conceded) / (gross + belowList) : 0,
    /** Compared exactly, not as a rounded percentage; the limit itself is allowed. */
    isWithin: (limit: number) => conceded * 100 * 10_000 <= Math.round(limit * 10_000) * (gross + belowList),
  };
}

type Pair = { line: Line; before: Line | null; after: Line | null };

/** Each line of one version beside what it was in the one before; those that are gone last. Of lines that are alike, each is paired once. */
export function pairsOf(before: Line[], after: Line[]): Pair[] {
  const same = (a: Line, b: Line) => a.code === b.code && a.componentId === b.componentId;
  const open = [...before];
  const kept = after.map((line): Pair => {
    const at = open.findIndex((one) => same(one, line));
    return { line, before: at < 0 ? null : (open.splice(at, 1)[0] as Line), after: line };
  });
  return [...kept, ...open.map((line): Pair => ({ line, before: line, after: null }))];
}

export type Change = Pair & { kind: 'changed' | 'added' | 'removed'; difference: number };

/** What is different from one version to the next, line by line. */
export function changesOf(before: Line[], after: Line[]): Change[] {
  return pairsOf(before, after).flatMap((pair): Change[] => {
    const { before: old, after: now } = pair;
    const difference = (cents(now?.total ?? 0) - cents(old?.total ?? 0)) / 100;
    if (!old) return [{ ...pair, kind: 'added', difference }];
    if (!now) return [{ ...pair, kind: 'removed', difference }];
    const differs = difference !== 0 || old.quantity !== now.quantity || old.unitPrice !== now.unitPrice;
    return differs ? [{ ...pair, kind: 'changed', difference }] : [];
  });
}
