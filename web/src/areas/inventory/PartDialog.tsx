import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import rules from '~/api/generated/inventory.forms.json';
import { queries } from '~/api/queries';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { inventory } from './messages';
import type { Part } from './StockState';

/** A new part, or what is said of one. */
export function PartDialog({ part, close }: { part?: Part; close: () => void }) {
  const t = inventory.use();
  const navigate = useNavigate();
  const edit = useApiForm({
    initial: {
      sku: part?.sku ?? '',
      name: part?.name ?? '',
      unit: part?.unit ?? 'PC',
      reorderPoint: part?.reorderPoint ?? null,
      maximum: part?.maximum ?? null,
    },
    rules: part ? rules.ChangePartRequest : rules.RegisterPartRequest,
    async send(values, sending) {
      const { sku, ...rest } = values;
      const body = { ...rest, reorderPoint: rest.reorderPoint ?? undefined, maximum: rest.maximum ?? undefined };
      if (part) await api.PUT('/api/v1/inventory/parts/{sku}', { params: { path: { sku: part.sku } }, body, ...sending });
      else await api.POST('/api/v1/inventory/parts', { body: { sku, ...body }, ...sending });
      return sku;
    },
    async done(sku) {
      await queries.invalidateQueries();
      close();
      if (!part) navigate({ to: '/estoque/$sku', params: { sku: sku.trim().toUpperCase() } });
    },
  });
  const field = edit.form.getInputProps;
  return (
    <FormDialog title={part ? t('editPart') : t('newPart')} close={close} of={edit}>
      {!part && (
        <TextInput
          data-autofocus
          required
          label={t('sku')}
          description={t('skuHelp')}
          w={220}
          classNames={{ input: 'm' }}
          {...field('sku')}
        />
      )}
      <TextInput data-autofocus={part ? true : undefined} required label={t('name')} {...field('name')} />
      <TextInput required label={t('unit')} w={96} {...field('unit')} />
      <DecimalField of="quantity" label={t('reorderPoint')} description={t('reorderHelp')} className="short" {...field('reorderPoint')} />
      <DecimalField of="quantity" label={t('maximum')} description={t('maximumHelp')} className="short" {...field('maximum')} />
    </FormDialog>
  );
}
