import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { $api } from '~/api/client';
import { DecimalField } from '~/forms/DecimalField';
import { MaskedField } from '~/forms/MaskedField';
import { useMe } from '~/session/me';
import type { IntakeForm } from './intake';
import { wizard } from './messages';

/** What the engine is, and what its owner says of it. */
export function EngineStep({ form }: { form: IntakeForm }) {
  const t = wizard.use();
  const { can } = useMe();
  const specified = $api.useQuery(
    'get',
    '/api/v1/diagnostics/specifications',
    { params: { query: { limit: 200 } } },
    { enabled: can('diagnostics.read'), staleTime: 300_000 },
  ).data?.items;
  return (
    <>
      <Autocomplete
        autoFocus
        required
        label={t('engine.model')}
        description={t('engine.modelHint')}
        data={[...new Set(specified?.map((one) => one.model))]}
        limit={20}
        {...form.getInputProps('engine.model')}
      />
      <div className="row w top-aligned">
        <DecimalField required w={96} label={t('engine.cylinders')} {...form.getInputProps('engine.cylinders')} />
        <DecimalField required w={96} label={t('engine.mains')} {...form.getInputProps('engine.mains')} />
        <DecimalField required w={96} label={t('engine.pins')} {...form.getInputProps('engine.pins')} />
      </div>
      <div className="row w top-aligned">
        <TextInput w={220} label={t('engine.serial')} classNames={{ input: 'm' }} {...form.getInputProps('engine.serial')} />
        <MaskedField of="plate" w={140} label={t('engine.plate')} {...form.getInputProps('engine.plate')} />
      </div>
      <Textarea
        label={t('engine.complaint')}
        description={t('engine.complaintHint')}
        autosize
        minRows={3}
        {...form.getInputProps('complaint')}
      />
    </>
  );
}
