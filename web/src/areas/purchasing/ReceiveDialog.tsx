import { Switch, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/purchasing.forms.json';
import { queries } from '~/api/queries';
import { plusDays } from '~/format/date';
import { quantity } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { purchasing } from './messages';
import './purchasing.css';
import type { PurchaseOrder } from './shared';

type Line = { lineId: string; sku: string; received: number | null; rejected: number | null; unitPrice: number | null };

type Values = {
  lines: Line[];
  receivedOn: string | null;
  freight: number | null;
  discount: number | null;
  withInvoice: boolean;
  note: { document: string; key: string; issuedOn: string | null; dueOn: string | null };
};

const initial = (order: PurchaseOrder, today: string): Values => ({
  lines: order.lines
    .filter((line) => line.open > 0)
    .map(({ id, sku, open, unitPrice }) => ({ lineId: id, sku, received: open, rejected: null, unitPrice })),
  receivedOn: today,
  freight: null,
  discount: null,
  withInvoice: false,
  note: { document: '', key: '', issuedOn: today, dueOn: plusDays(today, 28) },
});

/** What came is what is sent: a line of which nothing came is none. With the note, it bills what was accepted, at its own prices. */
function asBody({ lines, receivedOn, freight, discount, withInvoice, note }: Values) {
  const came = lines.filter((line) => line.received !== 0 && line.received !== null);
  const accepted = came.filter((line) => (line.received ?? 0) > (line.rejected ?? 0));
  return {
    lines: came.map((line) => ({ lineId: line.lineId, received: line.received, rejected: line.rejected ?? 0 })),
    receivedOn,
    freight: freight ?? 0,
    discount: discount ?? 0,
    invoice: withInvoice
      ? {
          ...note,
          document: note.document || null,
          key: note.key || null,
          lines: accepted.map((line) => ({
            lineId: line.lineId,
            quantity: (line.received ?? 0) - (line.rejected ?? 0),
            unitPrice: line.unitPrice,
          })),
        }
      : null,
  };
}

/** Goods are counted at the door, with their invoice where it came along. */
export function ReceiveDialog({ order, close }: { order: PurchaseOrder; close: () => void }) {
  const t = purchasing.use();
  const { today } = useMe();
  const receive = useApiForm({
    initial: initial(order, today),
    rules: rules.ReceiveGoodsRequest,
    body: asBody,
    send: (values, sending) =>
      api.POST('/api/v1/purchasing/orders/{id}/receipts', {
        params: { path: { id: order.id } },
        body: asBody(values) as Schemas['purchasing']['ReceiveGoodsRequest'],
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const { form } = receive;
  const { lines, withInvoice } = form.getValues();
  return (
    <FormDialog wide title={`${t('receiveGoods')} · ${order.number}`} close={close} of={receive} label={t('receive')}>
      <ul className={withInvoice ? 'lines five' : 'lines four'}>
        {lines.map((line, at) => (
          <li key={line.lineId}>
            <span className="m">{line.sku}</span>
            <span className="sm mut">
              {t('open')} {quantity(order.lines.find((one) => one.id === line.lineId)?.open ?? 0)}
            </span>
            <DecimalField of="quantity" label={t('received')} {...form.getInputProps(`lines.${at}.received`)} />
            <DecimalField of="quantity" label={t('rejected')} {...form.getInputProps(`lines.${at}.rejected`)} />
            {withInvoice && <DecimalField label={t('invoicePrice')} {...form.getInputProps(`lines.${at}.unitPrice`)} />}
          </li>
        ))}
      </ul>
      {form.errors.lines && <p className="t-out sm">{form.errors.lines}</p>}
      <div className="fields">
        <DayField label={t('receivedOn')} maxDate={today} w={160} {...form.getInputProps('receivedOn')} />
        <DecimalField of="money" label={t('freight')} w={140} {...form.getInputProps('freight')} />
        <DecimalField of="money" label={t('discount')} w={140} {...form.getInputProps('discount')} />
      </div>
      <Switch label={t('withInvoice')} {...form.getInputProps('withInvoice', { type: 'checkbox' })} />
      {withInvoice && (
        <div className="fields">
          <TextInput label={t('document')} w={160} {...form.getInputProps('note.document')} error={form.errors['invoice.document']} />
          <DayField
            label={t('issuedOn')}
            maxDate={today}
            w={160}
            {...form.getInputProps('note.issuedOn')}
            error={form.errors['invoice.issuedOn']}
          />
          <DayField required label={t('dueOn')} w={160} {...form.getInputProps('note.dueOn')} error={form.errors['invoice.dueOn']} />
          <TextInput
            label={t('key')}
            description={t('keyHelp')}
            w={440}
            classNames={{ input: 'm' }}
            {...form.getInputProps('note.key')}
            error={form.errors['invoice.key']}
          />
        </div>
      )}
    </FormDialog>
  );
}
