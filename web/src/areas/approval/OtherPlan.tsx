import { NumberInput } from '@mantine/core';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { approval } from './messages';
import type { PlanProps } from './Payment';
import { plusMonths } from './plan';

/** Installments, first day and down payment as they are agreed. */
export function OtherPlan({ today, total, choice, onChange }: PlanProps) {
  const t = approval.use();
  const tooMuch = (choice.downPayment ?? 0) >= total && total > 0;
  return (
    <div className="row" style={{ alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <NumberInput
        label={t('pay.installments')}
        w={86}
        min={1}
        max={60}
        allowDecimal={false}
        value={choice.installments}
        onChange={(value) => onChange({ ...choice, installments: Math.max(1, Number(value) || 1) })}
      />
      <DayField
        label={t('pay.firstDue')}
        w={140}
        required
        minDate={today}
        maxDate={plusMonths(today, 12)}
        value={choice.firstDueOn}
        onChange={(value) => onChange({ ...choice, firstDueOn: value ?? today })}
      />
      <DecimalField
        of="money"
        label={t('pay.down')}
        w={120}
        value={choice.downPayment}
        error={tooMuch && t('pay.downInvalid')}
        onChange={(value) => onChange({ ...choice, downPayment: value })}
      />
    </div>
  );
}
