import { expect, test } from 'vitest';
import { currentStep, obstacle, reworkable, stepState } from './track';
import type { OrderComponent, OrderStep } from './useOrder';

const step = (code: string, status: OrderStep['status'] = 'Pending', more: Partial<OrderStep> = {}): OrderStep => ({
  code,
  name: code,
  status,
  production: false,
  run: 1,
  gates: [],
  ...more,
});

const component = (steps: OrderStep[], more: Partial<OrderComponent> = {}): OrderComponent => ({
  id: '1',
  kind: 'BLOCO',
  label: null,
  condition: null,
  status: 'InProgress',
  verdict: null,
  finalVerdict: null,
  steps,
  ...more,
});

const nothingMissing = { missingParts: [] };

test('the current step is the first that is not over', () => {
  const block = component([step('wash', 'Done'), step('inspection', 'Skipped'), step('machining')]);
  expect(currentStep(block)?.code).toBe('machining');
  expect(currentStep(component([step('wash', 'Done')]))).toBeUndefined();
});

test('production waits for approval, assembly for parts', () => {
  const machining = component([step('machining', 'Pending', { production: true })]);
  expect(obstacle({ status: 'AwaitingApproval', ...nothingMissing }, machining)).toBe('approval');
  expect(obstacle({ status: 'Approved', ...nothingMissing }, machining)).toBeNull();
  const assembly = component([step('assembly', 'Pending', { production: true, gates: ['parts'] })]);
  expect(obstacle({ status: 'AwaitingParts', missingParts: [{ sku: 'X', missing: 1 }] }, assembly)).toBe('parts');
  expect(obstacle({ status: 'InProduction', ...nothingMissing }, assembly)).toBeNull();
});

test('a measurement gate opens with a verdict inside the limits', () => {
  const gate = step('final', 'InProgress', { gates: ['final-verdict'] });
  const order = { status: 'InProduction', ...nothingMissing } as const;
  expect(obstacle(order, component([gate]))).toBe('verdict');
  expect(obstacle(order, component([gate], { finalVerdict: 'Out' }))).toBe('out');
  expect(obstacle(order, component([gate], { finalVerdict: 'AtLimit' }))).toBeNull();
});

test('every segment looks like where its step is', () => {
  const steps = [
    step('wash', 'Done'),
    step('machining', 'InProgress'),
    step('final', 'Pending', { gates: ['final-verdict'] }),
    step('ready'),
  ];
  const block = component(steps);
  const order = { status: 'InProduction', ...nothingMissing } as const;
  expect(steps.map((one) => stepState(order, block, one))).toEqual(['done', 'active', 'gated', 'queued']);
  expect(reworkable(block).map((one) => one.code)).toEqual(['wash', 'machining']);
});
