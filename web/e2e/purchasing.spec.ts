import { randomUUID } from 'node:crypto';
import { apiOf, expect, test } from './biela';

test('what is needed is ordered, comes in part with its invoice, and is owed', async ({ page, signIn }) => {
  const id = randomUUID().slice(0, 8).toUpperCase();
  const [sku, supplier, document] = [`CMP-${id}`, `Distribuidora ${id}`, `NF ${id}`];
  const dialog = page.getByRole('dialog');
  async function act(label: string, reached: string) {
    await page.getByRole('button', { name: label }).click();
    await dialog.getByRole('button', { name: label }).click();
    await expect(page.getByRole('banner').getByText(reached, { exact: true })).toBeVisible();
  }
  const { post } = await apiOf(page);
  await post('inventory/parts', { sku, name: 'Junta do cabeçote', unit: 'PC' });
  await post('purchasing/suppliers', { name: supplier, leadDays: 7 });

  await signIn('buyer');
  await page.goto('/compras');
  await page.getByRole('button', { name: 'Pedir peça' }).click();
  await dialog.getByLabel('Peça').fill(sku);
  await page.getByRole('option', { name: sku }).click();
  await dialog.getByLabel('Quantidade').fill('10');
  await dialog.getByRole('button', { name: 'Pedir peça' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/compras?peca=${sku}`);
  await page.getByLabel(`Incluir ${sku} no pedido`).check();
  await page.getByRole('button', { name: /^(Fazer pedido de 1 peça|1)$/ }).click();
  await dialog.getByLabel('Fornecedor').fill(supplier);
  await page.getByRole('option', { name: supplier }).click();
  await dialog.getByLabel('Preço (R$)').fill('12,50');
  await expect(dialog.getByText('R$ 125,00')).toBeVisible();
  await dialog.getByRole('button', { name: 'Fazer pedido' }).click();
  await expect(page.getByRole('banner').getByText('Rascunho', { exact: true })).toBeVisible();
  await act('Concluir rascunho', 'Aprovado');
  await act('Marcar como enviado', 'Enviado');
  const order = page.url();
  await page.goto(`/compras?peca=${sku}&situacao=todas`);
  await expect(page.getByRole('table', { name: 'Necessidades' }).getByRole('row', { name: sku })).toContainText('Em pedido');

  // Six come, one of them broken, with the invoice of the five.
  await signIn('storekeeper');
  await page.goto(order);
  await page.getByRole('button', { name: 'Receber' }).click();
  await dialog.getByLabel('Recebido').fill('6');
  await dialog.getByLabel('Recusado').fill('1');
  await dialog.getByLabel('A nota veio junto').check();
  await dialog.getByLabel('Número da nota').fill(document);
  await dialog.getByRole('button', { name: 'Receber' }).click();
  await expect(page.getByRole('banner').getByText('Recebido em parte')).toBeVisible();
  const invoice = page.getByRole('table', { name: 'Notas' }).getByRole('row', { name: document });
  await expect(invoice).toContainText('Confere');
  await expect(invoice).toContainText('62,50');
  await page.goto(`/estoque/${sku}`);
  await expect(page.getByRole('table', { name: 'Movimentações' })).toContainText('+62,50');

  await signIn('finance');
  await page.goto('/financeiro/pagar');
  await page.getByRole('link', { name: supplier }).click();
  await expect(page.getByRole('heading', { name: supplier })).toBeVisible();
  await expect(page.getByText(document)).toBeVisible();
  await expect(page.getByText('R$ 62,50').first()).toBeVisible();
});
