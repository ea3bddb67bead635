import { IconCheck } from '@tabler/icons-react';
import rules from '~/api/generated/orders.forms.json';
import { check } from '~/forms/rules';
import { type IntakeForm, requestOf, type StepName, stepOf, steps } from './intake';
import { wizard } from './messages';

/** How far one is; what is behind can be gone back to. */
export function StepList({ step, go, form }: { step: StepName; go: (to: StepName) => void; form: IntakeForm }) {
  const t = wizard.use();
  const wrong = new Set(Object.keys(check(rules.OpenOrderRequest, requestOf(form.values))).map(stepOf));
  const at = steps.indexOf(step);
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {steps.map((one, index) => {
        const done = index < at && !wrong.has(one);
        return (
          <li key={one} className={done ? 'done' : undefined}>
            <button type="button" aria-current={one === step ? 'step' : undefined} onClick={() => go(one)}>
              <span className="no" aria-hidden="true">
                {done ? <IconCheck size={14} stroke={2.2} /> : index + 1}
              </span>
              {t(`steps.${one}`)}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
