import { Modal, Textarea } from '@mantine/core';
import { api } from '~/api/client';
import rules from '~/api/generated/orders.forms.json';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { reais } from '~/format/number';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { order as messages } from './messages';
import { type Order, useBudgets, useReceivables, useReservations } from './useOrder';

/** The customer gives up: says what is undone with the order before it is. */
export function CancelDialog({ order, close }: { order: Order; close: () => void }) {
  const t = messages.use();
  const { form, submit, refusal, busy, mayLeave } = useApiForm({
    initial: { reason: '' },
    rules: rules.CancelOrderRequest,
    guard: false,
    send: (body, sending) => api.POST('/api/v1/orders/{id}/cancel', { params: { path: { id: order.id } }, body, ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal opened onClose={() => mayLeave() && close()} title={t('cancelling.title', { number: order.number })}>
      <form className="stack" onSubmit={submit} noValidate>
        <Undone order={order} />
        <Textarea data-autofocus required label={t('cancelling.reason')} autosize minRows={2} {...form.getInputProps('reason')} />
        {refusal !== null && <Note tone="out">{sentence(refusal)}</Note>}
        <div className="row end">
          <Button onClick={close}>{t('cancelling.keep')}</Button>
          <Button type="submit" look="danger" busy={busy}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Undone({ order }: { order: Order }) {
  const t = messages.use();
  const budgets = (useBudgets(order.id).data?.items ?? []).filter(
    (one) => !['Cancelled', 'Superseded', 'Expired', 'Rejected'].includes(one.status),
  );
  const reservations = (useReservations(order.id).data?.items ?? []).filter((one) => one.status === 'Active' || one.status === 'Partial');
  const titles = useReceivables(order.id).data?.items ?? [];
  const open = titles.filter((one) => one.balance > 0 && one.status !== 'Cancelled' && one.status !== 'Renegotiated');
  const paid = titles.reduce((sum, one) => sum + (one.status === 'Cancelled' ? 0 : one.amount - one.balance), 0);
  return (
    <div className="sm sec stack">
      <p>{t('cancelling.undone')}</p>
      <ul className="undone">
        {budgets.length > 0 && (
          <li>{t('cancelling.budgets', { count: budgets.length, numbers: budgets.map((one) => one.number).join(', ') })}</li>
        )}
        {reservations.length > 0 && <li>{t('cancelling.reservations', { count: reservations.length })}</li>}
        {open.length > 0 && (
          <li>{t('cancelling.titles', { count: open.length, total: reais(open.reduce((sum, one) => sum + one.balance, 0)) })}</li>
        )}
        <li>{t('cancelling.inspections')}</li>
      </ul>
      {paid > 0 && <Note tone="lim">{t('cancelling.paid', { total: reais(paid) })}</Note>}
      <p>{t('cancelling.never')}</p>
    </div>
  );
}
