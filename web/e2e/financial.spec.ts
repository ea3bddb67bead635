import { randomInt, randomUUID } from 'node:crypto';
import { apiOf, expect, problemsOf, test } from './biela';

test('a payable is paid and unpaid, an entry shows in the balance, and a closed month takes nothing', async ({
  page,
  signIn,
  complaints,
  hasTouch,
}) => {
  const id = randomUUID().slice(0, 8);
  // A month of this test's own at this width: what is closed is closed for everybody.
  const first = hasTouch ? 1990 : 2005;
  const month = `${randomInt(first, first + 15)}-${String(randomInt(1, 13)).padStart(2, '0')}`;
  const day = `10/${month.slice(5)}/${month.slice(0, 4)}`;
  const [account, creditor] = [`Banco ${id}`, `Energia ${id}`];
  const dialog = page.getByRole('dialog');
  const { get, post } = await apiOf(page);
  const today = (await get('auth/me')).today.split('-').reverse().join('/');
  await post('cashflow/accounts', { name: account, kind: 'Bank', opening: 500, openedOn: `${month}-01` });

  await signIn('finance');
  await page.goto('/financeiro/pagar');
  await page.getByRole('button', { name: 'Novo título' }).click();
  await dialog.getByLabel('Credor').fill(creditor);
  await dialog.getByLabel('Categoria').fill('Energia');
  await dialog.getByLabel('Valor (R$)').fill('321,09');
  await dialog.getByLabel('Competência').fill(month);
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await page.getByRole('button', { name: 'Pagar' }).click();
  await dialog.getByLabel('Conta').click();
  await page.getByRole('option', { name: account }).click();
  await dialog.getByRole('button', { name: 'Pagar' }).click();
  await expect(page.getByRole('banner').getByText('Liquidado')).toBeVisible();
  await page.getByRole('button', { name: 'Estornar' }).click();
  await dialog.getByLabel('Motivo').fill('débito devolvido');
  await dialog.getByRole('button', { name: 'Estornar' }).click();
  await expect(page.getByRole('banner').getByText('Aberto')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Baixas' })).toContainText('débito devolvido');
  const title = page.url();

  /** In centavos. */
  const cameIn = async () => {
    const row = page.getByRole('table', { name: 'Saldo diário consolidado' }).getByRole('row').filter({ hasText: today });
    // A phone shows it in another place.
    const text = await row.locator('td').nth(2).textContent();
    return Number(text?.replace('–', '0,00').replaceAll('.', '').replace(',', ''));
  };
  await page.goto('/financeiro');
  const before = await cameIn();
  await page.getByRole('button', { name: 'Lançamento' }).click();
  await dialog.getByRole('button', { name: 'Entrada' }).click();
  await dialog.getByLabel('Valor (R$)').fill('1.000');
  await dialog.getByLabel('Conta').click();
  await page.getByRole('option', { name: account }).click();
  await dialog.getByLabel('Categoria').fill('Sucata');
  await dialog.getByLabel('Descrição').fill(`Cavaco ${id}`);
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: account })).toContainText('1.500,00');
  await expect.poll(cameIn).toBeGreaterThanOrEqual(before + 100_000);
  await page.getByRole('link', { name: account }).click();
  await expect(page.getByRole('row', { name: `Cavaco ${id}` })).toContainText('+1.000,00');

  await signIn('owner');
  await page.goto('/financeiro/fechamentos');
  const name = new Intl.DateTimeFormat('pt-BR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`));
  await page.getByRole('button', { name: `Fechar mês: ${name}` }).click();
  await dialog.getByRole('button', { name: 'Fechar mês' }).click();
  await expect(page.getByRole('button', { name: `Reabrir mês: ${name}` })).toBeVisible();

  await page.goto(title);
  await page.getByRole('button', { name: 'Pagar' }).click();
  await dialog.getByLabel('Dia do pagamento').fill(day);
  await page.keyboard.press('Tab');
  await dialog.getByLabel('Conta').click();
  await page.getByRole('option', { name: account }).click();
  await dialog.getByRole('button', { name: 'Pagar' }).click();
  await expect(dialog.getByText(`O mês ${month} está fechado`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  await page.goto('/financeiro/lancamentos');
  await page.getByRole('button', { name: 'Lançamento' }).click();
  await dialog.getByLabel('Valor (R$)').fill('10');
  await dialog.getByLabel('Conta').click();
  await page.getByRole('option', { name: account }).click();
  await dialog.getByLabel('Dia').fill(day);
  await page.keyboard.press('Tab');
  await dialog.getByLabel('Categoria').fill('Tarifa');
  await dialog.getByLabel('Descrição').fill(`Tarifa ${id}`);
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(dialog.getByText(`O mês ${month} está fechado`)).toBeVisible();
  // Both were refused, as they ought to be.
  expect(complaints.splice(0).filter((one) => !one.includes('409'))).toEqual([]);

  await page.goto('/financeiro/fechamentos');
  await page.getByRole('button', { name: `Reabrir mês: ${name}` }).click();
  await dialog.getByRole('button', { name: 'Reabrir mês' }).click();
  await expect(dialog.getByText('preencha este campo')).toBeVisible();
  await dialog.getByLabel('Motivo').fill(`tarifa esquecida ${id}`);
  await dialog.getByRole('button', { name: 'Reabrir mês' }).click();
  await expect(page.getByText(`tarifa esquecida ${id}`)).toBeVisible();
});

test('a title that was entered by mistake is cancelled, and says by whom and why', async ({ page, signIn }) => {
  const { get, post } = await apiOf(page);
  const month = (await get('auth/me')).today.slice(0, 7);
  const party = `Gráfica ${randomUUID().slice(0, 8)}`;
  const { id } = await post('financial/payables', { party, category: 'Material', amount: 80, dueOn: `${month}-28`, competence: month });
  await signIn('finance');
  await page.goto(`/financeiro/titulos/${id}`);
  await page.getByRole('button', { name: 'Cancelar título' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Cancelar título' }).click();
  await expect(dialog.getByLabel('Motivo')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Motivo').fill('boleto de outra oficina');
  await dialog.getByRole('button', { name: 'Cancelar título' }).click();
  await expect(page.getByRole('banner').getByText('Cancelado')).toBeVisible();
  await expect(page.getByText('boleto de outra oficina')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pagar' })).toBeHidden();
  expect(await problemsOf(page)).toEqual([]);
});
