import { Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { DecimalField } from '~/forms/DecimalField';
import type { FieldForm } from '~/forms/FieldForm';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { RecipientFields } from './RecipientFields';
import { type RecipientValues, recipientOf, requiring, useRecipient, wholeRecipient } from './recipient';
import type { Sale } from './shared';
import { WayOut } from './WayOut';
import './fiscal.css';

type Values = {
  lines: { item: number; quantity: number | null }[];
  terms: { note: string | null; recipient: RecipientValues | null };
};

type Props = {
  sale: Sale;
  /** Whether the note of the sale says who bought. */
  named: boolean;
  close: () => void;
};

/** The customer brings back what was sold, or some of it: the note that takes it back, with the taxes it was sold with. */
export function ReturnSaleDialog(props: Props) {
  const recipient = useRecipient(props.sale.customerId);
  return recipient && <Fields {...props} recipient={props.named ? null : recipient} />;
}

function Fields({ sale, recipient, close }: Props & { recipient: RecipientValues | null }) {
  const t = fiscal.use();
  const i = issuing.use();
  const bodyOf = ({ lines, terms }: Values) =>
    ({
      lines,
      terms: { note: terms.note || undefined, ...(terms.recipient && { recipient: recipientOf(terms.recipient) }) },
    }) as Schemas['fiscal']['ReturnSaleRequest'];
  const issue = useApiForm({
    initial: {
      lines: sale.lines.map(({ quantity }, at) => ({ item: at + 1, quantity })),
      terms: { note: '', recipient },
    } as Values,
    rules: recipient ? requiring(rules.ReturnSaleRequest, wholeRecipient) : rules.ReturnSaleRequest,
    body: bodyOf,
    send: (values, sending) =>
      api.POST('/api/v1/fiscal/invoices/{id}/return-note', { params: { path: { id: sale.id } }, body: bodyOf(values), ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const form = issue.form as unknown as FieldForm;
  const { lines } = issue.form.getValues();
  return (
    <FormDialog wide title={i('returnSale')} close={close} of={issue} label={t('issue')}>
      <p className="sec sm">{i('returnSaleText')}</p>
      <ul className="fiscal-back">
        {lines.map(({ item }, at) => {
          const sold = sale.lines[item - 1];
          return (
            <li key={item}>
              <span className="m">{sold?.sku}</span>
              <span className="ell">{sold?.description}</span>
              <DecimalField of="quantity" required label={t('quantity')} {...form.getInputProps(`lines.${at}.quantity`)} />
              <Button
                small
                look="ghost"
                icon={IconX}
                aria-label={i('keeps', { sku: sold?.sku ?? '' })}
                disabled={lines.length === 1}
                onClick={() => issue.form.removeListItem('lines', at)}
              />
            </li>
          );
        })}
      </ul>
      {recipient && <RecipientFields form={form} />}
      <Textarea autosize minRows={2} label={t('noteText')} {...form.getInputProps('terms.note')} />
      <WayOut refusal={issue.refusal} />
    </FormDialog>
  );
}
