import { Select, Textarea } from '@mantine/core';
import { api } from '~/api/client';
import rules from '~/api/generated/orders.forms.json';
import { queries } from '~/api/queries';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { order as messages } from './messages';
import { reworkable } from './track';
import type { Order, OrderComponent, OrderStep } from './useOrder';

type StepProps = { path: { id: string; componentId: string; code: string }; step: OrderStep; name: string; close: () => void };

const saved = (close: () => void) => async () => {
  await queries.invalidateQueries();
  close();
};

export function CompleteDialog({ path, step, name, close }: StepProps) {
  const t = messages.use();
  const complete = useApiForm({
    initial: { note: '' },
    rules: rules.CompleteStepRequest,
    send: (body, sending) =>
      api.POST('/api/v1/orders/{id}/components/{componentId}/steps/{code}/complete', { params: { path }, body, ...sending }),
    done: saved(close),
  });
  return (
    <FormDialog
      title={`${name}: ${t('step.complete', { step: step.name })}`}
      close={close}
      of={complete}
      label={t('step.complete', { step: step.name })}
    >
      <Textarea
        data-autofocus
        label={t('dialog.completeNote')}
        description={t('dialog.completeHint')}
        autosize
        minRows={2}
        {...complete.form.getInputProps('note')}
      />
    </FormDialog>
  );
}

export function SkipDialog({ path, step, name, close }: StepProps) {
  const t = messages.use();
  const skip = useApiForm({
    initial: { reason: '' },
    rules: rules.SkipStepRequest,
    send: (body, sending) =>
      api.POST('/api/v1/orders/{id}/components/{componentId}/steps/{code}/skip', { params: { path }, body, ...sending }),
    done: saved(close),
  });
  return (
    <FormDialog
      title={`${name}: ${t('step.skip', { step: step.name })}`}
      close={close}
      of={skip}
      label={t('step.skip', { step: step.name })}
    >
      <p className="sm sec">{t('dialog.skipText')}</p>
      <Textarea data-autofocus required label={t('dialog.reason')} autosize minRows={2} {...skip.form.getInputProps('reason')} />
    </FormDialog>
  );
}

export function ReworkDialog({
  order,
  component,
  name,
  close,
}: {
  order: Order;
  component: OrderComponent;
  name: string;
  close: () => void;
}) {
  const t = messages.use();
  const steps = reworkable(component);
  const rework = useApiForm({
    initial: { backTo: steps.at(-1)?.code ?? '', cause: '' },
    rules: rules.ReworkComponentRequest,
    send: (body, sending) =>
      api.POST('/api/v1/orders/{id}/components/{componentId}/rework', {
        params: { path: { id: order.id, componentId: component.id } },
        body,
        ...sending,
      }),
    done: saved(close),
  });
  return (
    <FormDialog title={`${name}: ${t('step.rework')}`} close={close} of={rework} label={t('step.rework')}>
      <p className="sm sec">
        {t('dialog.reworkText')} {order.status === 'Completed' && t('dialog.reworkCompleted')}
      </p>
      <Select
        required
        allowDeselect={false}
        label={t('dialog.backTo')}
        data={steps.map((step) => ({ value: step.code, label: step.name }))}
        {...rework.form.getInputProps('backTo')}
      />
      <Textarea data-autofocus required label={t('dialog.cause')} autosize minRows={2} {...rework.form.getInputProps('cause')} />
    </FormDialog>
  );
}
