import { Switch, TextInput } from '@mantine/core';
import { DecimalField } from '~/forms/DecimalField';
import type { FieldForm } from '~/forms/FieldForm';
import { fiscalText } from './fiscal';

/** What an NFS-e says of the services, at `issuer.services` of a form. */
export function ServiceFactsFields({ form, regime }: { form: FieldForm; regime: string }) {
  const t = fiscalText.use();
  const field = (name: string) => form.getInputProps(`issuer.services.${name}`);
  const code = { input: 'm' };
  return (
    <>
      <div className="pair">
        <TextInput required label={t('serviceCode')} description={t('serviceCodeHelp')} classNames={code} {...field('code')} />
        <TextInput label={t('nbs')} description={t('nbsHelp')} classNames={code} {...field('nbs')} />
        <TextInput label={t('cityCode')} description={t('cityCodeHelp')} classNames={code} {...field('cityCode')} />
        <TextInput required label={t('operation')} description={t('operationHelp')} classNames={code} {...field('operation')} />
        <DecimalField label={t('issRate')} description={t('issRateHelp')} {...field('issRate')} />
        {regime.startsWith('Simples') && (
          <DecimalField label={t('simplesRate')} description={t('simplesRateHelp')} {...field('simplesRate')} />
        )}
        <DecimalField required label={t('dpsSeries')} description={t('dpsSeriesHelp')} {...field('series')} />
        <DecimalField label={t('issDueDay')} description={t('issDueDayHelp')} {...field('issDueDay')} />
      </div>
      <Switch
        label={t('cityIsActive')}
        description={t('cityIsActiveHelp')}
        {...form.getInputProps('issuer.services.cityIsActive', { type: 'checkbox' })}
      />
      <Switch
        label={t('byFactorR')}
        description={t('byFactorRHelp')}
        {...form.getInputProps('issuer.services.byFactorR', { type: 'checkbox' })}
      />
    </>
  );
}
