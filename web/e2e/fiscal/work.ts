import { expect, type Page } from '@playwright/test';
import { password as demo, people } from '../biela';

/** The API of a Biela as somebody of it; the demonstration shop and its owner where nothing is said. */
export async function clientOf(page: Page, url = '', email = people.owner, password = demo) {
  const login = await page.request.post(`${url}/api/v1/auth/login`, { data: { email, password } });
  const headers = { Authorization: `Bearer ${(await login.json()).accessToken}` };
  const send = async (method: 'get' | 'post' | 'put', path: string, data?: unknown, more = {}) => {
    const answer = await page.request[method](`${url}/api/v1/${path}`, { headers: { ...headers, ...more }, data });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? null : answer.json();
  };
  return {
    get: (path: string) => send('get', path),
    post: (path: string, data?: unknown) => send('post', path, data),
    put: (path: string, data: unknown, match?: string) => send('put', path, data, match ? { 'If-Match': match } : {}),
  };
}

export type Client = Awaited<ReturnType<typeof clientOf>>;

/** What modules tell each other arrives in its own time. */
export async function soon<T>(work: () => Promise<T>): Promise<T> {
  let found: T | undefined;
  await expect(async () => {
    found = await work();
  }).toPass({ timeout: 60_000, intervals: [200, 500, 1000] });
  return found as T;
}

/** The two digits that follow, by the weights of a CPF or a CNPJ. */
function checked(digits: number[], longest: number): string {
  for (let times = 0; times < 2; times++) {
    const sum = digits.reduceRight(
      ({ total, weight }, digit) => ({ total: total + digit * weight, weight: weight === longest ? 2 : weight + 1 }),
      {
        total: 0,
        weight: 2,
      },
    ).total;
    digits.push(sum % 11 < 2 ? 0 : 11 - (sum % 11));
  }
  return digits.join('');
}

const drawn = (count: number) => Array.from({ length: count }, () => Math.floor(Math.random() * 10));

export const newCpf = () => checked(drawn(9), 11);
export const newCnpj = () => checked([...drawn(8), 0, 0, 0, 1], 9);

export const unique = () => Date.now().toString(36) + Math.floor(Math.random() * 1000);

/** What the parts and the labour of such an order come to. */
export const sums = { parts: 'R$ 637,80', services: 'R$ 1.850,00' };

/** Two pieces of a part on the shelf, which may stand on a note. */
export async function stockedPart(api: Client, name = unique()) {
  const sku = `PT-${name.toUpperCase()}`;
  await api.post('inventory/parts', { sku, name: 'Jogo de juntas', unit: 'JG' });
  await api.post('inventory/receipts', { sku, quantity: 2, value: 300, note: 'Saldo inicial' });
  await api.put(`fiscal/products/${sku}`, { facts: { ncm: '84841000', unit: 'JG' } });
  return sku;
}

/** An order for the assembly of an engine and the link of its offer, with its parts on hand; everything is named as nothing else is. */
export async function offeredOrder(api: Client) {
  const name = unique();
  const [customer, serial, sku] = [`Elias Couto ${name}`, `AV-${name.toUpperCase()}`, await stockedPart(api, name)];
  const { id: customerId } = await api.post('orders/customers', { name: customer, taxId: newCpf() });
  const engine = { model: 'Aurora Vetor 1.6 8V', cylinders: 4, mains: 5, pins: 4, serial };
  const order = await api.post('orders', { customerId, engine, priority: 3, components: [{ kind: 'MONTAGEM' }] });
  const { id: budget } = await soon(() => api.post('budgets', { orderId: order.id, supplementary: false }));
  const lines = [
    { kind: 'Service', code: 'SV-101', quantity: 2, description: 'Retificar e brunir cilindro', unitPrice: 925 },
    { kind: 'Part', code: sku, quantity: 2, description: 'Jogo de juntas', unitPrice: 318.9 },
  ];
  await api.put(`budgets/${budget}/lines`, { discount: 0, lines }, '*');
  const link = (await api.post(`budgets/${budget}/send`)).link.split('/').at(-1);
  return {
    id: order.id as string,
    number: order.number as string,
    component: order.components[0].id as string,
    customer,
    sku,
    serial,
    link: link as string,
  };
}

/** The same, approved. */
export async function approvedOrder(api: Client) {
  const { link, ...order } = await offeredOrder(api);
  const offer = await api.get(`budgets/links/${link}`);
  const { today } = await api.get('auth/me');
  await api.post(`budgets/links/${link}/decision`, {
    decidedBy: order.customer,
    document: '808.707.606-02',
    signature: 'assinatura',
    lines: offer.lines.map((line: { id: string }) => ({ lineId: line.id, approved: true })),
    plan: { installments: 1, firstDueOn: today },
  });
  await soon(async () => expect((await api.get(`fiscal/orders/${order.id}`)).approved).toBe(2487.8));
  await soon(() => api.post('inventory/issues', { orderId: order.id, lines: [{ sku: order.sku, quantity: 2 }] }));
  return order;
}

type Approved = Awaited<ReturnType<typeof approvedOrder>>;

/** Its work is done and the customer fetches it. */
export async function deliver(api: Client, { id, component, customer }: Approved) {
  await soon(async () => expect((await api.get(`orders/${id}`)).status).toBe('Approved'));
  const { steps } = (await api.get(`orders/${id}`)).components[0];
  for (const { code } of steps)
    for (const act of ['start', 'complete']) await api.post(`orders/${id}/components/${component}/steps/${code}/${act}`);
  await soon(async () => expect((await api.get(`orders/${id}`)).status).toBe('Completed'));
  await api.post(`orders/${id}/deliver`, { receivedBy: customer });
  await soon(async () => expect((await api.get(`fiscal/orders/${id}`)).deliveredOn).not.toBeNull());
}
