import type { Schemas } from '~/api/generated';
import type { Tone } from '~/ui/StageMark';
import type { OrderStatus } from '~/ui/stages';

export type ComponentState = 'pending' | 'measuring' | 'working' | 'waiting' | 'stopped' | 'done';

export const stateTones: Record<ComponentState, Tone> = {
  pending: 'non',
  measuring: 'tea',
  working: 'blu',
  waiting: 'lim',
  stopped: 'out',
  done: 'ok',
};

type Component = Pick<Schemas['orders']['ShowOrderComponentOut'], 'status' | 'verdict' | 'finalVerdict'>;

const measuring: OrderStatus[] = ['Open', 'InDiagnosis'];
const deciding: OrderStatus[] = ['AwaitingBudget', 'AwaitingApproval', 'Refused'];

/** What a glance at a component of an order should say. */
export function componentState(status: OrderStatus, { status: work, verdict, finalVerdict }: Component): ComponentState {
  if (work === 'Done') return 'done';
  if (finalVerdict === 'Out') return 'stopped';
  if (deciding.includes(status)) return 'waiting';
  if (measuring.includes(status)) return verdict ? 'waiting' : work === 'InProgress' ? 'measuring' : 'pending';
  if (status === 'AwaitingParts') return 'waiting';
  return work === 'InProgress' ? 'working' : 'pending';
}
