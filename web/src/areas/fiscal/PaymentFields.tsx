import { Checkbox, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { reais } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import type { FieldForm } from '~/forms/FieldForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { fiscal } from './messages';

export type PaymentValues = { means: string; amount: number | null; onCredit: boolean; dueOn?: string | null; boleto?: string | null };

/** The codes of means of payment, tPag of the NF-e's layout, that the shop takes. */
const means = { pix: '17', cash: '01', credit: '03', debit: '04', boleto: '15', deposit: '16', transfer: '18' } as const;

export const pix = means.pix;

const billed = (payment: PaymentValues) => payment.means === means.boleto && payment.onCredit;

/** The payment as it is sent: its day and the line of its boleto only where it is still to be paid. */
export const paymentOf = (payment: PaymentValues) => ({
  ...payment,
  dueOn: (payment.onCredit && payment.dueOn) || undefined,
  boleto: (billed(payment) && payment.boleto) || undefined,
});

type Props = { form: FieldForm; payments: PaymentValues[]; total: number; dated: boolean };

/** How a sale is paid, at `terms.payments` of a form; in parts with days of their own where it is `dated`. */
export function PaymentFields({ form, payments, total, dated }: Props) {
  const t = fiscal.use();
  const { today } = useMe();
  const field = form.getInputProps;
  const path = 'terms.payments';
  const paid = payments.reduce((sum, one) => sum + (Number(one.amount) || 0), 0);
  const left = Math.round((total - paid) * 100) / 100;
  return (
    <fieldset className="fiscal-set">
      <legend>{t('payments')}</legend>
      {payments.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a payment has no name of its own
        <div key={at} className="fiscal-pay">
          <Select
            allowDeselect={false}
            label={t('means')}
            data={(Object.keys(means) as (keyof typeof means)[]).map((name) => ({ value: means[name], label: t(`meansOf.${name}`) }))}
            {...field(`${path}.${at}.means`)}
          />
          <DecimalField of="money" required label={t('amount')} {...field(`${path}.${at}.amount`)} value={one.amount} />
          <Checkbox label={t('onCredit')} {...field(`${path}.${at}.onCredit`, { type: 'checkbox' })} />
          {dated && one.onCredit && (
            <DayField
              className="fiscal-due"
              label={t('payOn')}
              description={t('payOnHelp')}
              minDate={today}
              clearable
              {...field(`${path}.${at}.dueOn`)}
              value={one.dueOn ?? null}
            />
          )}
          {billed(one) && (
            <TextInput
              className="fiscal-boleto"
              label={t('boletoLine')}
              description={t('boletoHelp')}
              inputMode="numeric"
              classNames={{ input: 'm' }}
              {...field(`${path}.${at}.boleto`)}
              value={one.boleto ?? ''}
            />
          )}
          {payments.length > 1 && (
            <Button
              look="ghost"
              icon={IconX}
              aria-label={t('removePayment', { count: at + 1 })}
              onClick={() => form.removeListItem(path, at)}
            />
          )}
        </div>
      ))}
      <div className="row">
        <Button
          small
          look="ghost"
          icon={IconPlus}
          onClick={() => form.insertListItem(path, { means: means.cash, amount: left > 0 ? left : null, onCredit: false })}
        >
          {t('addPayment')}
        </Button>
        <span className="sp" />
        <span className={left === 0 ? 'mut sm' : 't-out sm'}>
          {left === 0 ? reais(total) : t('unpaid', { left: reais(left), total: reais(total) })}
        </span>
      </div>
    </fieldset>
  );
}
