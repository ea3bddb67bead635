import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/api/client';
import rules from '~/api/generated/orders.forms.json';
import { queries } from '~/api/queries';
import { DayField } from '~/forms/DayField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { orders } from '../messages';
import { order as messages } from './messages';
import type { Order } from './useOrder';

/** The order is promised for another day, or becomes more or less urgent. */
export function RescheduleDialog({ order, close }: { order: Order; close: () => void }) {
  const t = messages.use();
  const o = orders.use();
  const { today } = useMe();
  // What somebody else says meanwhile is not run over.
  const [opened] = useState(order);
  // Work on the engine goes on meanwhile and changes neither.
  const untouched = order.promisedOn === opened.promisedOn && order.priority === opened.priority;
  const edit = useApiForm({
    initial: { promisedOn: opened.promisedOn ?? null, priority: opened.priority, reason: '' },
    // A promise may be taken back.
    rules: { ...rules.RescheduleOrderRequest, required: ['priority'] },
    send: ({ reason, ...values }, sending) =>
      api.PUT('/api/v1/orders/{id}/schedule', {
        params: { path: { id: order.id } },
        body: { ...values, reason: reason || null },
        headers: { ...sending.headers, 'If-Match': `"${untouched ? order.version : opened.version}"` },
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = edit.form.getInputProps;
  return (
    <FormDialog title={t('rescheduling.title', { number: order.number })} close={close} of={edit} label={t('reschedule')}>
      <DayField
        clearable
        label={t('facts.promised')}
        description={t('rescheduling.help')}
        minDate={opened.promisedOn && opened.promisedOn < today ? opened.promisedOn : today}
        className="short"
        {...field('promisedOn')}
      />
      <Select
        allowDeselect={false}
        label={t('facts.priority')}
        data={[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: o(`priority.p${one as 1 | 2 | 3 | 4 | 5}`) }))}
        className="short"
        {...field('priority')}
        value={String(edit.form.values.priority)}
        onChange={(next) => edit.form.setFieldValue('priority', Number(next))}
      />
      <TextInput label={t('rescheduling.reason')} description={t('rescheduling.reasonHelp')} {...field('reason')} />
    </FormDialog>
  );
}
