import { Suspense, useEffect } from 'react';
import { type Day, day, shortDay } from '~/format/date';
import { reais } from '~/format/number';
import { later } from '~/ui/later';
import { Panel } from '~/ui/Panel';
import { approval } from './messages';
import { installmentsOf, plusMonths } from './plan';

/** How it will be paid: at once, in some months, or as agreed. */
export type Choice = { kind: 'now' | 'two' | 'three' | 'other'; installments: number; firstDueOn: Day; downPayment: number | null };

export const atFirst = (today: Day): Choice => ({ kind: 'now', installments: 1, firstDueOn: today, downPayment: null });

/** As the API takes it. */
export function planOf(choice: Choice, today: Day) {
  if (choice.kind === 'now') return { installments: 1, firstDueOn: today };
  if (choice.kind === 'other')
    return { installments: choice.installments, firstDueOn: choice.firstDueOn, downPayment: choice.downPayment ?? undefined };
  return { installments: choice.kind === 'two' ? 2 : 3, firstDueOn: plusMonths(today, 1) };
}

export type PlanProps = { today: Day; total: number; choice: Choice; onChange: (choice: Choice) => void };

// Few ask for it, and its fields are as heavy as the rest of the page.
const OtherPlan = later(() => import('./OtherPlan').then(({ OtherPlan }) => OtherPlan));

export function Payment({ today, total, choice, onChange }: PlanProps) {
  const t = approval.use();
  useEffect(OtherPlan.load, []);
  const first = plusMonths(today, 1);
  const options = [
    { kind: 'now', name: t('pay.now'), text: t('pay.nowText', { total: reais(total), day: day(today) }) },
    { kind: 'two', name: t('pay.split', { count: 2 }), text: split(t, total, 2, first) },
    { kind: 'three', name: t('pay.split', { count: 3 }), text: split(t, total, 3, first) },
    { kind: 'other', name: t('pay.other'), text: '' },
  ] as const;
  return (
    <Panel title={t('payment')}>
      <div className="pb opts">
        {options.map((one) => (
          <label key={one.kind} className={`op${choice.kind === one.kind ? ' on' : ''}`}>
            <input
              type="radio"
              name="payment"
              checked={choice.kind === one.kind}
              onChange={() => onChange({ ...choice, kind: one.kind })}
            />
            <span>
              <b>{one.name}</b>
              {one.text && <span className="mut">{one.text}</span>}
            </span>
          </label>
        ))}
        {choice.kind === 'other' && (
          <Suspense>
            <OtherPlan today={today} total={total} choice={choice} onChange={onChange} />
          </Suspense>
        )}
      </div>
    </Panel>
  );
}

function split(t: typeof approval.say, total: number, count: number, first: Day) {
  const plan = installmentsOf(total, count, first);
  return t('pay.splitText', { first: reais(plan[0]?.amount ?? 0), days: plan.map((one) => shortDay(one.due)).join(', ') });
}
