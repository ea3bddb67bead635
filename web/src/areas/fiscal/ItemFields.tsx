import { TextInput } from '@mantine/core';
import type { Schemas } from '~/api/generated';
import { DecimalField } from '~/forms/DecimalField';
import type { FieldForm } from '~/forms/FieldForm';
import { issuing } from './issueMessages';

export type ItemValues = { facts: { ncm: string; unit: string }; quantity: number; unitPrice: number | null; description: string | null };

/** One engine, whose heading in the nomenclature depends on what it burns. */
export const someItem: ItemValues = { facts: { ncm: '84073490', unit: 'UN' }, quantity: 1, unitPrice: null, description: '' };

export const itemOf = ({ facts, quantity, unitPrice, description }: ItemValues): Schemas['fiscal']['NoteItem'] => ({
  facts: { ncm: facts.ncm.replace(/\D/g, ''), unit: facts.unit },
  quantity,
  unitPrice: unitPrice as number,
  description: description || undefined,
});

/** What the customer brought, at `terms.items.0` of a form. */
export function ItemFields({ form, item }: { form: FieldForm; item: string }) {
  const t = issuing.use();
  const field = (name: string) => form.getInputProps(`terms.items.0.${name}`);
  return (
    <fieldset className="fiscal-set">
      <legend>{t('item')}</legend>
      <TextInput label={t('itemName')} placeholder={item} description={t('itemNameHelp')} {...field('description')} />
      <div className="fiscal-two help-under">
        <DecimalField of="money" required label={t('declared')} description={t('declaredHelp')} {...field('unitPrice')} />
        <TextInput required label={t('ncm')} description={t('ncmHelp')} classNames={{ input: 'm' }} {...field('facts.ncm')} />
      </div>
    </fieldset>
  );
}
