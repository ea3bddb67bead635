import type { OrderStatus } from '~/ui/stages';
import type { Order, OrderComponent, OrderStep } from './useOrder';

export type StepState = 'done' | 'skipped' | 'active' | 'waiting' | 'gated' | 'queued';

/** Why the next thing cannot be done yet. */
export type Obstacle = 'approval' | 'parts' | 'verdict' | 'out';

const released: OrderStatus[] = ['Approved', 'AwaitingParts', 'InProduction', 'InQuality', 'Completed'];

const isOver = (step: OrderStep) => step.status === 'Done' || step.status === 'Skipped';

/** The step a component is at, or comes to next; none where all are over. */
export const currentStep = (component: OrderComponent) => component.steps.find((step) => !isOver(step));

/** What stands in the way of beginning or ending the current step. */
export function obstacle({ status, missingParts }: Pick<Order, 'status' | 'missingParts'>, component: OrderComponent): Obstacle | null {
  const step = currentStep(component);
  if (!step) return null;
  if (step.status === 'InProgress') {
    if (!step.gates.includes('final-verdict')) return null;
    return component.finalVerdict === null ? 'verdict' : component.finalVerdict === 'Out' ? 'out' : null;
  }
  if (step.production && !released.includes(status)) return 'approval';
  return step.gates.includes('parts') && missingParts.length > 0 ? 'parts' : null;
}

/** What a segment of the workflow track looks like. */
export function stepState(order: Pick<Order, 'status' | 'missingParts'>, component: OrderComponent, step: OrderStep): StepState {
  if (step.status === 'Done') return 'done';
  if (step.status === 'Skipped') return 'skipped';
  if (step === currentStep(component)) {
    if (obstacle(order, component)) return 'waiting';
    if (step.status === 'InProgress') return 'active';
  }
  return step.gates.includes('final-verdict') ? 'gated' : 'queued';
}

/** Steps a component may be sent back to: those it has begun. */
export const reworkable = (component: OrderComponent) => component.steps.filter((step) => step.status !== 'Pending');
