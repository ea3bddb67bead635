import { expect, test } from 'vitest';
import { componentState } from './componentState';

const fresh = { status: 'Pending', verdict: null, finalVerdict: null } as const;

test('a component is measured, waits for the customer and is worked on', () => {
  expect(componentState('Open', fresh)).toBe('pending');
  expect(componentState('InDiagnosis', { ...fresh, status: 'InProgress' })).toBe('measuring');
  expect(componentState('InDiagnosis', { ...fresh, status: 'InProgress', verdict: 'Out' })).toBe('waiting');
  expect(componentState('AwaitingApproval', { ...fresh, verdict: 'Ok' })).toBe('waiting');
  expect(componentState('InProduction', { ...fresh, status: 'InProgress', verdict: 'Out' })).toBe('working');
  expect(componentState('Approved', { ...fresh, verdict: 'Out' })).toBe('pending');
});

test('missing parts stop what is not done, a bad final measurement stops anything', () => {
  expect(componentState('AwaitingParts', { ...fresh, status: 'InProgress' })).toBe('waiting');
  expect(componentState('AwaitingParts', { ...fresh, status: 'Done' })).toBe('done');
  expect(componentState('InProduction', { ...fresh, status: 'InProgress', finalVerdict: 'Out' })).toBe('stopped');
});
