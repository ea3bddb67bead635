import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { apiOf, expect, test } from './biela';

async function search(page: Page, isPhone: boolean, text: string) {
  if (isPhone) {
    await page.getByRole('button', { name: 'Mais', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Buscar' }).click();
  } else await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Buscar' }).fill(text);
}

test('a customer is made, found, edited by two at once, and seen by everybody at once', async ({
  page,
  signIn,
  browserOf,
  complaints,
  isMobile,
  hasTouch,
}) => {
  const isPhone = isMobile || hasTouch;
  // What JSON would read as a number stays the text that it is, in the address too.
  const id = `7E${randomUUID().replace(/\D/g, '').slice(0, 8)}`;
  const [name, sku] = [`Frota ${id}`, `CLI-${id}`];
  const dialog = page.getByRole('dialog');
  await signIn('advisor');

  // Somebody else waits for them to appear.
  const elsewhere = await browserOf('manager');
  await elsewhere.goto(`/clientes?busca=${id}`);
  await expect(elsewhere.getByText('Nada encontrado')).toBeVisible();

  await page.goto('/clientes');
  if (isPhone) await page.getByRole('button', { name: 'Novo cliente' }).click();
  else {
    await expect(page.getByRole('button', { name: 'Novo cliente' })).toBeVisible();
    await page.keyboard.press('n');
  }
  await dialog.getByLabel('Nome').fill(name);
  // A slip does not throw away what was typed.
  page.once('dialog', (question) => question.dismiss());
  await page.keyboard.press('Escape');
  await expect(dialog.getByLabel('Nome')).toHaveValue(name);
  await dialog.getByLabel('Telefone').fill('11987654321');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByText('(11) 98765-4321')).toBeVisible();
  await expect(elsewhere.getByRole('link', { name })).toBeVisible();

  // The other one writes notes while this one does.
  await elsewhere.getByRole('link', { name }).click();
  for (const [who, notes] of [
    [page, 'Paga dia 10'],
    [elsewhere, 'Prefere WhatsApp'],
  ] as const) {
    await who.getByRole('button', { name: 'Editar' }).click();
    await who.getByRole('dialog').getByLabel('Observações').fill(notes);
  }
  await elsewhere.getByRole('dialog').getByLabel('E-mail').fill('frota@frota.example');
  await elsewhere.getByRole('dialog').getByRole('button', { name: 'Salvar' }).click();
  await expect(elsewhere.getByRole('dialog')).toBeHidden();
  await expect(elsewhere.getByText('Prefere WhatsApp')).toBeVisible();
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(dialog.getByText('Alguém mudou isto enquanto você editava')).toBeVisible();
  expect(complaints.splice(0).filter((one) => !one.includes('412'))).toEqual([]);
  await dialog.getByRole('button', { name: 'Ver como está agora' }).click();
  await expect(dialog.getByText('Agora está: Prefere WhatsApp')).toBeVisible();
  await expect(dialog.getByLabel('E-mail')).toHaveValue('frota@frota.example');
  await dialog.getByLabel('Observações').fill('Prefere WhatsApp; paga dia 10');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(page.getByText('Prefere WhatsApp; paga dia 10')).toBeVisible();

  // An order of theirs appears by itself, and everything is found by name.
  const { post } = await apiOf(page);
  await post('inventory/parts', { sku, name: `Pistão ${id}`, unit: 'PC' });
  const order = await post('orders', {
    customerId: page.url().split('/').at(-1),
    engine: { model: 'AP 1.8', cylinders: 4, mains: 5, pins: 4 },
    components: [{ kind: 'BLOCO' }],
  });
  const orders = page.getByRole('table', { name: 'Ordens' });
  await expect(orders.getByRole('link', { name: order.number })).toBeVisible();
  await search(page, isPhone, id);
  for (const found of [name, order.number, `Pistão ${id}`]) await expect(dialog.getByRole('link', { name: found }).first()).toBeVisible();
  await dialog.getByRole('textbox').fill(order.number);
  await expect(dialog.getByRole('link')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: order.number })).toBeVisible();
});
