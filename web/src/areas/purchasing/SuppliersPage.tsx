import { Switch, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/purchasing.forms.json';
import { queries } from '~/api/queries';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { taxId } from '~/format/texts';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { MaskedField } from '~/forms/MaskedField';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { purchasing } from './messages';
import { PurchasingTabs } from './shared';

type Supplier = Schemas['purchasing']['ListSuppliersItem'];

/** Whom the shop buys from. */
export function SuppliersPage() {
  const t = purchasing.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<{ busca?: string }>();
  const [editing, setEditing] = useState<Supplier | 'new'>();
  const load: LoadPage<Supplier> = (after, limit) =>
    api.GET('/api/v1/purchasing/suppliers', { params: { query: { search: filters.busca, after, limit } } });
  const columns: Column<Supplier>[] = [
    { head: t('name'), phone: 'title', cell: (row) => row.name, csv: { head: t('name'), value: (row) => row.name } },
    {
      head: t('taxId'),
      phone: 'detail',
      cell: (row) => (row.taxId ? <span className="m">{taxId(row.taxId)}</span> : <span className="mut">—</span>),
      csv: { head: t('taxId'), value: (row) => row.taxId && taxId(row.taxId) },
    },
    {
      head: t('leadDays'),
      number: true,
      phone: 'value',
      cell: (row) => row.leadDays ?? <span className="mut">—</span>,
      csv: { head: t('leadDays'), value: (row) => row.leadDays },
    },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => <Chip tone={row.active ? 'ok' : 'non'}>{t(row.active ? 'active' : 'inactive')}</Chip>,
      csv: { head: t('state'), value: (row) => t(row.active ? 'active' : 'inactive') },
    },
  ];
  return (
    <Page
      title={t('suppliers')}
      actions={
        can('purchasing.write') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setEditing('new')}>
            {t('newSupplier')}
          </Button>
        )
      }
      bar={
        <>
          <PurchasingTabs />
          <div className="bar">
            <FilterBox label={t('searchSuppliers')} value={filters.busca} onChange={(busca) => set({ busca })} />
            <span className="sp" />
            <CsvButton name={t('suppliers')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('suppliers')}
          query={usePages(['suppliers', filters.busca], load)}
          columns={columns}
          rowKey={(row) => row.id}
          onOpen={can('purchasing.write') ? setEditing : undefined}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('emptySuppliers')}
            </Nothing>
          }
        />
      </Panel>
      {editing && <SupplierDialog supplier={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} />}
    </Page>
  );
}

function SupplierDialog({ supplier, close }: { supplier?: Supplier; close: () => void }) {
  const t = purchasing.use();
  const edit = useApiForm({
    initial: {
      name: supplier?.name ?? '',
      taxId: supplier?.taxId ? taxId(supplier.taxId) : '',
      leadDays: supplier?.leadDays ?? null,
      active: supplier?.active ?? true,
    },
    rules: supplier ? rules.ChangeSupplierRequest : rules.RegisterSupplierRequest,
    async send({ active, ...values }, sending) {
      const body = { ...values, taxId: values.taxId || undefined };
      if (supplier)
        await api.PUT('/api/v1/purchasing/suppliers/{id}', {
          params: { path: { id: supplier.id } },
          body: { ...body, active },
          ...sending,
        });
      else await api.POST('/api/v1/purchasing/suppliers', { body, ...sending });
    },
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = edit.form.getInputProps;
  return (
    <FormDialog title={supplier ? t('editSupplier') : t('newSupplier')} close={close} of={edit}>
      <TextInput data-autofocus required label={t('name')} {...field('name')} />
      <MaskedField of="taxId" label={t('taxId')} w={220} {...field('taxId')} />
      <DecimalField label={t('leadDays')} className="short" {...field('leadDays')} />
      {supplier && <Switch label={t('active')} {...edit.form.getInputProps('active', { type: 'checkbox' })} />}
    </FormDialog>
  );
}
