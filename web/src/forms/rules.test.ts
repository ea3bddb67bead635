import { expect, test } from 'vitest';
import orders from '~/api/generated/orders.forms.json';
import { check } from './rules';

const order = {
  customerId: '019aa000-0000-7000-8000-000000000001',
  engine: { model: 'AP 1.8', cylinders: 4, mains: 5, pins: 4 },
  components: [{ kind: 'BLOCO' }],
};

test('what the API accepts is accepted', () => {
  expect(check(orders.OpenOrderRequest, order)).toEqual({});
});

test('each violated facet is named by its path', () => {
  const wrong = { ...order, engine: { ...order.engine, model: '', cylinders: 25, plate: 'AB-123' }, components: [], priority: 2.5 };
  const errors = check(orders.OpenOrderRequest, wrong);
  expect(Object.keys(errors).sort()).toEqual(['components', 'engine.cylinders', 'engine.model', 'engine.plate', 'priority']);
  expect(errors['engine.cylinders']).toContain('24');
});

test('items of lists are checked one by one', () => {
  const errors = check(orders.OpenOrderRequest, { ...order, components: [{ kind: 'BLOCO' }, { kind: '', label: 'x'.repeat(61) }] });
  expect(Object.keys(errors).sort()).toEqual(['components.1.kind', 'components.1.label']);
});

test.each([
  ['529.982.247-25', true],
  ['529.982.247-26', false],
  ['111.111.111-11', false],
  ['11.222.333/0001-81', true],
  ['12.ABC.345/01DE-35', true],
  ['12.ABC.345/01DE-36', false],
])('a tax id is checked by its digits: %s', (taxId, valid) => {
  expect(Object.keys(check(orders.RegisterCustomerRequest, { name: 'Tomé', taxId }))).toEqual(valid ? [] : ['taxId']);
});

test('texts where a number belongs are said to be none', () => {
  expect(check({ properties: { price: { type: 'number', format: 'money' } } }, { price: '12,x' })).toHaveProperty('price');
});
