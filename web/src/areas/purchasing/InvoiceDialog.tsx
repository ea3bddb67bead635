import { TextInput } from '@mantine/core';
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

type Line = { lineId: string; sku: string; quantity: number | null; unitPrice: number | null };

type Values = {
  lines: Line[];
  document: string;
  key: string;
  issuedOn: string | null;
  dueOn: string | null;
  freight: number | null;
  discount: number | null;
};

const asBody = ({ lines, freight, discount, ...rest }: Values) => ({
  ...rest,
  document: rest.document || null,
  key: rest.key || null,
  freight: freight ?? 0,
  discount: discount ?? 0,
  lines: lines.filter((line) => line.quantity !== 0 && line.quantity !== null).map(({ sku: _, ...line }) => line),
});

/** The supplier's invoice as it stands on paper; whether it agrees is found out, not typed. */
export function InvoiceDialog({ order, close }: { order: PurchaseOrder; close: () => void }) {
  const t = purchasing.use();
  const { today } = useMe();
  const enter = useApiForm({
    initial: {
      lines: order.lines.map(
        ({ id, sku, accepted, billed, unitPrice }): Line => ({
          lineId: id,
          sku,
          quantity: Math.max(accepted - billed, 0) || null,
          unitPrice,
        }),
      ),
      document: '',
      key: '',
      issuedOn: today as string | null,
      dueOn: plusDays(today, 28) as string | null,
      freight: null,
      discount: null,
    } as Values,
    rules: rules.EnterInvoiceRequest,
    body: asBody,
    send: (values, sending) =>
      api.POST('/api/v1/purchasing/orders/{id}/invoices', {
        params: { path: { id: order.id } },
        body: asBody(values) as Schemas['purchasing']['EnterInvoiceRequest'],
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const { form } = enter;
  const field = form.getInputProps;
  return (
    <FormDialog wide title={`${t('enterInvoice')} · ${order.number}`} close={close} of={enter} label={t('enterInvoice')}>
      <div className="fields">
        <TextInput data-autofocus label={t('document')} w={160} {...field('document')} />
        <DayField label={t('issuedOn')} maxDate={today} w={160} {...field('issuedOn')} />
        <DayField required label={t('dueOn')} w={160} {...field('dueOn')} />
        <TextInput label={t('key')} description={t('keyHelp')} w={440} classNames={{ input: 'm' }} {...field('key')} />
      </div>
      <ul className="lines four">
        {form.getValues().lines.map((line, at) => (
          <li key={line.lineId}>
            <span className="m">{line.sku}</span>
            <span className="sm mut">
              {t('accepted')} {quantity(order.lines.find((one) => one.id === line.lineId)?.accepted ?? 0)}
            </span>
            <DecimalField of="quantity" label={t('quantity')} {...field(`lines.${at}.quantity`)} />
            <DecimalField label={t('unitPrice')} {...field(`lines.${at}.unitPrice`)} />
          </li>
        ))}
      </ul>
      {form.errors.lines && <p className="t-out sm">{form.errors.lines}</p>}
      <div className="fields">
        <DecimalField of="money" label={t('freight')} w={140} {...field('freight')} />
        <DecimalField of="money" label={t('discount')} w={140} {...field('discount')} />
      </div>
    </FormDialog>
  );
}
