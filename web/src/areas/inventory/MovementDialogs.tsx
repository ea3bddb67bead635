import { TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/inventory.forms.json';
import { queries } from '~/api/queries';
import { quantity } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { inventory } from './messages';
import { OrderField } from './pickers';
import type { Part } from './StockState';

type Props = { part: Part; close: () => void };

const after = (close: () => void) => async () => {
  await queries.invalidateQueries();
  close();
};

/** Goods that come without a purchase order. */
export function ReceiveDialog({ part, close }: Props) {
  const t = inventory.use();
  const { today } = useMe();
  const move = useApiForm({
    initial: { sku: part.sku, quantity: null as number | null, value: null as number | null, postedOn: today as string | null, note: '' },
    rules: rules.ReceiveStockRequest,
    send: (values, sending) =>
      api.POST('/api/v1/inventory/receipts', {
        body: { ...values, quantity: values.quantity ?? 0, value: values.value ?? 0, note: values.note || null },
        ...sending,
      }),
    done: after(close),
  });
  const field = move.form.getInputProps;
  return (
    <FormDialog title={`${t('receive')} · ${part.sku}`} close={close} of={move} label={t('receive')}>
      <p className="sec sm">{t('receiveHelp')}</p>
      <DecimalField
        data-autofocus
        required
        of="quantity"
        label={`${t('quantity')} (${part.unit})`}
        className="short"
        {...field('quantity')}
      />
      <DecimalField required of="money" label={t('receiveValue')} className="short" {...field('value')} />
      <DayField label={t('postedOn')} maxDate={today} className="short" {...field('postedOn')} />
      <TextInput label={t('note')} {...field('note')} />
    </FormDialog>
  );
}

/** Goods that leave, for an order or over the counter. */
export function IssueDialog({ part, close }: Props) {
  const t = inventory.use();
  const { today } = useMe();
  const asBody = (values: { quantity: number | null; orderId: string | null; postedOn: string | null }) => ({
    lines: [{ sku: part.sku, quantity: values.quantity }],
    orderId: values.orderId,
    postedOn: values.postedOn,
  });
  const move = useApiForm({
    initial: { quantity: null as number | null, orderId: null as string | null, postedOn: today as string | null },
    rules: rules.IssueStockRequest,
    body: asBody,
    send: (values, sending) =>
      api.POST('/api/v1/inventory/issues', { body: asBody(values) as Schemas['inventory']['IssueStockRequest'], ...sending }),
    done: after(close),
  });
  const { form } = move;
  const error = form.errors.quantity ?? form.errors['lines.0.quantity'];
  return (
    <FormDialog title={`${t('issue')} · ${part.sku}`} close={close} of={move} label={t('issue')}>
      <OrderField label={t('order')} description={t('issueHelp')} {...form.getInputProps('orderId')} />
      <DecimalField
        data-autofocus
        required
        of="quantity"
        label={`${t('quantity')} (${part.unit})`}
        className="short"
        {...form.getInputProps('quantity')}
        error={error}
      />
      <DayField label={t('postedOn')} maxDate={today} className="short" {...form.getInputProps('postedOn')} />
    </FormDialog>
  );
}

/** What an order did not use comes back. */
export function ReturnDialog({ part, close, from }: Props & { from?: { value: string; label: string } }) {
  const t = inventory.use();
  const { today } = useMe();
  const move = useApiForm({
    initial: { sku: part.sku, orderId: from?.value ?? null, quantity: null as number | null, postedOn: today as string | null },
    rules: rules.ReturnStockRequest,
    send: (values, sending) =>
      api.POST('/api/v1/inventory/returns', {
        body: { ...values, orderId: values.orderId ?? '', quantity: values.quantity ?? 0 },
        ...sending,
      }),
    done: after(close),
  });
  const field = move.form.getInputProps;
  return (
    <FormDialog title={`${t('giveBack')} · ${part.sku}`} close={close} of={move} label={t('giveBack')}>
      <p className="sec sm">{t('giveBackHelp')}</p>
      <OrderField required label={t('order')} chosen={from} {...field('orderId')} />
      <DecimalField
        data-autofocus
        required
        of="quantity"
        label={`${t('quantity')} (${part.unit})`}
        className="short"
        {...field('quantity')}
      />
      <DayField label={t('postedOn')} maxDate={today} className="short" {...field('postedOn')} />
    </FormDialog>
  );
}

/** The shelf says otherwise. */
export function AdjustDialog({ part, close }: Props) {
  const t = inventory.use();
  const move = useApiForm({
    initial: { sku: part.sku, onHand: null as number | null, reason: '' },
    rules: rules.AdjustStockRequest,
    send: (values, sending) => api.POST('/api/v1/inventory/adjustments', { body: { ...values, onHand: values.onHand ?? 0 }, ...sending }),
    done: after(close),
  });
  const field = move.form.getInputProps;
  return (
    <FormDialog title={`${t('adjust')} · ${part.sku}`} close={close} of={move} label={t('adjust')}>
      <p className="sec sm">{t('adjustNow', { onHand: quantity(part.onHand), unit: part.unit })}</p>
      <DecimalField data-autofocus required of="quantity" label={`${t('found')} (${part.unit})`} className="short" {...field('onHand')} />
      <TextInput required label={t('why')} {...field('reason')} />
    </FormDialog>
  );
}
