import { randomUUID } from 'node:crypto';
import { apiOf, expect, test } from './biela';
import { soon } from './fiscal/work';

test('what a customer paid in vain goes back in money, once and no more than there is', async ({ page, signIn, complaints }) => {
  const { get, post } = await apiOf(page);
  const { today } = await get('auth/me');
  const customerName = `Transportes ${randomUUID().slice(0, 8)}`;
  const customerId = (await post('orders/customers', { name: customerName })).id;
  const account = await post('cashflow/accounts', { name: `Banco ${customerName}`, kind: 'Bank', opening: 0, openedOn: today });
  const owed = await post('financial/receivables', { customerId, customerName, description: 'Sucata', amount: 100, dueOn: today });
  // Agreed anew, and then paid all the same: what comes for the old title is the customer's.
  await post('financial/renegotiations', { titleIds: [owed.id], on: today, discount: 0, installments: 1, firstDueOn: today });
  const pay = () => post(`financial/titles/${owed.id}/settlements`, { paidOn: today, accountId: account.id, method: 'Pix', amount: 50 });
  // Financial hears of the account in its own time.
  const { credited } = await soon(pay);
  expect(credited).toBe(50);

  await signIn('finance');
  await page.goto(`/clientes/${customerId}`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Devolver crédito' }).click();
  await expect(dialog.getByText(`${customerName} tem R$ 50,00 de crédito.`)).toBeVisible();
  await dialog.getByLabel('Quanto devolver (R$)').fill('50,01');
  await dialog.getByLabel('Conta').click();
  await page.getByRole('option', { name: `Banco ${customerName}` }).click();
  await dialog.getByRole('button', { name: 'Devolver crédito' }).click();
  await expect(dialog.getByRole('alert')).toContainText('crédito');
  expect(complaints.splice(0).every((one) => one.includes('409'))).toBe(true);
  await dialog.getByLabel('Quanto devolver (R$)').fill('50');
  await dialog.getByRole('button', { name: 'Devolver crédito' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Devolver crédito' })).toBeHidden();
  expect((await get(`financial/customers/${customerId}/credit`)).balance).toBe(0);
});

test('the taxes of twelve months come as a spreadsheet', async ({ page, signIn }) => {
  await signIn('owner');
  await page.goto('/fiscal/livros');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV de 12 meses' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^impostos-\d{4}-\d{2}-\d{4}-\d{2}\.csv$/);
  const [head] = (await (await file.createReadStream()).toArray()).join('').split('\r\n');
  expect(head).toContain(';');
});

test('a menu that the keyboard opens gives the focus back, also the first time', async ({ page, signIn }) => {
  await signIn('owner');
  const bell = page.getByRole('button', { name: /[Nn]otifica/ });
  await bell.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(bell).toBeFocused();
});
