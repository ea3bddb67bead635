import { Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/diagnostics.forms.json';
import { queries } from '~/api/queries';
import { diagnostics } from '~/areas/diagnostics/messages';
import { parseDecimal } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { shop } from './shopMessages';

type Feature = Schemas['diagnostics']['FeatureKind'];

const lengths = ['nominal', 'newMin', 'newMax', 'serviceLimit', 'ovalityMax', 'taperMax', 'flatnessMax', 'cleanUp'] as const;

type Row = { key: string; feature: Feature; sizes: string | null } & Record<(typeof lengths)[number], number | null>;

const row = (): Row => ({
  key: crypto.randomUUID(),
  feature: 'Bore',
  sizes: '',
  nominal: null,
  newMin: null,
  newMax: null,
  serviceLimit: null,
  ovalityMax: null,
  taperMax: null,
  flatnessMax: null,
  cleanUp: null,
});

type Values = { model: string; source: string; effectiveFrom: string | null; features: Row[] };

/** What is no number stays as it was typed, so that checking can say so at its field. */
const sizesOf = (text: string | null) => (text?.split(/[\s;]+/) ?? []).filter(Boolean).map((one) => parseDecimal(one) ?? (one as never));

const lengthsOf = (one: Row): Partial<Record<(typeof lengths)[number], number>> =>
  Object.fromEntries(lengths.flatMap((name) => (one[name] === null ? [] : [[name, one[name]]])));

const bodyOf = (values: Values) => ({
  ...values,
  effectiveFrom: values.effectiveFrom ?? '',
  features: values.features.map((one) => ({ feature: one.feature, sizes: sizesOf(one.sizes), ...lengthsOf(one) })),
});

/** The numbers of a manual, for the engines of a model; those before stay with the inspections they judged. */
export function SpecificationDialog({ close }: { close: () => void }) {
  const t = shop.use();
  const d = diagnostics.use();
  const { today } = useMe();
  const edit = useApiForm({
    initial: { model: '', source: '', effectiveFrom: today as string | null, features: [row()] },
    rules: rules.RegisterSpecificationRequest,
    body: bodyOf,
    send: (values, sending) => api.POST('/api/v1/diagnostics/specifications', { body: bodyOf(values), ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const { form } = edit;
  const field = form.getInputProps;
  const options = rules.RegisterSpecificationRequest.properties.features.items.properties.feature.enum as Feature[];
  const kinds = options.map((value) => ({ value, label: d(`features.${value}`) }));
  return (
    <FormDialog wide title={t('specifications.new')} close={close} of={edit}>
      <TextInput data-autofocus required label={t('specifications.model')} {...field('model')} />
      <TextInput required label={t('specifications.source')} description={t('specifications.sourceHelp')} {...field('source')} />
      <DayField required label={t('specifications.from')} className="short" {...field('effectiveFrom')} />
      {form.values.features.map((one, at) => (
        <fieldset key={one.key} className="spec-row">
          <legend className="sr">{`${t('specifications.feature')} ${at + 1}`}</legend>
          <Select
            required
            searchable
            allowDeselect={false}
            label={t('specifications.feature')}
            data={kinds}
            {...field(`features.${at}.feature`)}
          />
          {lengths.map((name) => (
            <DecimalField key={name} of="length" label={t(`specifications.${name}`)} {...field(`features.${at}.${name}`)} />
          ))}
          <TextInput
            label={t('specifications.sizes')}
            title={t('specifications.sizesHelp')}
            {...field(`features.${at}.sizes`)}
            error={Object.entries(form.errors).find(([path]) => path.startsWith(`features.${at}.sizes`))?.[1]}
          />
          {form.values.features.length > 1 && (
            <Button
              look="ghost"
              icon={IconTrash}
              aria-label={t('specifications.remove', { number: at + 1 })}
              onClick={() => form.removeListItem('features', at)}
            />
          )}
        </fieldset>
      ))}
      <div>
        <Button icon={IconPlus} onClick={() => form.insertListItem('features', row())}>
          {t('specifications.add')}
        </Button>
      </div>
    </FormDialog>
  );
}
