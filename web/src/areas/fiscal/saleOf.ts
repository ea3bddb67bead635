import { api } from '~/api/client';
import { issuing } from './issueMessages';

const pause = () => new Promise((resolve) => setTimeout(resolve, 500));

/** The sale of an order's parts, as soon as the stock has confirmed it; there is one, however often it is asked for. */
export async function saleOf(orderId: string): Promise<string> {
  const path = { params: { path: { orderId } } };
  const known = (await api.GET('/api/v1/fiscal/orders/{orderId}', path)).data?.invoiceId;
  const id = known ?? (await api.POST('/api/v1/fiscal/orders/{orderId}/invoice', path)).data?.id ?? '';
  for (let tries = 0; tries < 40; tries++) {
    const sale = (await api.GET('/api/v1/fiscal/invoices/{id}', { params: { path: { id } } })).data;
    if (sale?.status === 'Confirmed') return id;
    if (sale?.status === 'StockError') throw new Error(issuing.say('stockRefused', { reason: sale.reason ?? '' }));
    await pause();
  }
  throw new Error(issuing.say('stockSilent'));
}
