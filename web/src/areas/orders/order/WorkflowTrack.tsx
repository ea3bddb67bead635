import { order as messages } from './messages';
import { currentStep, type StepState, stepState } from './track';
import type { Order, OrderComponent } from './useOrder';

const classes: Record<StepState, string> = { done: 'xd', skipped: 'xs', active: 'xa', waiting: 'xw', gated: 'xg', queued: 'xn' };

/** One segment for each step of a component's way; a phone names only the current one. */
export function WorkflowTrack({ order, component }: { order: Order; component: OrderComponent }) {
  const t = messages.use();
  const current = currentStep(component);
  const said = (state: StepState) =>
    ({
      done: t('step.done'),
      skipped: t('step.skipped'),
      active: t('step.active'),
      waiting: t('step.waiting'),
      gated: `${t('step.queued')}, ${t('step.gated')}`,
      queued: t('step.queued'),
    })[state];
  return (
    <ol className="wf">
      {component.steps.map((step) => {
        const state = stepState(order, component, step);
        return (
          <li
            key={step.code}
            className={classes[state]}
            aria-current={step === current ? 'step' : undefined}
            title={`${step.name}: ${said(state)}`}
          >
            <span />
            {step.name}
            {step.run > 1 && <small> {t('step.again', { run: step.run })}</small>}
            <em className="sr">, {said(state)}</em>
          </li>
        );
      })}
    </ol>
  );
}
