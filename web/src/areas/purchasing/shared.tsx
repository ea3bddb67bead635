import type { ComponentProps } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Tabs } from '~/app/Tabs';
import { SearchField } from '~/forms/SearchField';
import type { Tone } from '~/ui/StageMark';
import { purchasing } from './messages';

export type PurchaseOrder = Schemas['purchasing']['ShowOrderResponse'];
export type OrderLine = PurchaseOrder['lines'][number];
export type Invoice = Schemas['purchasing']['ListInvoicesItem'];
export type Need = Schemas['purchasing']['ListNeedsItem'];

export const needTones: Record<Need['status'], Tone> = { Pending: 'lim', Ordered: 'blu', Met: 'ok', Cancelled: 'non' };

export const orderTones: Record<PurchaseOrder['status'], Tone> = {
  Draft: 'non',
  AwaitingApproval: 'lim',
  Approved: 'blu',
  Sent: 'blu',
  PartiallyReceived: 'vio',
  Received: 'ok',
  Cancelled: 'non',
};

export const invoiceTones: Record<Invoice['status'], Tone> = { Matched: 'ok', Divergent: 'out', Resolved: 'vio', Discarded: 'non' };

export function PurchasingTabs() {
  const t = purchasing.use();
  return (
    <Tabs
      label={t('area')}
      tabs={[
        { to: '/compras', label: t('needs') },
        { to: '/compras/pedidos', label: t('orders') },
        { to: '/compras/notas', label: t('invoices') },
        { to: '/compras/fornecedores', label: t('suppliers') },
      ]}
    />
  );
}

async function findSuppliers(search: string) {
  const { data } = await api.GET('/api/v1/purchasing/suppliers', { params: { query: { search: search || undefined, limit: 20 } } });
  return (data?.items ?? []).filter((one) => one.active).map((one) => ({ value: one.id, label: one.name }));
}

type Choosing = ComponentProps<typeof SearchField>;

/** Whom the shop buys from. */
export const SupplierField = ({
  value = null,
  onChange = () => undefined,
  ...rest
}: Omit<Choosing, 'from' | 'find' | 'value' | 'onChange'> & { value?: string | null; onChange?: Choosing['onChange'] }) => (
  <SearchField from="suppliers" find={findSuppliers} value={value} onChange={onChange} {...rest} />
);
