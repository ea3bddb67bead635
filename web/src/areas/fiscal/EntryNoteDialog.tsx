import { Textarea, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import type { FieldForm } from '~/forms/FieldForm';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { ItemFields, type ItemValues, itemOf, someItem } from './ItemFields';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { RecipientFields } from './RecipientFields';
import { type RecipientValues, recipientOf, remember, requiring, useRecipient, wholeRecipient } from './recipient';
import { WayOut } from './WayOut';
import './fiscal.css';

type Props = { orderId: string; customerId: string; item: string; close: () => void };

type Values = { terms: { items: ItemValues[]; note: string | null; recipient: RecipientValues } };

const bodyOf = ({ terms }: Values): { terms: Schemas['fiscal']['NoteTerms'] } => ({
  terms: { items: terms.items.map(itemOf), note: terms.note || undefined, recipient: recipientOf(terms.recipient) },
});

/** The note with which the customer's item comes in: whose it is, what it is and what it is worth. */
export function EntryNoteDialog(props: Props) {
  const recipient = useRecipient(props.customerId);
  return recipient && <Fields {...props} recipient={recipient} />;
}

function Fields({ orderId, customerId, item, recipient, close }: Props & { recipient: RecipientValues }) {
  const t = fiscal.use();
  const i = issuing.use();
  const issue = useApiForm({
    initial: { terms: { items: [someItem], note: '', recipient } } as Values,
    rules: requiring(rules.IssueEntryNoteRequest, wholeRecipient),
    body: bodyOf,
    send: (values, sending) =>
      api.POST('/api/v1/fiscal/orders/{orderId}/entry-note', { params: { path: { orderId } }, body: bodyOf(values), ...sending }),
    async done(_, values) {
      remember(customerId, values.terms.recipient);
      await queries.invalidateQueries();
      close();
    },
  });
  const form = issue.form as unknown as FieldForm;
  return (
    <FormDialog wide title={i('entry')} close={close} of={issue} label={t('issue')}>
      <p className="sec sm">{i('entryText')}</p>
      <ItemFields form={form} item={item} />
      <RecipientFields form={form} />
      <Textarea autosize minRows={2} label={t('noteText')} {...form.getInputProps('terms.note')} />
      <WayOut refusal={issue.refusal} />
    </FormDialog>
  );
}

/** A refused note of goods that are not sold: what was not written anew is as it was. */
export function RewriteGoodsDialog({ id, customerId, close }: { id: string; customerId: string | null; close: () => void }) {
  const recipient = useRecipient(customerId);
  return recipient && <Rewriting id={id} recipient={recipient} close={close} />;
}

function Rewriting({ id, recipient, close }: { id: string; recipient: RecipientValues; close: () => void }) {
  const t = fiscal.use();
  const i = issuing.use();
  const bodyOf = ({ terms }: { terms: { note: string | null; recipient: RecipientValues } }) => ({
    terms: { note: terms.note || undefined, recipient: recipientOf(terms.recipient) } as Schemas['fiscal']['NoteTerms'],
  });
  const rewrite = useApiForm({
    initial: { terms: { note: '' as string | null, recipient } },
    rules: requiring(rules.RewriteDocumentRequest, wholeRecipient),
    body: bodyOf,
    send: (values, sending) =>
      api.POST('/api/v1/fiscal/documents/{id}/rewrite', { params: { path: { id } }, body: bodyOf(values), ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const form = rewrite.form as unknown as FieldForm;
  return (
    <FormDialog wide title={t('rewrite')} close={close} of={rewrite} label={t('rewrite')}>
      <p className="sec sm">{i('rewriteGoodsText')}</p>
      <RecipientFields form={form} />
      <TextInput label={t('noteText')} description={i('asItWas')} {...form.getInputProps('terms.note')} />
      <WayOut refusal={rewrite.refusal} />
    </FormDialog>
  );
}
