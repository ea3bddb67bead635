import { Switch, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { DecimalField } from '~/forms/DecimalField';
import type { FieldForm } from '~/forms/FieldForm';
import { Button } from '~/ui/Button';
import { goods } from './goodsMessages';
import { issuing } from './issueMessages';
import { fiscal } from './messages';

type Facts = Schemas['fiscal']['ProductFacts'];

/** What was left empty comes back as null. */
export type GoodsValues = {
  code: string | null;
  description: string | null;
  facts: { [name in keyof Facts]: Facts[name] | null };
  quantity: number | null;
  unitPrice: number | null;
  icms: string | null;
};

export const blankGoods: GoodsValues = {
  code: '',
  description: '',
  facts: { ncm: '', unit: 'PC', origin: 0, cest: '', substitutionPaid: false, pisCofins: '', taxClass: '' },
  quantity: 1,
  unitPrice: null,
  icms: '',
};

/** As the API takes it. */
export const goodsOf = ({ facts, icms, ...item }: GoodsValues) => ({
  ...item,
  icms: icms || undefined,
  facts: {
    ...facts,
    ncm: (facts.ncm ?? '').replace(/\D/g, ''),
    unit: (facts.unit ?? '').toUpperCase(),
    cest: facts.cest || undefined,
    pisCofins: facts.pisCofins || undefined,
    taxClass: facts.taxClass || undefined,
  },
});

async function factsOf(sku: string) {
  const { data } = await api.GET('/api/v1/fiscal/products', { params: { query: { search: sku, limit: 20 } } });
  return data?.items.find((one) => one.sku === sku)?.facts;
}

/** What goes, at `terms.items.<at>` of a form. A part that the shop classified for its notes is what it is there. */
export function GoodsItem({ at, form, remove }: { at: number; form: FieldForm; remove?: () => void }) {
  const t = fiscal.use();
  const i = issuing.use();
  const g = goods.use();
  const path = `terms.items.${at}`;
  const field = (name: string) => form.getInputProps(`${path}.${name}`);

  async function classify(sku: string) {
    const known = sku && (await factsOf(sku).catch(() => undefined));
    if (known) form.setFieldValue(`${path}.facts`, known);
  }

  return (
    <fieldset className="fiscal-set">
      <legend>{g('item', { count: at + 1 })}</legend>
      <div className="fiscal-two help-under">
        <TextInput
          required
          label={t('sku')}
          classNames={{ input: 'm' }}
          {...field('code')}
          onBlur={(event) => classify(event.currentTarget.value.trim())}
        />
        <TextInput required label={t('description')} {...field('description')} />
        <TextInput required label={g('ncm')} classNames={{ input: 'm' }} {...field('facts.ncm')} />
        <TextInput required label={g('unit')} {...field('facts.unit')} />
        <DecimalField of="quantity" required label={t('quantity')} {...field('quantity')} />
        <DecimalField of="price" required label={t('unitPrice')} {...field('unitPrice')} />
        <TextInput label={g('icms')} description={g('icmsHelp')} classNames={{ input: 'm' }} {...field('icms')} />
        <TextInput label={g('pisCofins')} description={g('pisCofinsHelp')} classNames={{ input: 'm' }} {...field('facts.pisCofins')} />
        <TextInput
          label={i('products.taxClass')}
          description={g('pisCofinsHelp')}
          classNames={{ input: 'm' }}
          {...field('facts.taxClass')}
        />
      </div>
      <Switch label={i('products.paid')} {...form.getInputProps(`${path}.facts.substitutionPaid`, { type: 'checkbox' })} />
      {remove && (
        <div>
          <Button small look="ghost" icon={IconX} onClick={remove}>
            {g('remove', { count: at + 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
