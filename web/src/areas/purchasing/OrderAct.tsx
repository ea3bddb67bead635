import { api } from '~/api/client';
import rules from '~/api/generated/purchasing.forms.json';
import { reais } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import type { Sending } from '~/forms/useApiForm';
import { purchasing } from './messages';
import type { PurchaseOrder } from './shared';

export type Act = 'submit' | 'approve' | 'send' | 'cancel';

/** Takes an order a step on, or gives it up, once it was asked for. */
export function OrderAct({ order, act, close }: { order: PurchaseOrder; act: Act; close: () => void }) {
  const t = purchasing.use();
  const path = { params: { path: { id: order.id } } };
  const acts = {
    submit: {
      title: t('submit'),
      text: t('submitText'),
      send: (_: string, sending: Sending) => api.POST('/api/v1/purchasing/orders/{id}/submit', { ...path, ...sending }),
    },
    // For what was read, not for what somebody wrote meanwhile.
    approve: {
      title: t('approve'),
      text: t('approveText', { total: reais(order.total), supplier: order.supplierName }),
      send: (_: string, sending: Sending) =>
        api.POST('/api/v1/purchasing/orders/{id}/approve', { ...path, headers: { ...sending.headers, 'If-Match': `"${order.version}"` } }),
    },
    send: {
      title: t('send'),
      text: t('sendText', { supplier: order.supplierName }),
      send: (_: string, sending: Sending) => api.POST('/api/v1/purchasing/orders/{id}/send', { ...path, ...sending }),
    },
    cancel: {
      title: t('cancelOrder'),
      text: t('cancelText'),
      send: (reason: string, sending: Sending) =>
        api.POST('/api/v1/purchasing/orders/{id}/cancel', { ...path, body: { reason }, ...sending }),
    },
  };
  const { title, text, send } = acts[act];
  return (
    <ActDialog
      title={`${title} · ${order.number}`}
      label={title}
      reason={act === 'cancel' ? { label: t('reason'), rules: rules.CancelOrderRequest } : undefined}
      send={send}
      close={close}
    >
      {text}
    </ActDialog>
  );
}
