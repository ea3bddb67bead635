import { Modal } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { queries } from '~/api/queries';
import { DecimalField } from '~/forms/DecimalField';
import { FormActions } from '~/forms/FormActions';
import { useApiForm } from '~/forms/useApiForm';
import { order as messages } from './messages';
import type { Order } from './useOrder';
import type { Part } from './useParts';

type Reservation = Schemas['inventory']['ListReservationsItem'];

type Props = { order: Order; reserved: Reservation[]; parts: Map<string, Part>; close: () => void };

/** What was set aside leaves the shelf for the order, all of it at once or as much as is taken now. */
export function IssueDialog({ order, reserved, parts, close }: Props) {
  const t = messages.use();
  const { form, submit, ...state } = useApiForm({
    initial: { lines: reserved.map(({ sku, reserved }) => ({ sku, quantity: reserved as number | null })) },
    guard: false,
    send({ lines }, sending) {
      const taken = lines.filter((one) => one.quantity) as Schemas['inventory']['IssueStockLine'][];
      return api.POST('/api/v1/inventory/issues', { body: { orderId: order.id, lines: taken }, ...sending });
    },
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal opened onClose={close} title={`${t('reservations.issue')} · ${order.number}`}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="sm sec">{t('reservations.issueText')}</p>
        {reserved.map(({ id, sku }, at) => (
          <DecimalField
            key={id}
            of="quantity"
            w={240}
            label={`${parts.get(sku)?.name ?? sku} (${parts.get(sku)?.unit ?? ''})`}
            {...form.getInputProps(`lines.${at}.quantity`)}
          />
        ))}
        <FormActions {...state} label={t('reservations.issue')} onCancel={close} />
      </form>
    </Modal>
  );
}
