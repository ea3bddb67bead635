import { Select, TextInput } from '@mantine/core';
import type { FieldForm } from '~/forms/FieldForm';
import { MaskedField } from '~/forms/MaskedField';
import { AddressFields } from './AddressFields';
import { issuing } from './issueMessages';

type Props = {
  form: FieldForm;
  /** Of a service, whose taker pays no ICMS and need not be told whole. */
  service?: boolean;
};

/** To whom a note is, at `terms.recipient` of a form. */
export function RecipientFields({ form, service }: Props) {
  const t = issuing.use();
  const field = (name: string) => form.getInputProps(`terms.recipient.${name}`);
  const payers = (['No', 'Registered', 'Exempt'] as const).map((value) => ({ value, label: t(`payers.${value}`) }));
  return (
    <fieldset className="fiscal-set">
      <legend>{t(service ? 'taker' : 'recipient')}</legend>
      <div className="fiscal-two help-under">
        <TextInput required={!service} label={t('name')} {...field('name')} />
        <MaskedField of="taxId" required={!service} label={t('taxId')} {...field('taxId')} />
        {!service && <Select allowDeselect={false} label={t('payer')} data={payers} {...field('payer')} />}
        {!service && field('payer').value === 'Registered' && (
          <TextInput required label={t('stateRegistration')} classNames={{ input: 'm' }} {...field('stateRegistration')} />
        )}
        <TextInput type="email" label={t('email')} {...field('email')} />
      </div>
      <AddressFields form={form} path="terms.recipient.address" required={!service} />
      {service && <p className="mut sm">{t('takerHelp')}</p>}
    </fieldset>
  );
}
