import { Switch, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/orders.forms.json';
import { queries } from '~/api/queries';
import { phone, taxId } from '~/format/texts';
import { FormDialog } from '~/forms/FormDialog';
import { MaskedField } from '~/forms/MaskedField';
import { useApiForm } from '~/forms/useApiForm';
import { common } from '~/ui/messages';
import { customers } from './messages';

type Customer = Schemas['orders']['ShowCustomerResponse'];

const blank = { name: '', taxId: '', phone: '', email: '', notes: '', active: true };

/** As the fields show it. */
const valuesOf = (one: Customer): typeof blank => ({
  name: one.name,
  taxId: one.taxId ? taxId(one.taxId) : '',
  phone: one.phone ? phone(one.phone) : '',
  email: one.email ?? '',
  notes: one.notes ?? '',
  active: one.active,
});

/** A new customer, or the data of one; somebody else's change meanwhile is shown and not run over. */
export function CustomerDialog({ customer: shown, close, done }: { customer?: Customer; close: () => void; done?: (id: string) => void }) {
  const t = customers.use();
  const c = common.use();
  const navigate = useNavigate();
  // As it was when the form was opened: what somebody saves meanwhile is a conflict.
  const [customer, setCustomer] = useState(shown);
  const edit = useApiForm({
    initial: customer ? valuesOf(customer) : blank,
    rules: customer ? rules.ChangeCustomerRequest : rules.RegisterCustomerRequest,
    async send({ active, ...body }, sending) {
      if (!customer) return (await api.POST('/api/v1/orders/customers', { body, ...sending })).data?.id ?? '';
      const headers = { ...sending.headers, 'If-Match': `"${customer.version}"` };
      await api.PUT('/api/v1/orders/customers/{id}', { params: { path: { id: customer.id } }, body: { ...body, active }, headers });
      return customer.id;
    },
    async done(id) {
      await queries.invalidateQueries();
      close();
      if (done) done(id);
      else if (!customer) navigate({ to: '/clientes/$id', params: { id } });
    },
  });

  async function reload() {
    if (!customer) return;
    const { data } = await api.GET('/api/v1/orders/customers/{id}', { params: { path: { id: customer.id } } });
    if (!data) return;
    setCustomer(data);
    edit.rebase(valuesOf(data));
  }

  const { form } = edit;
  /** A field, and what somebody else wrote into it while it was being written here. */
  function field(name: 'name' | 'taxId' | 'phone' | 'email' | 'notes') {
    const theirs = customer !== shown && customer && form.isDirty(name) ? valuesOf(customer)[name] || '—' : undefined;
    return { ...form.getInputProps(name), description: theirs && c('conflictNow', { value: theirs }) };
  }
  return (
    <FormDialog title={customer ? t('edit') : t('new')} close={close} of={edit} onReload={reload}>
      <TextInput data-autofocus required label={t('name')} {...field('name')} />
      <MaskedField of="taxId" label={t('taxId')} w={220} {...field('taxId')} />
      <MaskedField of="phone" label={t('phone')} w={220} {...field('phone')} />
      <TextInput type="email" label={t('email')} {...field('email')} />
      <Textarea label={t('notes')} autosize minRows={2} {...field('notes')} />
      {customer && <Switch label={t('active')} {...form.getInputProps('active', { type: 'checkbox' })} />}
    </FormDialog>
  );
}
