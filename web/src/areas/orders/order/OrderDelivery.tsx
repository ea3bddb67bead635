import { IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import { day, daysBetween } from '~/format/date';
import { count } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { Empty } from '~/ui/States';
import { DeliverDialog } from './DeliverDialog';
import { order as messages } from './messages';
import type { Order } from './useOrder';

/** Who took the engine away, and what the shop answers for since then. */
export function OrderDelivery({ order }: { order: Order }) {
  const t = messages.use();
  const { can, today } = useMe();
  const [delivering, setDelivering] = useState(false);
  const { delivery, warranty } = order;
  const ready = order.status === 'Completed';
  if (!delivery || !warranty)
    return (
      <Panel title={t('delivery.title')}>
        <Empty
          action={
            ready &&
            can('orders.deliver') && (
              <Button look="primary" icon={IconTruckDelivery} onClick={() => setDelivering(true)}>
                {t('delivery.deliver')}
              </Button>
            )
          }
        >
          {t(ready ? 'delivery.ready' : 'delivery.notYet')}
        </Empty>
        {delivering && <DeliverDialog order={order} close={() => setDelivering(false)} />}
      </Panel>
    );
  const left = daysBetween(today, warranty.until);
  return (
    <div className="pair">
      <Panel title={t('delivery.title')}>
        <dl className="kv pb">
          <dt>{t('delivery.on')}</dt>
          <dd>{day(delivery.on)}</dd>
          <dt>{t('delivery.receivedBy')}</dt>
          <dd>{delivery.receivedBy}</dd>
          <dt>{t('delivery.document')}</dt>
          <dd className="m">{delivery.document ?? '—'}</dd>
          <dt>{t('delivery.odometer')}</dt>
          <dd className="m">{delivery.odometer === null ? '—' : count(delivery.odometer)}</dd>
        </dl>
      </Panel>
      <Panel title={t('delivery.warranty')} sub={left >= 0 ? t('delivery.running', { count: left }) : t('delivery.over')}>
        <dl className="kv pb">
          <dt>{t('delivery.starts')}</dt>
          <dd>{day(warranty.startsOn)}</dd>
          <dt>{t('delivery.legal')}</dt>
          <dd>{day(warranty.legalUntil)}</dd>
          <dt className="b">{t('delivery.until')}</dt>
          <dd className="b">{day(warranty.until)}</dd>
        </dl>
      </Panel>
    </div>
  );
}
