import type { ComponentProps } from 'react';
import { api } from '~/api/client';
import { SearchField } from '~/forms/SearchField';

type Choosing = ComponentProps<typeof SearchField>;

/** As a form gives them. */
type Props = Omit<Choosing, 'from' | 'find' | 'value' | 'onChange'> & { value?: string | null; onChange?: Choosing['onChange'] };

const nothing = () => undefined;

async function findParts(search: string) {
  const { data } = await api.GET('/api/v1/inventory/parts', { params: { query: { search: search || undefined, limit: 20 } } });
  return (data?.items ?? []).map((part) => ({ value: part.sku, label: `${part.sku} · ${part.name}` }));
}

async function findOrders(search: string) {
  const { data } = await api.GET('/api/v1/orders', { params: { query: { search: search || undefined, limit: 20 } } });
  return (data?.items ?? []).map((order) => ({ value: order.id, label: `${order.number} · ${order.customerName}` }));
}

/** A part, by code or name. */
export const PartField = ({ value = null, onChange = nothing, ...rest }: Props) => (
  <SearchField from="parts" find={findParts} value={value} onChange={onChange} {...rest} />
);

/** A work order, by number, customer, plate or engine. */
export const OrderField = ({ value = null, onChange = nothing, ...rest }: Props) => (
  <SearchField from="orders" find={findOrders} value={value} onChange={onChange} {...rest} />
);
