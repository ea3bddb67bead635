import { apiOf, expect, test } from './biela';

test('a customer pays by the code on the title, of what it owes today', async ({ page, signIn }) => {
  const api = await apiOf(page);
  const name = `Cliente Pix ${crypto.randomUUID().slice(0, 8)}`;
  const { id: customerId } = await api.post('orders/customers', { name });
  const { today } = await api.get('auth/me');
  const title = { customerId, customerName: name, amount: 412.3, dueOn: today, description: 'Guarda do motor' };
  const { id } = await api.post('financial/receivables', title);
  await signIn('finance');
  await page.goto(`/financeiro/titulos/${id}`);

  const panel = page.getByRole('region', { name: 'Pix', exact: true });
  await expect(panel.getByRole('img', { name: 'Código Pix de R$ 412,30' })).toBeVisible();
  const text = await panel.getByLabel('Pix copia e cola').textContent();
  expect(text).toMatch(/^000201.*br\.gov\.bcb\.pix.*5406412\.30.*Retifica Vale do Cobre.*6304[0-9A-F]{4}$/);
  await expect(panel).toContainText(/identificador CR\d+P1/);

  await page.getByRole('button', { name: 'Receber' }).filter({ visible: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Conta' }).click();
  await page.getByRole('option', { name: 'Banco Serra' }).click();
  await dialog.getByRole('button', { name: 'Receber' }).click();
  await expect(dialog).toBeHidden();
  await expect(panel).toBeHidden();
});

test('the key that codes are written with is the shop’s, and one that is none is refused', async ({ page, signIn, complaints }) => {
  await signIn('owner');
  await page.goto('/ajustes/regras');
  const panel = page.getByRole('region', { name: 'Pix', exact: true });
  const key = panel.getByLabel('Chave');
  const before = await key.inputValue();
  await key.fill('45.112.908/9871-32');
  await panel.getByRole('button', { name: 'Salvar' }).click();
  await expect(panel).toContainText('não parece chave Pix');
  // As it ought to be.
  expect(complaints.splice(0).filter((one) => !one.includes('422'))).toEqual([]);
  await key.fill(before);
  await panel.getByLabel('Cidade').fill('Passos');
  await panel.getByRole('button', { name: 'Salvar' }).click();
  await expect(panel).toContainText('Salvo');
});
