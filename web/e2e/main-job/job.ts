import { expect, type Page } from '@playwright/test';
import { apiOf } from '../biela';
import { newCpf, spread, sum } from './sums';

/** What the measurements suggest here: sizes that no other order of the demonstration shop takes. */
export const parts = [
  { sku: 'PT-PIST025', name: 'Jogo de pistões 0,25', price: 74_280, cost: 45_260 },
  { sku: 'PT-ANEL025', name: 'Jogo de anéis 0,25', price: 23_645, cost: 13_370 },
  { sku: 'PT-BRB025', name: 'Bronzina de biela 0,25', price: 15_735, cost: 8_550 },
];

/** What the budget comes to hold: what is suggested, in its order, and the two lines that Lia adds. */
const wanted = [
  { code: 'SV-101', quantity: 4, name: 'Retificar e brunir cilindro' },
  { code: 'PT-PIST025', quantity: 1, name: 'Jogo de pistões 0,25' },
  { code: 'PT-ANEL025', quantity: 1, name: 'Jogo de anéis 0,25' },
  { code: 'SV-202', quantity: 4, name: 'Retificar colo móvel' },
  { code: 'PT-BRB025', quantity: 1, name: 'Bronzina de biela 0,25' },
  { code: 'SV-302', quantity: 1, name: 'Revisar cabeçote' },
  { code: 'SV-401', quantity: 1, name: 'Montagem completa' },
];

/** What the customer says no to. */
export const declined = 'SV-302';

export type Line = { code: string; name: string; quantity: number; price: number; total: number; net: number };

/** One order's way through the shop: who, what, and what it comes to, in centavos. */
export type Job = Awaited<ReturnType<typeof prepare>> & { id: string; number: string };

/** Puts one piece of each part on the shelf, and reckons what the budget will come to at the prices of the shop. */
export async function prepare(page: Page) {
  const api = await apiOf(page);
  for (const { sku, name, price, cost } of parts) {
    // Somebody else may do so at this moment; what is missing after it is missed below.
    await api.post('inventory/parts', { sku, name, unit: 'JG' }).catch(() => undefined);
    await api.put(`budgets/catalogue/${sku}`, { kind: 'Part', description: name, price: price / 100 }).catch(() => undefined);
    await api.post('inventory/receipts', { sku, quantity: 1, value: cost / 100, note: 'Saldo inicial' });
  }
  const catalogue: { code: string; price: number }[] = (await api.get('budgets/catalogue?limit=200')).items;
  const priceOf = (code: string) => Math.round((catalogue.find((one) => one.code === code)?.price ?? Number.NaN) * 100);
  for (const { sku, price } of parts) expect(priceOf(sku), sku).toBe(price);
  const gross = wanted.map((one) => ({ ...one, price: priceOf(one.code), total: one.quantity * priceOf(one.code) }));
  const discount = Math.round(sum(gross.map((one) => one.total)) * 0.0331);
  const shares = spread(
    discount,
    gross.map((one) => one.total),
  );
  const lines: Line[] = gross.map((one, at) => ({ ...one, net: one.total - (shares[at] ?? 0) }));
  const unique = Date.now().toString(36) + Math.floor(Math.random() * 1000);
  return {
    customer: `Tomé Arruda ${unique}`,
    cpf: newCpf(),
    serial: `AV16-${unique.toUpperCase()}`,
    today: (await api.get('auth/me')).today as string,
    warrantyMonths: (await api.get('orders/settings')).warrantyMonths as number,
    lines,
    discount,
    total: sum(lines.map((one) => one.net)),
    approved: sum(lines.filter((one) => one.code !== declined).map((one) => one.net)),
  };
}

/** What the customer has owed since before: the engine does not leave while it is not paid. */
export async function owe(page: Page, { id, customer, today }: Job, cents: number, dueOn: string) {
  const api = await apiOf(page);
  const { customer: who } = await api.get(`orders/${id}`);
  expect(dueOn < today).toBe(true);
  const debt = { customerId: who.id, customerName: customer, amount: cents / 100, dueOn, description: 'Retífica de cabeçote' };
  await api.post('financial/receivables', debt);
}

/** A section of the page of an order. */
export const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Seções da ordem' }).getByRole('link', { name: new RegExp(`^${name}`) });

/** The stage of the order, in the words of the page. */
export const expectStage = (page: Page, stage: string) =>
  expect(page.getByText(stage, { exact: true }).filter({ visible: true }).first()).toBeVisible();
