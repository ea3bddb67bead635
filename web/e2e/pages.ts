import type { Page } from '@playwright/test';
import { apiOf } from './biela';
import { clientOf, offeredOrder } from './fiscal/work';

/** Every page of the application, with things of the demonstration shop in those that show one. */
export async function pagesOf(page: Page): Promise<string[]> {
  const { get } = await apiOf(page);
  const first = async (list: string, field = 'id') =>
    (await get(`${list}${list.includes('?') ? '&' : '?'}limit=1`)).items[0]?.[field] as string;
  const orders: { id: string; status: string }[] = (await get('orders?limit=200')).items;
  const order = orders.find((one) => one.status === 'InProduction') ?? orders[0];
  const inspected = orders.find((one) => one.status !== 'Open') ?? orders[0];
  return [
    '/',
    '/ordens',
    '/ordens/nova',
    `/ordens/${order?.id}`,
    '/clientes',
    `/clientes/${await first('orders/customers')}`,
    '/diagnostico',
    `/diagnostico/${inspected?.id}`,
    '/orcamentos',
    `/orcamentos/${await first('budgets')}`,
    '/estoque',
    `/estoque/${await first('inventory/parts', 'sku')}`,
    '/estoque/reservas',
    '/estoque/contagens',
    '/compras',
    '/compras/pedidos',
    `/compras/pedidos/${await first('purchasing/orders')}`,
    '/compras/notas',
    '/compras/fornecedores',
    '/financeiro',
    '/financeiro/receber',
    '/financeiro/pagar',
    `/financeiro/titulos/${await first('financial/receivables')}`,
    '/financeiro/lancamentos',
    '/financeiro/dre?linha=PartsCost',
    '/financeiro/dre?visao=meses',
    '/financeiro/fechamentos',
    '/fiscal',
    `/fiscal/documentos/${await first('fiscal/documents')}`,
    '/fiscal/servicos',
    `/fiscal/servicos/${await first('fiscal/service-notes')}`,
    '/fiscal/vendas',
    `/fiscal/vendas/${await first('fiscal/invoices')}`,
    '/fiscal/produtos',
    '/fiscal/numeracao',
    '/fiscal/livros',
    '/operacao',
    '/operacao/auditoria',
    '/ajustes',
    '/ajustes/conta',
    '/ajustes/pessoas',
    '/ajustes/chaves',
    '/ajustes/regras',
    '/ajustes/fluxos',
    '/ajustes/precos',
    '/ajustes/especificacoes',
    '/ajustes/instrumentos',
    '/ajustes/fiscal',
    '/ajustes/regras-fiscais',
  ];
}

/** Pages of what the demonstration shop does not have by itself; it is made here. */
export async function pagesMade(page: Page): Promise<string[]> {
  const { get, post } = await apiOf(page);
  const { today } = await get('auth/me');
  const customerName = 'Oficina Acordo';
  const owed = await post('financial/receivables', {
    customerId: (await post('orders/customers', { name: customerName })).id,
    customerName,
    description: 'Sucata de alumínio',
    amount: 90,
    dueOn: today,
  });
  const agreement = await post('financial/renegotiations', {
    titleIds: [owed.id],
    on: today,
    discount: 0,
    installments: 2,
    firstDueOn: today,
  });
  const count = await post('inventory/counts', { skus: ['PT-OLEO'] });
  const closing = await post('consolidated/closings', { day: today });
  const invitation = await post('auth/invitations', { email: `${crypto.randomUUID()}@convite.example`, role: 'Viewer' });
  // A new link ends the one before, so each who looks has an offer of their own.
  const { link } = await offeredOrder(await clientOf(page));
  return [
    `/financeiro/acordos/${agreement.id}`,
    `/estoque/contagens/${count.id}`,
    `/financeiro/fechamentos/${closing.id}`,
    `/convite/${invitation.link.split('/').at(-1)}`,
    `/aprovar/${link}`,
  ];
}
