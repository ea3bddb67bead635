import { useParams } from '@tanstack/react-router';
import { Page } from '~/app/Page';
import { Loaded } from '~/ui/States';
import { Stage } from '~/ui/stages';
import { orders } from '../messages';
import { OrderActions } from './OrderActions';
import { OrderHeader } from './OrderHeader';
import { OrderTab } from './OrderTab';
import { useOrder } from './useOrder';
import './order.css';

/** One order, from the counter to its warranty. */
export function OrderPage() {
  const t = orders.use();
  const { id } = useParams({ from: '/shell/ordens/$id' });
  const query = useOrder(id);
  const order = query.data;
  return (
    <Page
      title={order?.number ?? t('title')}
      up={{ to: '/ordens', label: t('title') }}
      sub={
        order && (
          <span className="hide-sm">
            <Stage status={order.status} />
          </span>
        )
      }
      actions={order && <OrderActions order={order} />}
      bare
    >
      <Loaded query={query} rows={8}>
        {(one) => (
          <>
            <OrderHeader order={one} />
            <OrderTab order={one} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
