import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import { CustomerDialog } from '~/areas/customers/CustomerDialog';
import { plate, taxId } from '~/format/texts';
import { SearchField } from '~/forms/SearchField';
import { Button } from '~/ui/Button';
import type { IntakeForm } from './intake';
import { wizard } from './messages';

/** Whose engine it is; somebody new is written down here. */
export function CustomerStep({ form }: { form: IntakeForm }) {
  const t = wizard.use();
  const [adding, setAdding] = useState(false);
  const id = form.values.customerId;
  const chosen = $api.useQuery('get', '/api/v1/orders/customers/{id}', { params: { path: { id } } }, { enabled: Boolean(id) }).data;
  return (
    <>
      <div className="row bottom w">
        <SearchField
          data-autofocus
          autoFocus
          openOnFocus={false}
          required
          className="grow"
          label={t('customer.label')}
          placeholder={t('customer.hint')}
          from="active-customers"
          find={async (search) =>
            (
              (await api.GET('/api/v1/orders/customers', { params: { query: { search: search || undefined, limit: 20 } } })).data?.items ??
              []
            )
              .filter((one) => one.active)
              .map((one) => ({ value: one.id, label: one.taxId ? `${one.name} · ${taxId(one.taxId)}` : one.name }))
          }
          value={id || null}
          chosen={chosen && { value: chosen.id, label: chosen.taxId ? `${chosen.name} · ${taxId(chosen.taxId)}` : chosen.name }}
          onChange={(next) => form.setFieldValue('customerId', next ?? '')}
          error={form.errors.customerId}
        />
        <Button icon={IconPlus} onClick={() => setAdding(true)}>
          {t('customer.new')}
        </Button>
      </div>
      {id && <KnownEngines customerId={id} form={form} />}
      {adding && <CustomerDialog close={() => setAdding(false)} done={(added) => form.setFieldValue('customerId', added)} />}
    </>
  );
}

/** Engines the customer brought before, each once. */
function KnownEngines({ customerId, form }: { customerId: string; form: IntakeForm }) {
  const t = wizard.use();
  const orders = $api.useQuery('get', '/api/v1/orders', { params: { query: { customerId, limit: 50 } } }).data?.items ?? [];
  const engines = [...new Map(orders.map(({ engine }) => [engine.serial ?? engine.plate ?? engine.model, engine])).values()];
  if (engines.length === 0) return null;
  const { model, serial, plate: known } = form.values.engine;
  return (
    <fieldset className="known">
      <legend>{t('customer.known')}</legend>
      <p className="sm mut">{t('customer.knownHint')}</p>
      {engines.map((engine) => (
        <button
          key={engine.serial ?? engine.plate ?? engine.model}
          type="button"
          aria-pressed={engine.model === model && (engine.serial ?? '') === serial && plate(engine.plate ?? '') === known}
          onClick={() =>
            form.setFieldValue('engine', { ...engine, serial: engine.serial ?? '', plate: engine.plate ? plate(engine.plate) : '' })
          }
        >
          <b>{engine.model}</b>
          <span className="m mut">{[engine.serial, engine.plate && plate(engine.plate)].filter(Boolean).join(' · ')}</span>
        </button>
      ))}
    </fieldset>
  );
}
