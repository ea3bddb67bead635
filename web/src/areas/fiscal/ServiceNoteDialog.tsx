import { Checkbox, Select, Switch, Textarea } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { DayField } from '~/forms/DayField';
import type { FieldForm } from '~/forms/FieldForm';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { RecipientFields } from './RecipientFields';
import { type RecipientValues, remember, requiring, takerOf, useRecipient } from './recipient';
import { WayOut } from './WayOut';
import './fiscal.css';

const withheld = ['withholdIss', 'withholdIrrf', 'withholdContributions', 'withholdInss'] as const;
const whys = rules.ReplaceServiceNoteRequest.properties.why.enum as Schemas['fiscal']['ServiceReplacement'][];

type Props = {
  /** Of an order's services, of a refused note that is written anew, or of one in whose place another one is put. */
  of: { orderId: string } | { rewrites: string } | { replaces: string };
  customerId: string | null;
  title: string;
  close: () => void;
};

type Values = {
  identified: boolean;
  why: string;
  reason: string | null;
  terms: Record<(typeof withheld)[number], boolean> & {
    description: string | null;
    serviceDay: string | null;
    recipient: RecipientValues;
  };
};

const termsOf = ({ identified, terms: { recipient, description, serviceDay, ...rest } }: Values): Schemas['fiscal']['ServiceTerms'] => ({
  ...rest,
  description: description || undefined,
  serviceDay: serviceDay || undefined,
  recipient: identified ? takerOf(recipient) : undefined,
});

/** The NFS-e of an order's labour: who took it, and what the customer keeps back; the services and their sum are known. */
export function ServiceNoteDialog(props: Props) {
  const recipient = useRecipient(props.customerId);
  return recipient && <Fields {...props} recipient={recipient} />;
}

function Fields({ of, customerId, title, recipient, close }: Props & { recipient: RecipientValues }) {
  const t = fiscal.use();
  const i = issuing.use();
  const { today } = useMe();
  const replaces = 'replaces' in of;
  const bodyOf = (values: Values) =>
    replaces ? { why: values.why, reason: values.reason || undefined, terms: termsOf(values) } : { terms: termsOf(values) };
  const issue = useApiForm({
    initial: {
      identified: true,
      why: 'Other',
      reason: '',
      terms: {
        ...(Object.fromEntries(withheld.map((name) => [name, false])) as Record<(typeof withheld)[number], boolean>),
        description: '',
        serviceDay: null,
        recipient,
      },
    } as Values,
    rules: requiring(replaces ? rules.ReplaceServiceNoteRequest : rules.IssueServiceNoteRequest, {
      'terms.recipient': ['taxId', 'name'],
      'terms.recipient.address': ['postalCode'],
    }),
    body: bodyOf,
    send(values, sending): Promise<unknown> {
      const body = bodyOf(values);
      if ('orderId' in of)
        return api.POST('/api/v1/fiscal/orders/{orderId}/service-note', { params: { path: { orderId: of.orderId } }, body, ...sending });
      const path = (id: string) => ({ params: { path: { id } }, ...sending });
      return 'rewrites' in of
        ? api.POST('/api/v1/fiscal/service-notes/{id}/rewrite', { ...path(of.rewrites), body })
        : api.POST('/api/v1/fiscal/service-notes/{id}/replace', {
            ...path(of.replaces),
            body: body as Schemas['fiscal']['ReplaceServiceNoteRequest'],
          });
    },
    async done(_, values) {
      if (values.identified) remember(customerId, values.terms.recipient);
      await queries.invalidateQueries();
      close();
    },
  });
  const { form } = issue;
  const field = form.getInputProps;
  return (
    <FormDialog wide title={title} close={close} of={issue} label={'orderId' in of ? t('issue') : title}>
      {replaces && (
        <>
          <p className="sec sm">{i('replaceServiceText')}</p>
          <Select
            required
            allowDeselect={false}
            label={t('why')}
            data={whys.map((value) => ({ value, label: i(`whys.${value}`) }))}
            {...field('why')}
          />
          <Textarea required={form.values.why === 'Other'} autosize minRows={2} label={t('reason')} {...field('reason')} />
        </>
      )}
      <Switch label={i('identified')} {...field('identified', { type: 'checkbox' })} />
      {form.values.identified && <RecipientFields service form={form as unknown as FieldForm} />}
      <Textarea autosize minRows={2} label={i('done')} description={i('doneHelp')} {...field('terms.description')} />
      <DayField label={i('serviceDay')} description={i('serviceDayHelp')} w={220} maxDate={today} {...field('terms.serviceDay')} />
      <fieldset className="fiscal-set">
        <legend>{i('withheld')}</legend>
        <p className="mut sm">{i('withheldHelp')}</p>
        {withheld.map((name) => (
          <Checkbox key={name} label={i(`withholds.${name}`)} {...field(`terms.${name}`, { type: 'checkbox' })} />
        ))}
      </fieldset>
      <WayOut refusal={issue.refusal} />
    </FormDialog>
  );
}
