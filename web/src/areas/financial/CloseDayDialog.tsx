import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import rules from '~/api/generated/consolidated.forms.json';
import { queries } from '~/api/queries';
import { DayField } from '~/forms/DayField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { financial } from './messages';

/** Keeps a day's balances as they are now. */
export function CloseDayDialog({ close }: { close: () => void }) {
  const t = financial.use();
  const { today } = useMe();
  const navigate = useNavigate();
  const print = useApiForm({
    initial: { day: today },
    rules: rules.PrintClosingRequest,
    send: async (body, sending) => (await api.POST('/api/v1/consolidated/closings', { body, ...sending })).data?.id ?? '',
    async done(id) {
      await queries.invalidateQueries();
      navigate({ to: '/financeiro/fechamentos/$id', params: { id } });
    },
  });
  return (
    <FormDialog title={t('closeDay')} close={close} of={print} label={t('printDay')}>
      <p className="sec sm">{t('closeDayHelp')}</p>
      <DayField required label={t('day')} maxDate={today} w={160} {...print.form.getInputProps('day')} />
    </FormDialog>
  );
}
