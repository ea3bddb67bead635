import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { everyPage } from '~/api/usePages';
import { Tabs } from '~/app/Tabs';
import { SearchField } from '~/forms/SearchField';
import { useMe } from '~/session/me';
import { financial } from './messages';

export type Account = Schemas['cashflow']['ListAccountsItem'];
export type Title = Schemas['financial']['ListReceivablesItem'];

export function FinancialTabs() {
  const t = financial.use();
  const { can } = useMe();
  return (
    <Tabs
      label={t('area')}
      tabs={[
        { to: '/financeiro' as const, label: t('flow'), may: can('consolidated.read') },
        { to: '/financeiro/receber' as const, label: t('receivables'), may: true },
        { to: '/financeiro/pagar' as const, label: t('payables'), may: true },
        { to: '/financeiro/lancamentos' as const, label: t('entries'), may: can('cashflow.read') },
        { to: '/financeiro/dre' as const, label: t('dre'), may: can('financial.read') },
        { to: '/financeiro/fechamentos' as const, label: t('closings'), may: true },
      ]
        .filter((tab) => tab.may)
        .map(({ to, label }) => ({ to, label }))}
    />
  );
}

/** Every account; there are few. */
export function useAccounts() {
  const { can } = useMe();
  return useQuery({
    queryKey: ['accounts'],
    queryFn: () => everyPage((after, limit) => api.GET('/api/v1/cashflow/accounts', { params: { query: { after, limit } } })),
    enabled: can('cashflow.read'),
  });
}

export function AccountField(props: Omit<SelectProps, 'data'>) {
  const accounts = useAccounts();
  return (
    <Select {...props} allowDeselect={!props.required} data={(accounts.data ?? []).map((one) => ({ value: one.id, label: one.name }))} />
  );
}

export async function findCustomers(search: string) {
  const { data } = await api.GET('/api/v1/orders/customers', { params: { query: { search: search || undefined, limit: 20 } } });
  return (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
}

/** Narrows a list to what is of one customer. */
export function CustomerFilter({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const t = financial.use();
  const options = { params: { path: { id: value ?? '' } } };
  const chosen = $api.useQuery('get', '/api/v1/orders/customers/{id}', options, { enabled: Boolean(value) }).data;
  return (
    <SearchField
      data-filter
      size="xs"
      w={220}
      aria-label={t('customer')}
      placeholder={t('customer')}
      from="customers"
      find={findCustomers}
      value={value ?? null}
      chosen={chosen && { value: chosen.id, label: chosen.name }}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}

const unpaid = ['Open', 'Partial', 'Overdue'] as const;

/** Every title that a customer, or anybody, still has to pay. */
export function useOwed(customerId?: string) {
  const { can } = useMe();
  return useQuery({
    queryKey: ['owed', customerId],
    queryFn: async () => {
      const lists = await Promise.all(
        unpaid.map((status) =>
          everyPage((after, limit) =>
            api.GET('/api/v1/financial/receivables', { params: { query: { status, customerId, after, limit } } }),
          ),
        ),
      );
      return lists.flat();
    },
    enabled: can('financial.read'),
  });
}
