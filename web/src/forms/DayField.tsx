import { DateInput, type DateInputProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useState } from 'react';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/pt-br';
import { language } from '~/i18n/language';
import { common } from '~/ui/messages';

dayjs.extend(customParseFormat);

/** A day, typed as `31/12/2026`, `31122026` or picked. */
export function DayField(props: Omit<DateInputProps, 'valueFormat'>) {
  // Whoever types needs no calendar, which would lie over what comes next.
  const [typing, setTyping] = useState(false);
  const c = common.use();
  return (
    <DateInput
      valueFormat="DD/MM/YYYY"
      locale={language.current() === 'en' ? 'en' : 'pt-br'}
      dateParser={(text) => {
        const parsed = dayjs(text.replace(/\D/g, ''), ['DDMMYYYY', 'DDMMYY'], true);
        return parsed.isValid() ? parsed.format('YYYY-MM-DD') : null;
      }}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': c('clear') }}
      popoverProps={typing ? { opened: false } : undefined}
      onKeyDown={(event) => setTyping(event.key !== 'ArrowDown')}
      onClick={() => setTyping(false)}
      {...props}
    />
  );
}
