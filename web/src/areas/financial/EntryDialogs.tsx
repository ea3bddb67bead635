import { Select, Textarea, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/cashflow.forms.json';
import { queries } from '~/api/queries';
import { reais } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { financial } from './messages';
import { AccountField } from './shared';

type Props = { close: () => void };
export type Entry = Schemas['cashflow']['ListEntriesItem'];

const after = (close: () => void) => async () => {
  await queries.invalidateQueries();
  close();
};

/** Another place where money is. */
export function AccountDialog({ close }: Props) {
  const t = financial.use();
  const { today } = useMe();
  const open = useApiForm({
    initial: { name: '', kind: 'Bank', opening: 0 as number | null, openedOn: today as string | null },
    rules: rules.OpenAccountRequest,
    send: (values, sending) =>
      api.POST('/api/v1/cashflow/accounts', { body: values as Schemas['cashflow']['OpenAccountRequest'], ...sending }),
    done: after(close),
  });
  const field = open.form.getInputProps;
  return (
    <FormDialog title={t('newAccount')} close={close} of={open}>
      <TextInput data-autofocus required label={t('accountName')} {...field('name')} />
      <Select
        required
        allowDeselect={false}
        label={t('accountKind')}
        w={160}
        data={(['Bank', 'Cash'] as const).map((value) => ({ value, label: t(`accountKinds.${value}`) }))}
        {...field('kind')}
      />
      <DecimalField required of="money" label={t('openingBalance')} className="short" {...field('opening')} />
      <DayField required label={t('openedOn')} maxDate={today} w={160} {...field('openedOn')} />
    </FormDialog>
  );
}

/** Money that came or went without a title. */
export function EntryDialog({ close, accountId }: Props & { accountId?: string }) {
  const t = financial.use();
  const { today } = useMe();
  const post = useApiForm({
    initial: {
      direction: 'out',
      accountId: accountId ?? null,
      day: today as string | null,
      amount: null as number | null,
      category: '',
      description: '',
    },
    rules: { ...rules.PostEntryRequest, properties: { ...rules.PostEntryRequest.properties, amount: { type: 'number', minimum: 0.01 } } },
    send({ direction, ...values }, sending) {
      const amount = (direction === 'out' ? -1 : 1) * (values.amount ?? 0);
      return api.POST('/api/v1/cashflow/entries', { body: { ...values, amount } as Schemas['cashflow']['PostEntryRequest'], ...sending });
    },
    done: after(close),
  });
  const { form } = post;
  const field = form.getInputProps;
  return (
    <FormDialog title={t('entryTitle')} close={close} of={post}>
      <fieldset className="seg" aria-label={t('direction')} style={{ justifySelf: 'start', padding: 0, margin: 0 }}>
        {(['out', 'in'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={form.getValues().direction === one}
            onClick={() => form.setFieldValue('direction', one)}
          >
            {t(`directions.${one}`)}
          </button>
        ))}
      </fieldset>
      <DecimalField data-autofocus required of="money" label={t('entryAmount')} className="short" {...field('amount')} />
      <AccountField required label={t('account')} {...field('accountId')} />
      <DayField required label={t('day')} maxDate={today} w={160} {...field('day')} />
      <TextInput required label={t('category')} {...field('category')} />
      <TextInput required label={t('description')} {...field('description')} />
    </FormDialog>
  );
}

/** From one account to another. */
export function TransferDialog({ close }: Props) {
  const t = financial.use();
  const { today } = useMe();
  const move = useApiForm({
    initial: {
      from: null as string | null,
      to: null as string | null,
      day: today as string | null,
      amount: null as number | null,
      description: '',
    },
    rules: rules.TransferRequest,
    send: (values, sending) =>
      api.POST('/api/v1/cashflow/transfers', {
        body: { ...values, description: values.description || null } as Schemas['cashflow']['TransferRequest'],
        ...sending,
      }),
    done: after(close),
  });
  const field = move.form.getInputProps;
  return (
    <FormDialog title={t('transferTitle')} close={close} of={move} label={t('transfer')}>
      <AccountField data-autofocus required label={t('fromAccount')} {...field('from')} />
      <AccountField required label={t('toAccount')} {...field('to')} />
      <DecimalField required of="money" label={t('entryAmount')} className="short" {...field('amount')} />
      <DayField required label={t('day')} maxDate={today} w={160} {...field('day')} />
      <TextInput label={t('description')} {...field('description')} />
    </FormDialog>
  );
}

/** Undoes an entry, or both sides of a transfer, by their opposites. */
export function ReverseDialog({ entry, close }: Props & { entry: Entry }) {
  const t = financial.use();
  const { today } = useMe();
  const transfer = entry.transferId;
  const reverse = useApiForm({
    initial: { reason: '', day: today as string | null },
    rules: transfer ? rules.ReverseTransferRequest : rules.ReverseEntryRequest,
    async send(body, sending) {
      if (transfer) await api.POST('/api/v1/cashflow/transfers/{id}/reverse', { params: { path: { id: transfer } }, body, ...sending });
      else await api.POST('/api/v1/cashflow/entries/{id}/reverse', { params: { path: { id: entry.id } }, body, ...sending });
    },
    done: after(close),
  });
  const field = reverse.form.getInputProps;
  return (
    <FormDialog title={t(transfer ? 'reverseTransfer' : 'reverseEntry')} close={close} of={reverse} label={t('reverse')}>
      <p>{transfer ? t('reverseTransferText') : t('reverseEntryText', { amount: reais(-entry.amount) })}</p>
      <Textarea data-autofocus required autosize minRows={2} label={t('reason')} {...field('reason')} />
      <DayField label={t('reverseDay')} minDate={entry.day} maxDate={today} w={160} {...field('day')} />
    </FormDialog>
  );
}
