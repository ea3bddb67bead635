import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/auth.forms.json';
import { Page } from '~/app/Page';
import { phone, taxId } from '~/format/texts';
import { FormActions } from '~/forms/FormActions';
import { MaskedField } from '~/forms/MaskedField';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { useAfresh, useMark } from './etag';
import { settings } from './messages';
import { SettingsTabs } from './SettingsTabs';
import { Saved, useSaved } from './saved';
import './settings.css';

type Organization = Schemas['auth']['ShowOrganizationResponse'];

const zones = [
  'Noronha',
  'Sao_Paulo',
  'Bahia',
  'Fortaleza',
  'Recife',
  'Belem',
  'Cuiaba',
  'Campo_Grande',
  'Manaus',
  'Porto_Velho',
  'Rio_Branco',
];

/** What the shop is called and where it is found. */
export function OrganizationPage() {
  const t = settings.use();
  const query = $api.useQuery('get', '/api/v1/auth/organization');
  const saved = useSaved();
  const { round, found, again } = useAfresh(query);
  return (
    <Page title={t('title')} bar={<SettingsTabs />}>
      <Panel title={t('organization.title')} sub={query.data && taxId(query.data.cnpj)} padded className="narrow">
        <Loaded query={query}>
          {(organization) => <OrganizationForm key={round} found={found ?? organization} saved={saved} again={again} />}
        </Loaded>
      </Panel>
    </Page>
  );
}

type FormProps = { found: Organization; saved: ReturnType<typeof useSaved>; again: () => Promise<void> };

/** What was found when it was opened is what is edited: a change of somebody else meanwhile is a conflict, not overwritten. */
function OrganizationForm({ found, saved, again }: FormProps) {
  const [organization] = useState(found);
  const mark = useMark(`"${found.version}"`);
  const t = settings.use();
  const { can } = useMe();
  const edit = useApiForm({
    initial: {
      legalName: organization.legalName,
      tradeName: organization.tradeName,
      timeZone: organization.timeZone,
      stateRegistration: organization.stateRegistration ?? '',
      municipalRegistration: organization.municipalRegistration ?? '',
      address: organization.address ?? '',
      phone: organization.phone ? phone(organization.phone) : '',
      email: organization.email ?? '',
    },
    rules: rules.EditOrganizationRequest,
    send(values, { headers }) {
      const body = { ...values, phone: values.phone || undefined, email: values.email || undefined };
      return api.PUT('/api/v1/auth/organization', { body, headers: { ...headers, ...mark.header() } });
    },
    done(answer) {
      mark.follow(answer);
      saved.tell();
    },
  });
  const field = edit.form.getInputProps;
  const known = zones.map((name) => `America/${name}`);
  return (
    <form className="stack" onSubmit={edit.submit} noValidate>
      <fieldset className="stack plainset" disabled={!can('settings.write')}>
        <div className="pair">
          <TextInput required label={t('organization.tradeName')} {...field('tradeName')} />
          <TextInput required label={t('organization.legalName')} {...field('legalName')} />
          <TextInput label={t('organization.stateRegistration')} classNames={{ input: 'm' }} {...field('stateRegistration')} />
          <TextInput label={t('organization.municipalRegistration')} classNames={{ input: 'm' }} {...field('municipalRegistration')} />
          <MaskedField of="phone" label={t('organization.phone')} {...field('phone')} />
          <TextInput type="email" label={t('organization.email')} {...field('email')} />
        </div>
        <TextInput label={t('organization.address')} {...field('address')} />
        <Select
          required
          allowDeselect={false}
          label={t('organization.timeZone')}
          description={t('organization.timeZoneHelp')}
          w={280}
          data={[...new Set([...known, organization.timeZone])].map((value) => ({
            value,
            label: value.replace('America/', '').replace('_', ' '),
          }))}
          {...field('timeZone')}
        />
      </fieldset>
      {can('settings.write') && <FormActions refusal={edit.refusal} busy={edit.busy} waiting={edit.waiting} onReload={again} />}
      <Saved show={saved.isShown && !edit.form.isDirty()} />
    </form>
  );
}
