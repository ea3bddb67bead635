import { expect, test } from 'vitest';
import { fieldsOf } from './problem';

test('fields are named as forms name them, whether a list or a sentence says so', () => {
  expect(fieldsOf({ errors: { 'lines[0].sku': ['é obrigatório'] } })).toEqual([['lines.0.sku', 'é obrigatório']]);
  expect(fieldsOf({ detail: 'terms.items[1].facts.ncm: tem 8 algarismos' })).toEqual([['terms.items.1.facts.ncm', 'tem 8 algarismos']]);
});

test('a sentence with a colon names no field', () => {
  expect(fieldsOf({ detail: 'Faltam os dados fiscais: cadastre-os.' })).toEqual([]);
  expect(fieldsOf({ detail: null })).toEqual([]);
});
