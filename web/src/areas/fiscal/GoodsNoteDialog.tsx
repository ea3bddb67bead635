import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { compact } from '~/format/texts';
import type { FieldForm } from '~/forms/FieldForm';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { blankGoods, GoodsItem, type GoodsValues, goodsOf } from './GoodsItem';
import { goods } from './goodsMessages';
import { fiscal } from './messages';
import { RecipientFields } from './RecipientFields';
import { type RecipientValues, recipientOf, requiring, useRecipient, wholeRecipient } from './recipient';
import { WayOut } from './WayOut';
import './fiscal.css';

/** What leaves or comes back without being sold; the notes of sales and of customers' items have their own places. */
const operations = ['RepairShipment', 'RepairReceived', 'WarrantyReplacement', 'Bonus', 'PurchaseReturn', 'Loan', 'Demonstration'] as const;

type Values = {
  operation: (typeof operations)[number];
  terms: {
    items: GoodsValues[];
    references: { key: string | null }[];
    recipient: RecipientValues;
    /** Handed over at the shop; what is sent may cross the border of a state. */
    inPerson: boolean;
    note: string | null;
  };
};

const bodyOf = ({ operation, terms: { items, references, recipient, inPerson, note } }: Values) =>
  ({
    operation,
    terms: {
      items: items.map(goodsOf),
      references: references[0]?.key ? [{ key: compact(references[0].key) }] : undefined,
      recipient: recipientOf(recipient),
      inPerson,
      note: note || undefined,
    },
  }) as Schemas['fiscal']['IssueGoodsNoteRequest'];

/** A note of goods that nobody sells. */
export function GoodsNoteDialog({ close }: { close: () => void }) {
  const recipient = useRecipient(null);
  return recipient && <Fields recipient={recipient} close={close} />;
}

function Fields({ recipient, close }: { recipient: RecipientValues; close: () => void }) {
  const t = fiscal.use();
  const g = goods.use();
  const navigate = useNavigate();
  const issue = useApiForm({
    initial: {
      operation: 'RepairShipment',
      terms: { items: [blankGoods], references: [{ key: '' }], recipient, inPerson: true, note: '' },
    } as Values,
    rules: requiring(rules.IssueGoodsNoteRequest, wholeRecipient),
    body: bodyOf,
    send: async (values, sending) => (await api.POST('/api/v1/fiscal/goods-notes', { body: bodyOf(values), ...sending })).data?.id ?? '',
    async done(id) {
      await queries.invalidateQueries();
      navigate({ to: '/fiscal/documentos/$id', params: { id } });
    },
  });
  const { form } = issue;
  const fields = form as unknown as FieldForm;
  const { items } = form.getValues().terms;
  return (
    <FormDialog wide title={g('title')} close={close} of={issue} label={t('issue')}>
      <Select
        data-autofocus
        allowDeselect={false}
        label={t('operation')}
        description={g(`of.${form.getValues().operation}`)}
        data={operations.map((value) => ({ value, label: t(`operations.${value}`) }))}
        {...form.getInputProps('operation')}
      />
      <TextInput
        label={g('key')}
        description={g('keyHelp')}
        classNames={{ input: 'm' }}
        {...form.getInputProps('terms.references.0.key')}
      />
      {items.map((_, at) => (
        <GoodsItem
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place
          key={at}
          at={at}
          form={fields}
          remove={items.length > 1 ? () => form.removeListItem('terms.items', at) : undefined}
        />
      ))}
      <div>
        <Button small icon={IconPlus} onClick={() => form.insertListItem('terms.items', blankGoods)}>
          {g('add')}
        </Button>
      </div>
      <RecipientFields form={fields} />
      <Switch label={g('inPerson')} description={g('inPersonHelp')} {...form.getInputProps('terms.inPerson', { type: 'checkbox' })} />
      <Textarea autosize minRows={2} label={t('noteText')} {...form.getInputProps('terms.note')} />
      <WayOut refusal={issue.refusal} />
    </FormDialog>
  );
}
