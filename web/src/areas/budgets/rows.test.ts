import { describe, expect, it } from 'vitest';
import { changesOf, type Line, pairsOf, type Row, totalOf, totalsOf } from './rows';

const row = (code: string, quantity: number, unitPrice: number, discount = 0, listPrice: number | null = null): Row => ({
  key: code,
  kind: code.startsWith('SV') ? 'Service' : 'Part',
  code,
  description: code,
  quantity,
  unitPrice,
  discount,
  componentId: null,
  partCondition: null,
  customerSupplied: false,
  listPrice,
});

/** Story A06. */
const lines = [
  row('SV-101', 4, 164.3),
  row('SV-201', 5, 108.7),
  row('SV-401', 1, 890),
  row('PT-PIST025', 1, 698.4),
  row('PT-BRM025', 1, 189.75),
  row('PT-JUNTA', 1, 289.55),
];

describe('totals of the lines', () => {
  it('gives the gross of the story', () => {
    expect(totalsOf(lines, 0)).toMatchObject({ services: 2090.7, parts: 1177.7, gross: 3268.4, total: 3268.4, share: 0 });
  });

  it.each([
    [5, 163.42, true],
    [5, 163.43, false],
    [15, 490.26, true],
    [15, 490.27, false],
    [30, 980.52, true],
    [30, 980.53, false],
  ])('with a limit of %s %% a discount of %s is allowed: %s', (limit, discount, allowed) => {
    expect(totalsOf(lines, discount).isWithin(limit)).toBe(allowed);
  });

  it('adds discounts of lines to that of the whole', () => {
    const [first, second, third, ...rest] = lines as [Row, Row, Row, ...Row[]];
    const reduced = [first, second, { ...third, discount: 40 }, ...rest];
    expect(totalsOf(reduced, 123.42)).toMatchObject({ lineDiscounts: 40, total: 3104.98 });
    expect([totalsOf(reduced, 123.42).isWithin(5), totalsOf(reduced, 123.43).isWithin(5)]).toEqual([true, false]);
  });

  it('counts a lower price than the catalogue as a discount', () => {
    const cheap = [row('SV-301', 1, 95, 0, 100)];
    expect(totalsOf(cheap, 0)).toMatchObject({ belowList: 5, share: 5, total: 95 });
  });

  it('rounds each line to whole centavos', () => {
    expect(totalOf(row('PT-X', 3, 0.335))).toBe(1.01);
    expect(totalOf(row('PT-X', 1, 1.005))).toBe(1.01);
  });

  it('asks nothing for what the customer brings', () => {
    expect(totalOf({ ...row('PT-X', 2, 10), customerSupplied: true })).toBe(0);
  });
});

describe('one version against another', () => {
  const line = (code: string, quantity: number, unitPrice: number): Line =>
    ({ code, quantity, unitPrice, componentId: null, total: quantity * unitPrice }) as Line;

  it('names what changed, came and went', () => {
    const before = [line('SV-301', 1, 214.6), line('PT-VALV', 8, 27.35), line('PT-X', 1, 5)];
    const after = [line('SV-301', 1, 214.6), line('PT-VALV', 4, 29.1), line('SV-302', 1, 100)];
    expect(changesOf(before, after).map((one) => [one.line.code, one.kind, one.difference])).toEqual([
      ['PT-VALV', 'changed', -102.4],
      ['SV-302', 'added', 100],
      ['PT-X', 'removed', -5],
    ]);
  });

  it('pairs lines that are alike once each', () => {
    const before = [line('PT-VALV', 4, 27.35), line('PT-VALV', 8, 29.1)];
    const after = [line('PT-VALV', 4, 27.35), line('PT-VALV', 8, 29.1), line('PT-VALV', 1, 30)];
    expect(pairsOf(before, after).map((one) => one.before?.quantity ?? null)).toEqual([4, 8, null]);
    expect(changesOf(before, after).map((one) => [one.kind, one.difference])).toEqual([['added', 30]]);
  });
});
