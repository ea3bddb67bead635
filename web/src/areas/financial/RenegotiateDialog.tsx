import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/financial.forms.json';
import { queries } from '~/api/queries';
import { day, plusDays } from '~/format/date';
import { amount, reais } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Loaded } from '~/ui/States';
import { financial } from './messages';
import type { TitleData } from './SettleDialog';
import { useOwed } from './shared';

/** What a customer owes, agreed anew: chosen titles become new ones. */
export function RenegotiateDialog({ title, close }: { title: TitleData; close: () => void }) {
  const t = financial.use();
  const { today } = useMe();
  const navigate = useNavigate();
  const owed = useOwed(title.partyId ?? undefined);
  const agree = useApiForm({
    initial: {
      titleIds: [title.id],
      on: today as string | null,
      discount: 0 as number | null,
      installments: 3 as number | null,
      firstDueOn: plusDays(today, 30) as string | null,
    },
    rules: rules.RenegotiateRequest,
    async send(values, sending) {
      const body = values as Schemas['financial']['RenegotiateRequest'];
      return (await api.POST('/api/v1/financial/renegotiations', { body, ...sending })).data?.id ?? '';
    },
    async done(id) {
      await queries.invalidateQueries();
      navigate({ to: '/financeiro/acordos/$id', params: { id } });
    },
  });
  const { form } = agree;
  const field = form.getInputProps;
  const { titleIds } = form.getValues();
  const choose = (id: string) =>
    form.setFieldValue('titleIds', titleIds.includes(id) ? titleIds.filter((one) => one !== id) : [...titleIds, id]);
  const chosen = (owed.data ?? []).filter((one) => titleIds.includes(one.id)).reduce((sum, one) => sum + one.balance, 0);
  return (
    <FormDialog wide title={t('renegotiateTitle', { party: title.party })} close={close} of={agree} label={t('renegotiate')}>
      <p className="sec sm">{t('renegotiateText')}</p>
      <Loaded query={owed} rows={3}>
        {(all) => (
          <ul className="acc">
            {all
              .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
              .map((one) => (
                <li key={one.id}>
                  <label className="row" style={{ flex: 1 }}>
                    <input type="checkbox" className="chk" checked={titleIds.includes(one.id)} onChange={() => choose(one.id)} />
                    <span className="m">{one.number}</span>
                    <span className="mut">{day(one.dueOn)}</span>
                    <span className="sp" />
                    <span className="n">{amount(one.balance)}</span>
                  </label>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      {form.errors.titleIds && <p className="t-out sm">{form.errors.titleIds}</p>}
      <p className="row">
        <span className="mut">{t('chosenTotal')}</span>
        <span className="sp" />
        <b>{reais(chosen)}</b>
      </p>
      <div className="fields">
        <DayField required label={t('on')} maxDate={today} w={160} {...field('on')} />
        <DecimalField required of="money" label={t('discount')} w={140} {...field('discount')} />
        <DecimalField required label={t('installments')} w={100} {...field('installments')} />
        <DayField required label={t('firstDueOn')} w={160} {...field('firstDueOn')} />
      </div>
    </FormDialog>
  );
}
