import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { AddressFields } from '~/areas/fiscal/AddressFields';
import { requiring } from '~/areas/fiscal/recipient';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import type { FieldForm } from '~/forms/FieldForm';
import { FormActions } from '~/forms/FormActions';
import { MaskedField } from '~/forms/MaskedField';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { type Marked, useMark } from './etag';
import { fiscalText } from './fiscal';
import { type IssuerValues, issuerOf, issuerValues } from './fiscalProfile';
import { ServiceFactsFields } from './ServiceFactsFields';
import { Saved } from './saved';
import '~/areas/fiscal/fiscal.css';

type Props = {
  found: Marked<Schemas['fiscal']['ShowProfileResponse'] | null>;
  shop?: Schemas['auth']['ShowOrganizationResponse'];
  isSaved: boolean;
  done: () => void;
  /** Begins anew with what is there now. */
  again: () => Promise<void>;
};

const regimes = ['Simples', 'SimplesAboveSublimit', 'Presumed', 'Actual', 'Mei'] as const;

/** What notes say of the shop, in the sections an accountant looks for. */
export function FiscalProfileForm({ found, shop, isSaved, done, again }: Props) {
  const t = fiscalText.use();
  const { can } = useMe();
  const [start] = useState(found);
  const mark = useMark(found.mark);
  const edit = useApiForm<IssuerValues, { response: Response }>({
    initial: issuerValues(start.data?.issuer, shop),
    rules: requiring(rules.ChangeProfileRequest, { 'issuer.address': ['postalCode'], issuer: ['nfeSeries', 'nfceSeries'] }),
    body: issuerOf,
    send: (values, { headers }) => api.PUT('/api/v1/fiscal/profile', { body: issuerOf(values), headers: { ...headers, ...mark.header() } }),
    done(answer) {
      mark.follow(answer);
      done();
    },
  });
  const { form } = edit;
  const fields = form as unknown as FieldForm;
  const writes = can('settings.write');
  return (
    <form className="stack help-under" onSubmit={edit.submit} noValidate>
      <fieldset className="stack plainset" disabled={!writes}>
        <Identity form={fields} />
        <Panel title={t('address')} padded>
          <AddressFields form={fields} path="issuer.address" />
        </Panel>
        <Regime form={fields} values={form.values.issuer} />
        <Goods form={fields} values={form.values.issuer} />
        <Panel title={t('services')} padded>
          <div className="stack">
            <Switch label={t('serves')} {...form.getInputProps('serves', { type: 'checkbox' })} />
            {form.values.serves && <ServiceFactsFields form={fields} regime={form.values.issuer.regime} />}
          </div>
        </Panel>
      </fieldset>
      {writes && <FormActions refusal={edit.refusal} busy={edit.busy} waiting={edit.waiting} label={t('save')} onReload={again} />}
      <Saved show={isSaved && !form.isDirty()} />
    </form>
  );
}

function Identity({ form }: { form: FieldForm }) {
  const t = fiscalText.use();
  const field = (name: string) => form.getInputProps(`issuer.${name}`);
  return (
    <Panel title={t('issuer')} padded>
      <div className="pair">
        <TextInput required label={t('legalName')} {...field('name')} />
        <TextInput label={t('tradeName')} {...field('tradeName')} />
        <MaskedField of="taxId" required label={t('cnpj')} description={t('cnpjHelp')} {...field('cnpj')} />
        <TextInput
          required
          label={t('stateRegistration')}
          description={t('stateRegistrationHelp')}
          classNames={{ input: 'm' }}
          {...field('stateRegistration')}
        />
        <TextInput label={t('cityRegistration')} classNames={{ input: 'm' }} {...field('cityRegistration')} />
        <TextInput label={t('cnae')} description={t('cnaeHelp')} classNames={{ input: 'm' }} {...field('cnae')} />
        <MaskedField of="phone" label={t('phone')} {...field('address.phone')} />
        <DayField label={t('openedOn')} description={t('openedOnHelp')} {...field('openedOn')} />
        <TextInput label={t('pixKey')} description={t('pixKeyHelp')} classNames={{ input: 'm' }} {...field('pixKey')} />
      </div>
    </Panel>
  );
}

type SectionProps = { form: FieldForm; values: IssuerValues['issuer'] };

function Regime({ form, values }: SectionProps) {
  const t = fiscalText.use();
  return (
    <Panel title={t('regimeTitle')} padded>
      <div className="stack">
        <div className="pair">
          <Select
            required
            allowDeselect={false}
            label={t('regime')}
            data={regimes.map((value) => ({ value, label: t(`regimes.${value}`) }))}
            {...form.getInputProps('issuer.regime')}
          />
          <Select
            required
            allowDeselect={false}
            label={t('environment')}
            data={(['Homologation', 'Production'] as const).map((value) => ({ value, label: t(`environments.${value}`) }))}
            {...form.getInputProps('issuer.environment')}
          />
        </div>
        {values.environment === 'Production' ? <Note tone="lim">{t('productionHelp')}</Note> : <Note>{t('homologationHelp')}</Note>}
      </div>
    </Panel>
  );
}

function Goods({ form, values }: SectionProps) {
  const t = fiscalText.use();
  const field = (name: string) => form.getInputProps(`issuer.${name}`);
  return (
    <Panel title={t('goods')} padded>
      <div className="fields">
        <DecimalField required label={t('nfeSeries')} className="short" {...field('nfeSeries')} />
        <DecimalField required label={t('nfceSeries')} className="short" {...field('nfceSeries')} />
        {values.regime === 'Simples' && (
          <DecimalField label={t('simplesCredit')} description={t('simplesCreditHelp')} {...field('simplesCredit')} />
        )}
      </div>
    </Panel>
  );
}
