import { expect, test } from 'vitest';
import { placeOf } from './places';

test('what the API names has a page', () => {
  expect([
    placeOf('/orders/customers/1'),
    placeOf('/orders/2'),
    placeOf('/financial/titles/3'),
    placeOf('/auth/members'),
    placeOf('/nowhere'),
  ]).toEqual(['/clientes/1', '/ordens/2', '/financeiro/titulos/3', '/ajustes/pessoas', null]);
});
