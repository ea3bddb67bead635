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
import type { TitleData } from './SettleDialog';

/** What the customer has with the shop pays this title, or a part of it. */
export function CreditDialog({ title, credit, close }: { title: TitleData; credit: number; close: () => void }) {
  const t = financial.use();
  const { today } = useMe();
  const use = useApiForm({
    initial: { titleId: title.id, amount: Math.min(credit, title.balance) as number | null, on: today as string | null },
    rules: rules.UseCreditRequest,
    send: (values, sending) =>
      api.POST('/api/v1/financial/customers/{id}/credit/use', {
        params: { path: { id: title.partyId ?? '' } },
        body: values as Schemas['financial']['UseCreditRequest'],
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = use.form.getInputProps;
  return (
    <FormDialog title={`${t('useCredit')} · ${title.number}`} close={close} of={use} label={t('useCredit')}>
      <p>{t('hasCredit', { party: title.party, credit: reais(credit) })}</p>
      <DecimalField data-autofocus required of="money" label={t('creditAmount')} className="short" {...field('amount')} />
      <DayField required label={t('day')} maxDate={today} w={160} {...field('on')} />
    </FormDialog>
  );
}
