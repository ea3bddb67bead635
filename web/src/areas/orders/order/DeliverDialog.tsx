import { Modal, TextInput } from '@mantine/core';
import { $api, api } from '~/api/client';
import rules from '~/api/generated/orders.forms.json';
import { Refused } from '~/api/problem';
import { queries } from '~/api/queries';
import { DecimalField } from '~/forms/DecimalField';
import { FormActions } from '~/forms/FormActions';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import { order as messages } from './messages';
import type { Order } from './useOrder';

/** The engine goes home: who takes it, and what the warranty will be. */
export function DeliverDialog({ order, close }: { order: Order; close: () => void }) {
  const t = messages.use();
  const { can } = useMe();
  const settings = $api.useQuery('get', '/api/v1/orders/settings').data;
  const { form, submit, mayLeave, refusal, ...state } = useApiForm({
    initial: { receivedBy: order.customer.name, document: '', odometer: null as number | null },
    rules: rules.DeliverOrderRequest,
    guard: false,
    send: (body, sending) => api.POST('/api/v1/orders/{id}/deliver', { params: { path: { id: order.id } }, body, ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const owes = refusal instanceof Refused && refusal.code === 'customer-overdue';
  return (
    <Modal opened onClose={() => mayLeave() && close()} title={`${t('delivery.deliver')} · ${order.number}`}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput data-autofocus required label={t('delivery.receivedBy')} {...form.getInputProps('receivedBy')} />
        <TextInput label={t('delivery.document')} w={220} {...form.getInputProps('document')} />
        <DecimalField label={t('delivery.odometer')} w={160} {...form.getInputProps('odometer')} />
        {settings && <p className="sm sec">{t('delivery.rule', { count: settings.warrantyMonths })}</p>}
        <FormActions {...state} refusal={refusal} label={t('wait.deliver')} onCancel={close} />
        {owes && can('financial.read') && (
          <LinkButton small to="/financeiro/receber" search={{ cliente: order.customer.id } as never}>
            {t('delivery.receivables')}
          </LinkButton>
        )}
      </form>
    </Modal>
  );
}
