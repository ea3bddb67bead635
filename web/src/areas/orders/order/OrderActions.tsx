import { Menu } from '@mantine/core';
import { IconBan, IconCalendarEvent, IconDots, IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import type { OrderStatus } from '~/ui/stages';
import { CancelDialog } from './CancelDialog';
import { DeliverDialog } from './DeliverDialog';
import { order as messages } from './messages';
import { RescheduleDialog } from './RescheduleDialog';
import type { Order } from './useOrder';

/** Until production begins the customer may still give up. */
const cancellable: OrderStatus[] = ['Open', 'InDiagnosis', 'AwaitingBudget', 'AwaitingApproval', 'Approved', 'AwaitingParts', 'Refused'];

/** What is done to the order as a whole. */
export function OrderActions({ order }: { order: Order }) {
  const t = messages.use();
  const { can } = useMe();
  const [dialog, setDialog] = useState<'deliver' | 'cancel' | 'reschedule' | null>(null);
  const begun = order.components.some((one) =>
    one.steps.some((step) => step.production && step.status !== 'Pending' && step.status !== 'Skipped'),
  );
  const mayCancel = can('orders.cancel') && cancellable.includes(order.status) && !begun;
  const mayReschedule = can('orders.write') && order.status !== 'Delivered' && order.status !== 'Cancelled';
  return (
    <>
      {order.status === 'Completed' && can('orders.deliver') && (
        <Button look="primary" icon={IconTruckDelivery} onClick={() => setDialog('deliver')}>
          {t('wait.deliver')}
        </Button>
      )}
      {(mayCancel || mayReschedule) && (
        <Menu position="bottom-end" shadow="none">
          <Menu.Target>
            <Button look="ghost" icon={IconDots} aria-label={t('more')} />
          </Menu.Target>
          <Menu.Dropdown>
            {mayReschedule && (
              <Menu.Item leftSection={<IconCalendarEvent size={16} aria-hidden />} onClick={() => setDialog('reschedule')}>
                {t('reschedule')}
              </Menu.Item>
            )}
            {mayCancel && (
              <Menu.Item color="red" leftSection={<IconBan size={16} aria-hidden />} onClick={() => setDialog('cancel')}>
                {t('cancel')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'deliver' && <DeliverDialog order={order} close={() => setDialog(null)} />}
      {dialog === 'reschedule' && <RescheduleDialog order={order} close={() => setDialog(null)} />}
      {dialog === 'cancel' && <CancelDialog order={order} close={() => setDialog(null)} />}
    </>
  );
}
