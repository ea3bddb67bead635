import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { apiOf, expect, test } from './biela';
import { soon } from './fiscal/work';

/** The month so many later. */
const later = (month: string, months: number) => {
  const [year = 0, at = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at - 1 + months, 1)).toISOString().slice(0, 7);
};

test('a bill is seen in the result in both views, moved to another line, and stays in a closed month as it was', async ({
  page,
  signIn,
  browserOf,
  hasTouch,
}) => {
  const id = randomUUID().slice(0, 8);
  // A month of this test's own at this width: its figures are known, and it is closed for everybody.
  const first = hasTouch ? 1950 : 1968;
  const month = `${randomInt(first, first + 17)}-${String(randomInt(1, 13)).padStart(2, '0')}`;
  const category = `Zeladoria ${id}`;
  const { get, post } = await apiOf(page);
  const account = await post('cashflow/accounts', { name: `Banco ${id}`, kind: 'Bank', opening: 500, openedOn: `${month}-01` });
  const owed = { party: `Casa Limpa ${id}`, category, amount: 1300, dueOn: `${month}-10`, competence: month };
  const title = await post('financial/payables', owed);
  const paid = { paidOn: `${month}-10`, accountId: account.id, method: 'Pix', amount: 1120.5 };
  // That there is such an account is told in its own time.
  await soon(() => post(`financial/titles/${title.id}/settlements`, paid));
  const before = later(month, -1);
  for (let bill = 0; bill < 11; bill++)
    await post('financial/payables', { ...owed, category: `Cartório ${id}`, amount: 10, dueOn: `${before}-10`, competence: before });
  const { number } = await get(`financial/titles/${title.id}`);

  await signIn();
  await page.goto('/financeiro');
  await page.getByRole('link', { name: 'DRE' }).click();
  await expect(page.getByRole('heading', { name: 'DRE' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'DRE' }).getByRole('row', { name: 'Resultado líquido' })).toBeVisible();
  await page.goto(`/financeiro/dre?mes=${later(month, 1)}`);
  await expect(page.getByText('Ordens entregues, vendas, contas do mês e lançamentos do caixa aparecem aqui.')).toBeVisible();
  await page.getByRole('button', { name: 'Mês anterior' }).click();

  const table = page.getByRole('table', { name: 'DRE', exact: true });
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) });
  await expect(row('Administrativas')).toContainText('−1.300,00');
  await expect(row('Administrativas')).toContainText('−1.120,50');
  await expect(row('Administrativas')).toContainText('−179,50');
  await expect(row('Resultado líquido')).toContainText('−1.300,00');
  await row('Despesas fixas').getByRole('button').click();
  await expect(row('Administrativas')).toBeHidden();
  await row('Despesas fixas').getByRole('button').click();

  await row('Administrativas').getByRole('button').click();
  await expect(page).toHaveURL(/linha=Administrative/);
  const panel = page.getByRole('region', { name: 'Administrativas' });
  const parts = panel.getByRole('row').filter({ hasText: number });
  await expect(parts).toContainText('1.300,00');
  await panel.getByRole('button', { name: 'Caixa' }).click();
  await expect(parts).toContainText('1.120,50');
  await parts.getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  await page.goBack();

  const dialog = page.getByRole('dialog');
  await panel.getByRole('button', { name: `Mudar de linha: ${category}` }).click();
  await dialog.getByRole('combobox', { name: `Linha de ${category}` }).click();
  await page.getByRole('option', { name: 'Estrutura' }).click();
  await expect(dialog.getByText('escolhida pela oficina')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row('Estrutura')).toContainText('−1.120,50');
  await expect(row('Administrativas')).toBeHidden();
  await expect(panel.getByText('Nada nesta linha')).toBeVisible();
  await panel.getByRole('button', { name: 'Fechar detalhe' }).click();
  await expect(panel).toBeHidden();

  await page.getByRole('button', { name: '12 meses' }).click();
  const year = page.getByRole('table', { name: 'DRE, 12 meses' });
  await expect(year.getByRole('row', { name: 'Estrutura' }).getByRole('cell').last()).toHaveText('−1.300,00');
  await page.getByRole('button', { name: 'Caixa', exact: true }).click();
  await expect(year.getByRole('row', { name: 'Estrutura' }).getByRole('cell').last()).toHaveText('−1.120,50');
  const handed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportar CSV' }).click();
  const file = await handed;
  expect(file.suggestedFilename()).toBe(`dre-${later(month, -11)}-${month}.csv`);
  expect(await readFile(await file.path(), 'utf8')).toContain(`${month};  Estrutura;-1300,00;-1120,50;-179,50`);
  await page.getByRole('button', { name: 'Competência × caixa' }).click();

  await post(`financial/periods/${month}/close`, {});
  await expect(page.getByText('Versão 1, fechada em')).toBeVisible();
  await page.getByRole('button', { name: 'Categorias' }).click();
  await dialog.getByLabel('Buscar categoria').fill(category.toUpperCase());
  await dialog.getByRole('combobox', { name: `Linha de ${category}` }).click();
  await page.getByRole('option', { name: 'Como a Biela coloca' }).click();
  await expect(dialog.getByText('pelo nome')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(row('Estrutura')).toContainText('−1.300,00');
  await expect(row('Administrativas')).toBeHidden();

  await post(`financial/periods/${month}/reopen`, { reason: `categoria errada ${id}` });
  await expect(row('Administrativas')).toContainText('−1.300,00');
  await page.getByRole('button', { name: 'versão 1' }).click();
  await expect(page.getByText('como foi fechado em')).toBeVisible();
  await expect(row('Estrutura')).toContainText('−1.300,00');
  await expect(row('Estrutura').getByRole('button')).toBeHidden();
  await page.getByRole('button', { name: 'Ver como está agora' }).click();
  await expect(row('Administrativas')).toContainText('−1.300,00');

  await page.getByRole('button', { name: 'Mês anterior' }).click();
  await row('Administrativas').getByRole('button').click();
  const bills = panel.getByRole('row').filter({ hasText: `Cartório ${id}` });
  await expect(bills).toHaveCount(10);
  await expect(panel.getByRole('row', { name: 'Total' })).toContainText('110,00');
  await panel.getByRole('button', { name: 'mais 1' }).click();
  await expect(bills).toHaveCount(11);
  await expect(panel.getByRole('button', { name: 'mais 1' })).toBeHidden();

  // Who may not say where categories stand is shown them all the same.
  const other = await browserOf('finance');
  await other.goto(`/financeiro/dre?mes=${month}&linha=Administrative`);
  await expect(other.getByRole('listitem').filter({ hasText: category })).toBeVisible();
  await expect(other.getByRole('button', { name: /^Mudar|Categorias/ })).toBeHidden();
});
