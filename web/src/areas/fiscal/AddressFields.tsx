import { TextInput } from '@mantine/core';
import type { FieldForm } from '~/forms/FieldForm';
import { MaskedField } from '~/forms/MaskedField';
import { SearchField } from '~/forms/SearchField';
import { cityOf, findCities } from './cities';
import { issuing } from './issueMessages';

/** As notes carry an address; the city brings its code and its state. */
export function AddressFields({ form, path, required = true }: { form: FieldForm; path: string; required?: boolean }) {
  const t = issuing.use();
  const field = (name: string) => form.getInputProps(`${path}.${name}`);
  const [code, city, state] = ['cityCode', 'city', 'state'].map((name) => String(field(name).value ?? ''));
  async function choose(chosen: string | null) {
    const found = chosen ? await cityOf(chosen) : undefined;
    form.setFieldValue(`${path}.cityCode`, found?.code ?? '');
    form.setFieldValue(`${path}.city`, found?.name ?? '');
    form.setFieldValue(`${path}.state`, found?.state ?? '');
  }
  return (
    <div className="fiscal-address">
      <MaskedField of="cep" required={required} label={t('postalCode')} {...field('postalCode')} />
      <SearchField
        required={required}
        label={t('city')}
        from="cities"
        find={async (search) => (await findCities(search)).map((one) => ({ value: one.code, label: `${one.name}/${one.state}` }))}
        value={code || null}
        chosen={code ? { value: code, label: `${city}/${state}` } : null}
        onChange={choose}
        error={field('cityCode').error ?? field('city').error ?? field('state').error}
      />
      <TextInput required={required} label={t('street')} {...field('street')} />
      <TextInput required={required} label={t('houseNumber')} {...field('number')} />
      <TextInput required={required} label={t('district')} {...field('district')} />
      <TextInput label={t('complement')} {...field('complement')} />
    </div>
  );
}
