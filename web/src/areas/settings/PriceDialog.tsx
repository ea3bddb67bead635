import { Select, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/budgets.forms.json';
import { queries } from '~/api/queries';
import { day } from '~/format/date';
import { unitPrice } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { shop } from './shopMessages';

export type Priced = Schemas['budgets']['ListCatalogueItem'];

/** The code is in the address of the request, and is needed all the same. */
const withCode = {
  ...rules.SetPriceRequest,
  required: [...rules.SetPriceRequest.required, 'code'],
  properties: { ...rules.SetPriceRequest.properties, code: { type: 'string', minLength: 1 } },
};

/** Another price from a day on; the ones before stay where they were. */
export function PriceDialog({ item, close }: { item?: Priced; close: () => void }) {
  const t = shop.use();
  const edit = useApiForm({
    initial: {
      code: item?.code ?? '',
      kind: item?.kind ?? ('Service' as Priced['kind']),
      description: item?.description ?? '',
      price: item?.price ?? null,
      validFrom: null as string | null,
    },
    rules: withCode,
    send: ({ code, ...values }, sending) =>
      api.PUT('/api/v1/budgets/catalogue/{code}', {
        params: { path: { code } },
        body: { ...values, price: values.price ?? 0 },
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = edit.form.getInputProps;
  const kinds = (['Service', 'Part'] as const).map((value) => ({ value, label: t(`prices.kinds.${value}`) }));
  const prices = [...(item?.prices ?? [])].sort((a, b) => b.from.localeCompare(a.from));
  return (
    <FormDialog title={item ? t('prices.change', { code: item.code }) : t('prices.new')} close={close} of={edit}>
      {!item && (
        <>
          <TextInput data-autofocus required label={t('code')} w={220} classNames={{ input: 'm' }} {...field('code')} />
          <Select required allowDeselect={false} label={t('prices.kind')} data={kinds} w={220} {...field('kind')} />
        </>
      )}
      <TextInput required label={t('prices.description')} {...field('description')} />
      <DecimalField data-autofocus={item ? true : undefined} required label={t('prices.price')} className="short" {...field('price')} />
      <DayField label={t('prices.from')} description={t('prices.fromHelp')} className="short" {...field('validFrom')} />
      {prices.length > 0 && (
        <section className="stack" aria-label={t('prices.history')}>
          <span className="sec sm">{t('prices.history')}</span>
          {prices.map((one) => (
            <span key={one.from} className="row sm">
              <span className="m mut">{day(one.from)}</span>
              <span className="sp" />
              <span className="n">{unitPrice(one.price)}</span>
            </span>
          ))}
        </section>
      )}
    </FormDialog>
  );
}
