import { expect, test } from 'vitest';
import { blank, component, requestOf, stepOf } from './intake';

test('what is empty is not sent, and components are sent without our keys', () => {
  const request = requestOf({ ...blank(), customerId: 'c', components: [{ ...component('BLOCO'), condition: 'trincado' }] });
  expect(request.engine).toEqual({ model: '', cylinders: 4, mains: 5, pins: 4, serial: null });
  expect(request.components).toEqual([{ kind: 'BLOCO', label: null, condition: 'trincado' }]);
  expect(request.complaint).toBeNull();
});

test('a wrong field leads to the step it stands in', () => {
  expect(['customerId', 'engine.plate', 'complaint', 'components.0.label', 'promisedOn'].map(stepOf)).toEqual([
    'customer',
    'engine',
    'engine',
    'components',
    'summary',
  ]);
});
