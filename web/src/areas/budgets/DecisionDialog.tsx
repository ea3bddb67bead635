import { Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/budgets.forms.json';
import { queries } from '~/api/queries';
import { amount, reais } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormActions } from '~/forms/FormActions';
import { MaskedField } from '~/forms/MaskedField';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { budgets } from './messages';
import type { Budget } from './rows';

type Channel = Schemas['budgets']['Channel'];

const channels: Channel[] = ['Phone', 'InPerson', 'Message', 'Email'];

type Values = {
  decidedBy: string;
  document: string;
  channel: Channel;
  evidence: string;
  reason: string;
  approved: string[];
  installments: number;
  firstDueOn: string;
  downPayment: number | null;
};

/** What the customer said by phone or at the counter, line by line, with what proves it. */
export function DecisionDialog({ budget, close }: { budget: Budget; close: () => void }) {
  const t = budgets.use();
  const { today } = useMe();
  const bodyOf = ({ approved, installments, firstDueOn, downPayment, ...rest }: Values) => ({
    ...rest,
    lines: budget.lines.map((line) => ({ lineId: line.id, approved: approved.includes(line.id) })),
    plan: approved.length > 0 ? { installments, firstDueOn, downPayment: downPayment ?? undefined } : null,
  });
  const { form, submit, refusal, busy, waiting, mayLeave } = useApiForm({
    initial: {
      decidedBy: budget.customerName,
      document: '',
      channel: 'Phone',
      evidence: '',
      reason: '',
      approved: budget.lines.map((line) => line.id),
      installments: 1,
      firstDueOn: today,
      downPayment: null,
    } as Values,
    rules: rules.RecordDecisionRequest,
    body: bodyOf,
    guard: false,
    send: (values, sending) =>
      api.POST('/api/v1/budgets/{id}/decision', { params: { path: { id: budget.id } }, body: bodyOf(values), ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const { approved } = form.values;
  const total = budget.lines.filter((line) => approved.includes(line.id)).reduce((sum, line) => sum + line.net, 0);
  const setAll = (all: boolean) => form.setFieldValue('approved', all ? budget.lines.map((line) => line.id) : []);
  return (
    <Modal opened onClose={() => mayLeave() && close()} title={t('decision.title')} size={560}>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="two-f">
          <TextInput data-autofocus required label={t('decision.decidedBy')} {...form.getInputProps('decidedBy')} />
          <MaskedField of="taxId" label={t('decision.document')} {...form.getInputProps('document')} />
          <NativeSelect
            label={t('decision.channel')}
            data={channels.map((value) => ({ value, label: t(`decision.channels.${value}`) }))}
            {...form.getInputProps('channel')}
          />
        </div>
        <TextInput required label={t('decision.evidence')} description={t('decision.evidenceHelp')} {...form.getInputProps('evidence')} />
        <fieldset className="plainset">
          <legend className="lbl">{t('decision.lines')}</legend>
          <ul className="sugl">
            {budget.lines.map((line) => (
              <li key={line.id}>
                <label>
                  <input
                    type="checkbox"
                    className="chk"
                    checked={approved.includes(line.id)}
                    onChange={() =>
                      form.setFieldValue(
                        'approved',
                        approved.includes(line.id) ? approved.filter((id) => id !== line.id) : [...approved, line.id],
                      )
                    }
                  />
                  <span>{line.description}</span>
                  <span className="n">{amount(line.net)}</span>
                </label>
              </li>
            ))}
          </ul>
          <div className="row" style={{ marginTop: 8 }}>
            <Button small look="ghost" onClick={() => setAll(true)}>
              {t('decision.approveAll')}
            </Button>
            <Button small look="ghost" onClick={() => setAll(false)}>
              {t('decision.declineAll')}
            </Button>
            <span className="sp" />
            <b className="n">{t('decision.approved', { total: reais(total) })}</b>
          </div>
        </fieldset>
        {approved.length > 0 ? (
          <div className="row" style={{ alignItems: 'flex-start' }}>
            <NumberInput
              label={t('decision.installments')}
              w={90}
              min={1}
              max={60}
              allowDecimal={false}
              {...form.getInputProps('installments')}
            />
            <DayField required label={t('decision.firstDue')} w={160} minDate={today} {...form.getInputProps('firstDueOn')} />
            <DecimalField of="money" label={t('decision.down')} w={140} {...form.getInputProps('downPayment')} />
          </div>
        ) : (
          <Textarea label={t('decision.reason')} {...form.getInputProps('reason')} />
        )}
        <FormActions refusal={refusal} busy={busy} waiting={waiting} label={t('decision.submit')} onCancel={close} />
      </form>
    </Modal>
  );
}
