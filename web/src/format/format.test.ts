import { expect, test } from 'vitest';
import { daysBetween, plusDays, plusMonths, relative, shortMonth } from './date';
import { amount, millimetres, parseDecimal, percent, reais, shareText } from './number';
import { cep, initials, phone, plate, taxId } from './texts';

test.each([
  ['1.234,56', 1234.56],
  ['1234,56', 1234.56],
  ['R$ 1.234', 1234],
  ['1234.56', 1234.56],
  ['1,234.56', 1234.56],
  ['-0,5', -0.5],
  ['−12', -12],
  ['12.5', 12.5],
  ['12%', 12],
  ['0.125', 0.125],
  ['abc', null],
  ['1,2,3', null],
  ['', null],
])('%s is read as a person means it', (text, value) => {
  expect(parseDecimal(text)).toBe(value);
});

test('a measure has no thousands', () => {
  expect([parseDecimal('75.082', true), parseDecimal('75,082', true), parseDecimal('75.082')]).toEqual([75.082, 75.082, 75082]);
});

test('amounts have a real minus, measures three decimals', () => {
  expect([amount(-1234.5), reais(-12), millimetres(75.0824), percent(12.5)]).toEqual(['−1.234,50', '−R$ 12,00', '75,082', '12,5 %']);
});

test('numbers of people and things are written as people do', () => {
  expect([
    taxId('52998224725'),
    taxId('12ABC34501DE35'),
    phone('+5531987654321'),
    phone('5531987654321'),
    phone('55987654321'),
    plate('abc1234'),
    plate('ABC1D23'),
    cep('32600000'),
  ]).toEqual([
    '529.982.247-25',
    '12.ABC.345/01DE-35',
    '(31) 98765-4321',
    '(31) 98765-4321',
    '(55) 98765-4321',
    'ABC-1234',
    'ABC1D23',
    '32600-000',
  ]);
  expect([initials('Joana Prates'), initials('Marlene de A. Gouveia'), initials('Zé')]).toEqual(['JP', 'MG', 'Z']);
});

test('days are told from the shop’s own today', () => {
  expect([relative('2026-11-17', '2026-11-18'), relative('2026-11-17', '2026-11-20'), relative('2026-11-17', '2026-11-13')]).toEqual([
    'amanhã',
    'em 3 dias',
    'há 4 dias',
  ]);
  expect([plusDays('2026-02-28', 1), daysBetween('2026-12-31', '2027-01-02')]).toEqual(['2026-03-01', 2]);
});

test('months go over the turn of a year, and are short in the head of a column', () => {
  expect([plusMonths('2026-11', -11), plusMonths('2026-11', 2), shortMonth('2026-02')]).toEqual(['2025-12', '2027-01', 'fev 26']);
});

test('shares in a column have one decimal, and no zero is negative', () => {
  expect([shareText(-3.09), shareText(100), shareText(-0.01)]).toEqual(['−3,1 %', '100,0 %', '0,0 %']);
});
