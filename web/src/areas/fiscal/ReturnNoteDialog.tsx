import { Select, Textarea, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { compact } from '~/format/texts';
import { DecimalField } from '~/forms/DecimalField';
import type { FieldForm } from '~/forms/FieldForm';
import { FormDialog } from '~/forms/FormDialog';
import { MaskedField } from '~/forms/MaskedField';
import type { Rules } from '~/forms/rules';
import { useApiForm } from '~/forms/useApiForm';
import { ItemFields, type ItemValues, itemOf, someItem } from './ItemFields';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { RecipientFields } from './RecipientFields';
import { type RecipientValues, recipientOf, remember, requiring, useRecipient, wholeRecipient } from './recipient';
import { WayOut } from './WayOut';
import './fiscal.css';

type Props = {
  orderId: string;
  customerId: string;
  item: string;
  /** The shop's note with which it came in, if it did; it leaves as that one has it. */
  entry: string | null;
  delivered: boolean;
  close: () => void;
};

type Paper = { state: string | null; month: string | null; issuer: string | null; series: number | null; number: number | null };

type Values = {
  came: 'key' | 'paper';
  reason: string | null;
  terms: { note: string | null; items: ItemValues[]; recipient: RecipientValues; references: { key: string | null; paper: Paper }[] };
};

const paperOf = (paper: Paper) => ({
  ...paper,
  state: (paper.state ?? '').toUpperCase(),
  month: (paper.month ?? '').replace(/^(\d{2})\/(\d{4})$/, '$2-$1'),
  issuer: compact(paper.issuer ?? ''),
});

/** The note with which the customer's item leaves, referring to how it came. */
export function ReturnNoteDialog(props: Props) {
  const recipient = useRecipient(props.customerId);
  return recipient && <Fields {...props} recipient={recipient} />;
}

function useReturn({ orderId, customerId, entry, delivered, recipient, close }: Props & { recipient: RecipientValues }) {
  const bodyOf = ({ came, reason, terms }: Values) => ({
    reason: delivered ? undefined : reason || undefined,
    terms: {
      note: terms.note || undefined,
      ...(entry === null && {
        items: terms.items.map(itemOf),
        recipient: recipientOf(terms.recipient),
        references: terms.references.map(({ key, paper }) => (came === 'key' ? { key: compact(key ?? '') } : { paper: paperOf(paper) })),
      }),
    } as Schemas['fiscal']['NoteTerms'],
  });
  const asked: Rules = delivered ? rules.IssueReturnNoteRequest : requiring(rules.IssueReturnNoteRequest, { '': ['reason'] });
  const paper: Paper = {
    state: recipient.address.state,
    month: '',
    issuer: compact(recipient.taxId ?? '').length === 14 ? recipient.taxId : '',
    series: 1,
    number: null,
  };
  return useApiForm({
    initial: { came: 'key', reason: '', terms: { note: '', items: [someItem], recipient, references: [{ key: '', paper }] } } as Values,
    rules: requiring(asked, wholeRecipient),
    body: bodyOf,
    send: (values, sending) =>
      api.POST('/api/v1/fiscal/orders/{orderId}/return-note', { params: { path: { orderId } }, body: bodyOf(values), ...sending }),
    async done(_, values) {
      if (entry === null) remember(customerId, values.terms.recipient);
      await queries.invalidateQueries();
      close();
    },
  });
}

function Fields(props: Props & { recipient: RecipientValues }) {
  const t = fiscal.use();
  const i = issuing.use();
  const issue = useReturn(props);
  const form = issue.form as unknown as FieldForm;
  return (
    <FormDialog wide={props.entry === null} title={i('return')} close={props.close} of={issue} label={t('issue')}>
      <p className="sec sm">{props.entry === null ? i('returnText') : i('returnOf', { entry: props.entry })}</p>
      {!props.delivered && (
        <Textarea required autosize minRows={2} label={i('early')} description={i('earlyHelp')} {...form.getInputProps('reason')} />
      )}
      {props.entry === null && (
        <>
          <Came form={form} came={issue.form.values.came} />
          <ItemFields form={form} item={props.item} />
          <RecipientFields form={form} />
        </>
      )}
      <Textarea autosize minRows={2} label={t('noteText')} {...form.getInputProps('terms.note')} />
      <WayOut refusal={issue.refusal} />
    </FormDialog>
  );
}

/** The customer's own note with which it came. */
function Came({ form, came }: { form: FieldForm; came: Values['came'] }) {
  const i = issuing.use();
  const field = (name: string) => form.getInputProps(`terms.references.0.${name}`);
  return (
    <fieldset className="fiscal-set">
      <legend>{i('came')}</legend>
      <Select
        allowDeselect={false}
        label={i('cameHow')}
        data={(['key', 'paper'] as const).map((value) => ({ value, label: i(`cameAs.${value}`) }))}
        {...form.getInputProps('came')}
      />
      {came === 'key' ? (
        <TextInput required label={i('key')} description={i('keyHelp')} classNames={{ input: 'm' }} {...field('key')} />
      ) : (
        <div className="fiscal-two help-under">
          <MaskedField of="taxId" required label={i('paperIssuer')} {...field('paper.issuer')} />
          <TextInput required maxLength={2} label={i('paperState')} {...field('paper.state')} />
          <TextInput required label={i('paperMonth')} placeholder="11/2026" {...field('paper.month')} />
          <DecimalField required label={i('paperSeries')} {...field('paper.series')} />
          <DecimalField required label={i('paperNumber')} {...field('paper.number')} />
        </div>
      )}
    </fieldset>
  );
}
