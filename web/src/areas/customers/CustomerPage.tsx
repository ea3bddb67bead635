import { IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { national, phone, taxId } from '~/format/texts';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { PagedTable } from '~/ui/DataTable';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { type OrderItem, useOrderColumns } from '../orders/useOrders';
import { CustomerDialog } from './CustomerDialog';
import { CustomerMoney } from './CustomerMoney';
import { customers } from './messages';

/** One customer: how to reach them, their engines, and what they owe. */
export function CustomerPage() {
  const t = customers.use();
  const c = common.use();
  const { can } = useMe();
  const { id } = useParams({ from: '/shell/clientes/$id' });
  const [editing, setEditing] = useState(false);
  const customer = $api.useQuery('get', '/api/v1/orders/customers/{id}', { params: { path: { id } } });
  return (
    <Page
      title={customer.data?.name ?? ''}
      up={{ to: '/clientes', label: t('title') }}
      actions={
        can('orders.write') &&
        customer.data && (
          <Button icon={IconPencil} onClick={() => setEditing(true)}>
            {c('edit')}
          </Button>
        )
      }
    >
      <Loaded query={customer}>
        {(one) => (
          <div className="side-by">
            <div className="stack">
              <CustomerOrders id={id} />
              {can('financial.read') && <CustomerMoney id={id} name={one.name} />}
            </div>
            <Data of={one} />
          </div>
        )}
      </Loaded>
      {editing && customer.data && <CustomerDialog customer={customer.data} close={() => setEditing(false)} />}
    </Page>
  );
}

function Data({ of }: { of: Schemas['orders']['ShowCustomerResponse'] }) {
  const t = customers.use();
  return (
    <Panel title={t('data')} actions={!of.active && <Chip tone="non">{t('inactive')}</Chip>} padded>
      <dl className="kv l">
        <dt>{t('taxId')}</dt>
        <dd className="m">{of.taxId ? taxId(of.taxId) : '—'}</dd>
        <dt>{t('phone')}</dt>
        <dd>{of.phone ? <a href={`tel:+55${national(of.phone)}`}>{phone(of.phone)}</a> : '—'}</dd>
        <dt>{t('email')}</dt>
        <dd>{of.email ? <a href={`mailto:${of.email}`}>{of.email}</a> : '—'}</dd>
        <dt>{t('notes')}</dt>
        <dd>{of.notes ?? '—'}</dd>
      </dl>
    </Panel>
  );
}

function CustomerOrders({ id }: { id: string }) {
  const t = customers.use();
  const load: LoadPage<OrderItem> = (after, limit) => api.GET('/api/v1/orders', { params: { query: { customerId: id, after, limit } } });
  // Whose orders they are is known here.
  const columns = useOrderColumns().filter((_, at) => at !== 2);
  return (
    <Panel title={t('orders')}>
      <PagedTable
        label={t('orders')}
        query={usePages(['orders', 'of', id], load)}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => ({ to: '/ordens/$id', params: { id: row.id } })}
        empty={t('noOrders')}
      />
    </Panel>
  );
}
