import { Select, Textarea, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { compact } from '~/format/texts';
import type { FieldForm } from '~/forms/FieldForm';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { PaymentFields, type PaymentValues, paymentOf, pix } from './PaymentFields';
import { RecipientFields } from './RecipientFields';
import { type RecipientValues, recipientOf, remember, requiring, useRecipient, wholeRecipient } from './recipient';
import { saleOf } from './saleOf';
import { WayOut } from './WayOut';
import './fiscal.css';

type Props = {
  /** Of an order whose parts are sold with it, of a sale, or of a rejected note that is written anew. */
  of: { orderId: string } | { saleId: string } | { rewrites: string };
  customerId: string | null;
  title: string;
  total: number;
  model: Schemas['fiscal']['DocumentModel'];
  /** Goods that are carried somewhere need an NF-e. */
  carried?: boolean;
  close: () => void;
};

type Values = { terms: { model: string; payments: PaymentValues[]; note: string | null; recipient: RecipientValues } };

const bodyOf = ({ terms: { model, payments, note, recipient } }: Values) => ({
  terms: {
    model,
    payments: payments.map(paymentOf),
    note: note || undefined,
    recipient: model === 'Nfe' ? recipientOf(recipient) : recipient.taxId ? { taxId: compact(recipient.taxId) } : undefined,
  } as Schemas['fiscal']['NoteTerms'],
});

/** The note of parts that were sold: to whom, and how they are paid; everything else is known. */
export function NoteDialog(props: Props) {
  const recipient = useRecipient(props.customerId);
  return recipient && <Fields {...props} recipient={recipient} />;
}

function Fields({ of, customerId, title, total, model, carried, recipient, close }: Props & { recipient: RecipientValues }) {
  const t = fiscal.use();
  const i = issuing.use();
  const rewrites = 'rewrites' in of;
  const issue = useApiForm({
    initial: { terms: { model, payments: [{ means: pix, amount: total, onCredit: false }], note: '', recipient } } as Values,
    rules: requiring(rules.IssueDocumentRequest, wholeRecipient),
    body: bodyOf,
    async send(values, sending): Promise<unknown> {
      const path = (id: string) => ({ params: { path: { id } }, body: bodyOf(values), ...sending });
      if ('rewrites' in of) return api.POST('/api/v1/fiscal/documents/{id}/rewrite', path(of.rewrites));
      const sale = 'saleId' in of ? of.saleId : await saleOf(of.orderId);
      return api.POST('/api/v1/fiscal/invoices/{id}/document', path(sale));
    },
    async done(_, values) {
      remember(customerId, values.terms.recipient);
      await queries.invalidateQueries();
      close();
    },
  });
  const { form } = issue;
  const fields = form as unknown as FieldForm;
  return (
    <FormDialog wide title={title} close={close} of={issue} label={rewrites ? t('rewrite') : t('issue')}>
      {rewrites && <p className="sec sm">{t('rewriteHelp')}</p>}
      <Select
        allowDeselect={false}
        label={t('model')}
        description={rewrites ? undefined : i('modelHelp')}
        disabled={rewrites || carried}
        data={(['Nfe', 'Nfce'] as const).map((value) => ({ value, label: i(`models.${value}`) }))}
        {...form.getInputProps('terms.model')}
      />
      {form.values.terms.model === 'Nfce' ? (
        <TextInput
          label={t('taxId')}
          description={t('taxIdHelp')}
          classNames={{ input: 'm' }}
          {...form.getInputProps('terms.recipient.taxId')}
        />
      ) : (
        <RecipientFields form={fields} />
      )}
      <PaymentFields
        form={fields}
        payments={form.values.terms.payments}
        total={total}
        // A sale over the counter is owed as a whole, when it is due.
        dated={!('saleId' in of) && form.values.terms.model === 'Nfe'}
      />
      <Textarea autosize minRows={2} label={t('noteText')} {...form.getInputProps('terms.note')} />
      <WayOut refusal={issue.refusal} />
    </FormDialog>
  );
}
