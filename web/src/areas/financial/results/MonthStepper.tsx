import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { month as nameOf, plusMonths } from '~/format/date';
import { results } from './resultMessages';

/** A month, and the ones beside it. */
export function MonthStepper({ value, onChange }: { value: string; onChange: (month: string) => void }) {
  const t = results.use();
  return (
    <span className="seg stepper">
      <button type="button" aria-label={t('before')} onClick={() => onChange(plusMonths(value, -1))}>
        <IconChevronLeft size={16} stroke={1.75} aria-hidden />
      </button>
      <span aria-live="polite">{nameOf(value)}</span>
      <button type="button" aria-label={t('after')} onClick={() => onChange(plusMonths(value, 1))}>
        <IconChevronRight size={16} stroke={1.75} aria-hidden />
      </button>
    </span>
  );
}
