import { TextInput, type TextInputProps } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/financial.forms.json';
import { queries } from '~/api/queries';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { SearchField } from '~/forms/SearchField';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { financial } from './messages';
import { findCustomers } from './shared';

/** Opens the page of the title that was made. */
function useOpening() {
  const navigate = useNavigate();
  return async (id: string) => {
    await queries.invalidateQueries();
    navigate({ to: '/financeiro/titulos/$id', params: { id } });
  };
}

/** Something a customer owes without an order. */
export function ReceivableDialog({ close }: { close: () => void }) {
  const t = financial.use();
  const { today } = useMe();
  const open = useApiForm({
    initial: {
      customerId: null as string | null,
      customerName: '',
      description: '',
      amount: null as number | null,
      dueOn: today as string | null,
      competence: today.slice(0, 7),
    },
    rules: rules.OpenReceivableRequest,
    async send(values, sending) {
      const body = values as Schemas['financial']['OpenReceivableRequest'];
      return (await api.POST('/api/v1/financial/receivables', { body, ...sending })).data?.id ?? '';
    },
    done: useOpening(),
  });
  const { form } = open;
  const field = form.getInputProps;
  return (
    <FormDialog title={t('newReceivable')} close={close} of={open}>
      <SearchField
        data-autofocus
        required
        from="customers"
        find={findCustomers}
        label={t('customer')}
        value={form.getValues().customerId}
        error={form.errors.customerId}
        onChange={async (id) => {
          form.setFieldValue('customerId', id);
          const found = id && (await api.GET('/api/v1/orders/customers/{id}', { params: { path: { id } } })).data;
          form.setFieldValue('customerName', found ? found.name : '');
        }}
      />
      <TextInput required label={t('description')} {...field('description')} />
      <DecimalField required of="money" label={t('amount')} className="short" {...field('amount')} />
      <DayField required label={t('dueOn')} w={160} {...field('dueOn')} />
      <Competence {...field('competence')} />
    </FormDialog>
  );
}

/** The month it belongs to, as 2026-11. */
function Competence(props: TextInputProps) {
  const t = financial.use();
  return (
    <TextInput
      required
      label={t('competence')}
      description={t('competenceHelp')}
      className="short"
      classNames={{ input: 'm' }}
      {...props}
    />
  );
}

/** Something the shop owes without a purchase order. */
export function PayableDialog({ close }: { close: () => void }) {
  const t = financial.use();
  const { today } = useMe();
  const open = useApiForm({
    initial: {
      party: '',
      category: '',
      document: '',
      amount: null as number | null,
      dueOn: today as string | null,
      competence: today.slice(0, 7),
    },
    rules: rules.OpenPayableRequest,
    async send(values, sending) {
      const body = { ...values, document: values.document || null } as Schemas['financial']['OpenPayableRequest'];
      return (await api.POST('/api/v1/financial/payables', { body, ...sending })).data?.id ?? '';
    },
    done: useOpening(),
  });
  const field = open.form.getInputProps;
  return (
    <FormDialog title={t('newPayable')} close={close} of={open}>
      <TextInput data-autofocus required label={t('creditor')} {...field('party')} />
      <TextInput required label={t('category')} {...field('category')} />
      <TextInput label={t('document')} w={220} {...field('document')} />
      <DecimalField required of="money" label={t('amount')} className="short" {...field('amount')} />
      <DayField required label={t('dueOn')} w={160} {...field('dueOn')} />
      <Competence {...field('competence')} />
    </FormDialog>
  );
}
