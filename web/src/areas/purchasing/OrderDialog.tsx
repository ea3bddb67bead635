import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/purchasing.forms.json';
import { queries } from '~/api/queries';
import { DayField } from '~/forms/DayField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { type Draft, LinesEditor } from './LinesEditor';
import { purchasing } from './messages';
import { type PurchaseOrder, SupplierField } from './shared';

/** A new purchase order, of chosen needs or of nothing yet. */
export function OrderDialog({ lines = [], close }: { lines?: Draft[]; close: () => void }) {
  const t = purchasing.use();
  const { today } = useMe();
  const navigate = useNavigate();
  const draft = useApiForm({
    initial: { supplierId: null as string | null, expectedOn: null as string | null, lines },
    rules: rules.DraftOrderRequest,
    async send(values, sending) {
      const body = values as Schemas['purchasing']['DraftOrderRequest'];
      return (await api.POST('/api/v1/purchasing/orders', { body, ...sending })).data?.id ?? '';
    },
    async done(id) {
      await queries.invalidateQueries();
      navigate({ to: '/compras/pedidos/$id', params: { id } });
    },
  });
  const { form } = draft;
  return (
    <FormDialog wide title={t('newOrder')} close={close} of={draft} label={t('draft')}>
      <div className="fields">
        <SupplierField data-autofocus required w={300} label={t('supplier')} {...form.getInputProps('supplierId')} />
        <DayField label={t('expectedOn')} placeholder={t('expectedHelp')} minDate={today} w={300} {...form.getInputProps('expectedOn')} />
      </div>
      <LinesEditor
        lines={form.getValues().lines}
        onChange={(next) => form.setFieldValue('lines', next)}
        field={form.getInputProps}
        error={form.errors.lines}
      />
    </FormDialog>
  );
}

/** Other items of an order that is not sent yet; what somebody else changed meanwhile is not run over. */
export function LinesDialog({ order: shown, close }: { order: PurchaseOrder; close: () => void }) {
  const t = purchasing.use();
  // As it was when the form was opened: what somebody saves meanwhile is a conflict.
  const [order] = useState(shown);
  const change = useApiForm({
    initial: { lines: order.lines.map(({ sku, quantity, unitPrice }): Draft => ({ sku, quantity, unitPrice })) },
    rules: rules.ChangeLinesRequest,
    send: (values, sending) =>
      api.PUT('/api/v1/purchasing/orders/{id}/lines', {
        params: { path: { id: order.id } },
        body: values as Schemas['purchasing']['ChangeLinesRequest'],
        headers: { ...sending.headers, 'If-Match': `"${order.version}"` },
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const { form } = change;
  return (
    <FormDialog
      wide
      title={`${t('changeLines')} · ${order.number}`}
      close={close}
      of={change}
      onReload={() => queries.invalidateQueries().then(close)}
    >
      <LinesEditor
        lines={form.getValues().lines}
        onChange={(next) => form.setFieldValue('lines', next)}
        field={form.getInputProps}
        error={form.errors.lines}
      />
    </FormDialog>
  );
}
