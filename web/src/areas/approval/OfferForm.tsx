import { Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '~/api/client';
import rules from '~/api/generated/budgets.forms.json';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { day } from '~/format/date';
import { reais } from '~/format/number';
import { MaskedField } from '~/forms/MaskedField';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { draft } from './draft';
import { approval } from './messages';
import { type Offer, OfferLines } from './OfferLines';
import { atFirst, type Choice, Payment, planOf } from './Payment';
import { approvedOf } from './plan';
import { SignaturePad } from './SignaturePad';

type Values = {
  decidedBy: string;
  document: string;
  signature: string | null;
  reason: string;
  declined: string[];
  /** Nothing at all is wanted, whatever was answered line by line. */
  none: boolean;
  plan: Choice;
  agreed: boolean;
};

/** The offer and the answer to it: line by line, how it is paid, and who signs. */
export function OfferForm({ link, offer }: { link: string; offer: Offer }) {
  const t = approval.use();
  const [declining, setDeclining] = useState(false);
  const today = offer.today;
  const bodyOf = ({ declined, none, plan, agreed: _, ...rest }: Values) => ({
    ...rest,
    lines: offer.lines.map((line) => ({ lineId: line.id, approved: !none && !declined.includes(line.id) })),
    plan: none || declined.length === offer.lines.length ? null : planOf(plan, today),
  });
  const { form, submit, refusal, busy, waiting } = useApiForm({
    initial: {
      decidedBy: offer.customerName,
      document: '',
      signature: null,
      reason: '',
      declined: [],
      none: false,
      plan: atFirst(today),
      agreed: false,
      ...draft.read(link, offer.lines),
    } as Values,
    rules: rules.ApproveBudgetRequest,
    body: bodyOf,
    guard: false,
    send: (values, sending) =>
      api.POST('/api/v1/budgets/links/{link}/decision', {
        params: { path: { link } },
        body: bodyOf(values),
        headers: { ...sending.headers, 'X-Anonymous': '1' },
      }),
    async done() {
      draft.forget(link);
      await queries.invalidateQueries({ queryKey: ['offer', link] });
      window.scrollTo({ top: 0 });
    },
  });
  const { values } = form;
  useEffect(() => draft.keep(link, values), [link, values]);
  const declined = new Set(values.declined);
  const approved = approvedOf(offer.lines, declined);

  function answer(line: string, yes: boolean) {
    form.setFieldValue('declined', yes ? values.declined.filter((id) => id !== line) : [...values.declined, line]);
  }

  /** Nothing approved is a refusal, which is asked once more. */
  function approve(event?: React.FormEvent<HTMLFormElement>) {
    event?.preventDefault();
    if (approved.count === 0) return setDeclining(true);
    if (!values.agreed) {
      form.setFieldError('agreed', t('sign.mustAgree'));
      requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
      return;
    }
    submit(event);
  }

  function back() {
    setDeclining(false);
    form.setFieldValue('none', false);
  }

  return (
    <form onSubmit={approve} noValidate>
      <main className="pw pm">
        <div className="c1">
          <section className="hi">
            <h1>{t('heading')}</h1>
            <p className="sec">
              {t('intro', { name: offer.customerName, number: offer.number, order: offer.orderNumber })}{' '}
              <b>{t('validUntil', { day: day(offer.validUntil) })}</b>
            </p>
          </section>
          <OfferLines offer={offer} declined={declined} answer={answer} />
          {offer.notes && (
            <Panel title={t('notes')} padded>
              <p className="pre">{offer.notes}</p>
            </Panel>
          )}
        </div>
        <div className="c2">
          {approved.count > 0 && (
            <>
              <Payment today={today} total={approved.total} choice={values.plan} onChange={(plan) => form.setFieldValue('plan', plan)} />
              <Panel title={t('sign.title')} padded>
                <div className="stack">
                  <SignaturePad onChange={(signature) => form.setFieldValue('signature', signature)}>
                    {(clear) =>
                      values.signature && (
                        <Button small look="ghost" onClick={clear}>
                          {t('sign.clear')}
                        </Button>
                      )
                    }
                  </SignaturePad>
                  <TextInput required label={t('sign.name')} autoComplete="name" {...form.getInputProps('decidedBy')} />
                  <MaskedField of="taxId" label={t('sign.taxId')} {...form.getInputProps('document')} />
                  <Checkbox label={t('sign.agree')} {...form.getInputProps('agreed', { type: 'checkbox' })} />
                </div>
              </Panel>
            </>
          )}
          {waiting && <Note tone="lim">{t('offline')}</Note>}
          {refusal !== null && <Note tone="out">{sentence(refusal)}</Note>}
        </div>
      </main>
      <div className="pay">
        <div className="pw row">
          <div>
            <span className="mut sm">
              {approved.count === 0 ? t('bar.none') : t('bar.some', { count: approved.count, all: offer.lines.length })}
              {approved.discount > 0 && `, ${t('bar.discount', { amount: reais(approved.discount) })}`}
            </span>
            <b className="n">{reais(approved.total)}</b>
          </div>
          <span className="sp" />
          <Button look="danger" className="hide-sm" onClick={() => setDeclining(true)}>
            {t('declineAll')}
          </Button>
          <Button type="submit" look="primary" icon={IconCheck} busy={busy && !declining}>
            {t(approved.count === 0 ? 'decline.confirm' : 'approve')}
          </Button>
        </div>
      </div>
      <Modal opened={declining} onClose={back} title={t('decline.title')}>
        <div className="stack">
          <p>{t('decline.text')}</p>
          <Textarea data-autofocus label={t('decline.reason')} autosize minRows={2} maxLength={500} {...form.getInputProps('reason')} />
          {waiting && <Note tone="lim">{t('offline')}</Note>}
          {refusal !== null && <Note tone="out">{sentence(refusal)}</Note>}
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={back}>{t('decline.back')}</Button>
            <Button
              look="danger"
              busy={busy}
              onClick={() => {
                form.setFieldValue('none', true);
                setTimeout(() => submit());
              }}
            >
              {t('decline.confirm')}
            </Button>
          </div>
        </div>
      </Modal>
    </form>
  );
}
