import { Select, Switch, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { PartField } from '~/areas/inventory/pickers';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { issuing } from './issueMessages';
import type { Product } from './ProductsPage';
import './fiscal.css';

const origins = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The part is in the address of the request, and is needed all the same. */
const withSku = {
  required: [...rules.DescribeProductRequest.required, 'sku'],
  properties: { ...rules.DescribeProductRequest.properties, sku: { type: 'string', minLength: 1 } },
};

type Facts = Record<'ncm' | 'unit' | 'origin' | 'cest' | 'pisCofins' | 'taxClass', string | null> & { substitutionPaid: boolean };
type Values = { sku: string | null; facts: Facts };

const bodyOf = ({ sku, facts }: Values) => ({
  sku,
  facts: {
    ncm: (facts.ncm ?? '').replace(/\D/g, ''),
    unit: (facts.unit ?? '').toUpperCase(),
    origin: Number(facts.origin),
    cest: facts.cest?.replace(/\D/g, '') || undefined,
    substitutionPaid: facts.substitutionPaid,
    pisCofins: facts.pisCofins || undefined,
    taxClass: facts.taxClass || undefined,
  } satisfies Schemas['fiscal']['ProductFacts'],
});

/** What notes say of a part; those that were issued keep what they say. */
export function ProductDialog({ product, close }: { product?: Product; close: () => void }) {
  const t = issuing.use();
  const edit = useApiForm({
    initial: {
      sku: product?.sku ?? null,
      facts: {
        ncm: product?.facts.ncm ?? '',
        unit: product?.facts.unit ?? 'PC',
        origin: String(product?.facts.origin ?? 0),
        cest: product?.facts.cest ?? '',
        substitutionPaid: product?.facts.substitutionPaid ?? false,
        pisCofins: product?.facts.pisCofins ?? '',
        taxClass: product?.facts.taxClass ?? '',
      },
    } as Values,
    rules: withSku,
    body: bodyOf,
    send(values, sending) {
      const { sku, facts } = bodyOf(values);
      return api.PUT('/api/v1/fiscal/products/{sku}', { params: { path: { sku: sku ?? '' } }, body: { facts }, ...sending });
    },
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = edit.form.getInputProps;
  return (
    <FormDialog title={product ? t('products.edit', { sku: product.sku }) : t('products.new')} close={close} of={edit}>
      {!product && <PartField data-autofocus required label={t('products.sku')} {...field('sku')} />}
      <div className="fiscal-two help-under">
        <TextInput
          data-autofocus={product ? true : undefined}
          required
          label={t('ncm')}
          description={t('products.ncmHelp')}
          classNames={{ input: 'm' }}
          {...field('facts.ncm')}
        />
        <TextInput required label={t('products.unit')} description={t('products.unitHelp')} {...field('facts.unit')} />
      </div>
      <Select
        allowDeselect={false}
        label={t('products.origin')}
        data={origins.map((value) => ({ value: String(value), label: t(`products.origins.o${value}`) }))}
        {...field('facts.origin')}
      />
      <TextInput label={t('products.cest')} description={t('products.cestHelp')} classNames={{ input: 'm' }} {...field('facts.cest')} />
      <Switch label={t('products.paid')} {...field('facts.substitutionPaid', { type: 'checkbox' })} />
      <div className="fiscal-two help-under">
        <TextInput
          label={t('products.pisCofins')}
          description={t('products.pisCofinsHelp')}
          classNames={{ input: 'm' }}
          {...field('facts.pisCofins')}
        />
        <TextInput
          label={t('products.taxClass')}
          description={t('products.taxClassHelp')}
          classNames={{ input: 'm' }}
          {...field('facts.taxClass')}
        />
      </div>
    </FormDialog>
  );
}
