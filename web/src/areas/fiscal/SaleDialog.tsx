import { Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { findCustomers } from '~/areas/financial/shared';
import { type Draft, LinesEditor } from '~/areas/purchasing/LinesEditor';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { SearchField } from '~/forms/SearchField';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { issuing } from './issueMessages';

type Line = Draft & { description?: string };

const carriers = ['Issuer', 'Recipient', 'ThirdParty', 'IssuerItself', 'RecipientItself'] as const;

/** What is no number yet counts nothing. */
const reaisOf = (value: number | null) => (typeof value === 'number' ? value : 0);

/** What the part is called on the note. */
async function nameOf(sku: string) {
  const { data } = await api.GET('/api/v1/inventory/parts', { params: { query: { search: sku, limit: 20 } } });
  return data?.items.find((one) => one.sku === sku)?.name;
}

/** What the shop sells it for today; null where the catalogue does not know it. */
async function priceOf(sku: string) {
  const { data } = await api.GET('/api/v1/budgets/catalogue', { params: { query: { search: sku, limit: 20 } } });
  return data?.items.find((one) => one.code === sku)?.price ?? null;
}

/** Parts sold over the counter, to a customer of the shop or to whoever asks. */
export function SaleDialog({ close }: { close: () => void }) {
  const t = issuing.use();
  const { can, today } = useMe();
  const navigate = useNavigate();
  const sell = useApiForm({
    initial: {
      customerId: null as string | null,
      customerName: t('consumer'),
      dueOn: today as string | null,
      lines: [] as Line[],
      discount: null as number | null,
      freight: null as number | null,
      carriedBy: 'IssuerItself',
    },
    rules: rules.IssueInvoiceRequest,
    async send(values, sending) {
      const carriedBy = values.freight ? values.carriedBy : 'Nobody';
      const body = { ...values, carriedBy } as Schemas['fiscal']['IssueInvoiceRequest'];
      return (await api.POST('/api/v1/fiscal/invoices', { body, ...sending })).data?.id ?? '';
    },
    async done(id) {
      await queries.invalidateQueries();
      navigate({ to: '/fiscal/vendas/$id', params: { id } });
    },
  });
  const { form } = sell;
  const { discount, freight } = form.getValues();

  const chosen = useRef<string | null>(null);

  async function choose(id: string | null) {
    chosen.current = id;
    const name = id && (await api.GET('/api/v1/orders/customers/{id}', { params: { path: { id } } })).data?.name;
    // Both at once, and of the one chosen last.
    if (chosen.current !== id) return;
    form.setFieldValue('customerId', name ? id : null);
    form.setFieldValue('customerName', name || t('consumer'));
  }

  const written = (sku: string) => form.getValues().lines.findIndex((line) => line.sku === sku);

  /** What is added is one piece by its name, at the price of the catalogue for whoever may see prices. */
  async function write(lines: Line[]) {
    const added = lines.length > form.getValues().lines.length ? lines.at(-1)?.sku : undefined;
    form.setFieldValue(
      'lines',
      lines.map((line) => (line.sku === added ? { ...line, quantity: 1 } : line)),
    );
    if (!added) return;
    const [name, price] = await Promise.all([
      nameOf(added).catch(() => undefined),
      can('budgets.read') ? priceOf(added).catch(() => null) : null,
    ]);
    const at = written(added);
    if (at < 0) return;
    form.setFieldValue(`lines.${at}.description`, name);
    if (form.getValues().lines[at]?.unitPrice === null) form.setFieldValue(`lines.${at}.unitPrice`, price);
  }

  return (
    <FormDialog wide title={t('newSale')} close={close} of={sell} label={t('sell')}>
      <p className="sec sm">{t('newSaleText')}</p>
      <div className="fields">
        <SearchField
          data-autofocus
          from="customers"
          find={findCustomers}
          label={t('customer')}
          placeholder={t('noCustomer')}
          value={form.getValues().customerId}
          error={form.errors.customerId}
          onChange={(id) => void choose(id).catch(() => undefined)}
        />
        <TextInput required label={t('buyer')} disabled={form.getValues().customerId !== null} {...form.getInputProps('customerName')} />
        <DayField label={t('dueOn')} minDate={today} w={160} {...form.getInputProps('dueOn')} />
      </div>
      <LinesEditor
        lines={form.getValues().lines}
        onChange={write}
        field={form.getInputProps}
        error={form.errors.lines}
        besides={reaisOf(freight) - reaisOf(discount)}
      />
      <div className="fields">
        <DecimalField of="money" label={t('discount')} className="short" {...form.getInputProps('discount')} />
        <DecimalField of="money" label={t('freight')} className="short" {...form.getInputProps('freight')} />
        {freight ? (
          <Select
            required
            allowDeselect={false}
            label={t('carriedBy')}
            data={carriers.map((value) => ({ value, label: t(`carriers.${value}`) }))}
            {...form.getInputProps('carriedBy')}
          />
        ) : null}
      </div>
    </FormDialog>
  );
}
