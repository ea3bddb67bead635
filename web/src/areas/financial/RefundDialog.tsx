import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/financial.forms.json';
import { queries } from '~/api/queries';
import { reais } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { financial } from './messages';
import { AccountField, useAccounts } from './shared';

/** What a customer has with the shop goes back to them in money. */
export function RefundDialog({ customer, credit, close }: { customer: { id: string; name: string }; credit: number; close: () => void }) {
  const t = financial.use();
  const { today } = useMe();
  const accounts = useAccounts();
  const refund = useApiForm({
    initial: {
      amount: credit as number | null,
      accountId: accounts.data?.length === 1 ? (accounts.data[0]?.id ?? null) : null,
      on: today as string | null,
    },
    rules: rules.RefundCreditRequest,
    send: (values, sending) =>
      api.POST('/api/v1/financial/customers/{id}/credit/refund', {
        params: { path: { id: customer.id } },
        body: values as Schemas['financial']['RefundCreditRequest'],
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = refund.form.getInputProps;
  return (
    <FormDialog title={t('refundCredit')} close={close} of={refund} label={t('refundCredit')}>
      <p>{t('hasCredit', { party: customer.name, credit: reais(credit) })}</p>
      <DecimalField data-autofocus required of="money" label={t('refundAmount')} className="short" {...field('amount')} />
      <AccountField required label={t('account')} {...field('accountId')} />
      <DayField required label={t('day')} maxDate={today} w={160} {...field('on')} />
    </FormDialog>
  );
}
