import { Autocomplete, TextInput } from '@mantine/core';
import { $api, api } from '~/api/client';
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

export type TitleData = Schemas['financial']['ShowTitleResponse'];

const methods = ['pix', 'cash', 'debit', 'credit', 'boleto', 'transfer'] as const;

/** What it takes to settle a title on a day. */
export function Charges({ id, on }: { id: string; on: string }) {
  const t = financial.use();
  const charges = $api.useQuery(
    'get',
    '/api/v1/financial/titles/{id}/charges',
    { params: { path: { id }, query: { on } } },
    { placeholderData: (before) => before },
  );
  const owed = charges.data;
  return (
    <dl className="kv">
      {(['principal', 'fine', 'interest'] as const).map((name) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{t(name)}</dt>
          <dd className="n">{owed ? reais(owed[name]) : '…'}</dd>
        </div>
      ))}
      <dt className="b">{t('total')}</dt>
      <dd className="n b">{owed ? reais(owed.total) : '…'}</dd>
    </dl>
  );
}

/** Money that came for a title, or that the shop paid: all of it or a part. */
export function SettleDialog({ title, close }: { title: TitleData; close: () => void }) {
  const t = financial.use();
  const { today } = useMe();
  const accounts = useAccounts();
  const only = accounts.data?.length === 1 ? accounts.data[0]?.id : undefined;
  const isReceivable = title.kind === 'Receivable';
  const settle = useApiForm({
    initial: {
      paidOn: today as string | null,
      accountId: only ?? null,
      method: t('methods.pix'),
      amount: null as number | null,
      discount: null as number | null,
      reference: '',
    },
    rules: rules.SettleTitleRequest,
    send(values, sending) {
      const { amount, discount, reference, ...rest } = values;
      const body = { ...rest, amount: amount ?? undefined, discount: discount ?? undefined, reference: reference || null };
      return api.POST('/api/v1/financial/titles/{id}/settlements', {
        params: { path: { id: title.id } },
        body: body as Schemas['financial']['SettleTitleRequest'],
        ...sending,
      });
    },
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = settle.form.getInputProps;
  const { paidOn } = settle.form.getValues();
  return (
    <FormDialog
      title={t(isReceivable ? 'settleTitle' : 'payTitle', { number: title.number })}
      close={close}
      of={settle}
      label={t(isReceivable ? 'settle' : 'pay')}
    >
      <DayField required label={t('paidOn')} maxDate={today} w={160} {...field('paidOn')} />
      {paidOn && <Charges id={title.id} on={paidOn} />}
      <AccountField required label={t('account')} {...field('accountId')} />
      <Autocomplete required label={t('method')} data={methods.map((one) => t(`methods.${one}`))} w={220} {...field('method')} />
      <DecimalField data-autofocus of="money" label={t('paid')} description={t('paidHelp')} className="short" {...field('amount')} />
      <DecimalField of="money" label={t('discount')} className="short" {...field('discount')} />
      <TextInput label={t('reference')} {...field('reference')} />
    </FormDialog>
  );
}
