import { expect, type Page } from '@playwright/test';
import type { Job } from './job';
import { amount, installments, plusMonths, reais, written } from './sums';

const titles = (page: Page) =>
  page
    .getByRole('table', { name: 'A receber' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') });

/** Ivo finds what the customer owes: an old debt, and the installments of the order. */
export async function findTitles(page: Page, job: Job) {
  await page.goto('/financeiro/receber');
  await page.getByRole('combobox', { name: 'Cliente' }).fill(job.customer);
  await page.getByRole('option', { name: job.customer }).click();
  await expect(titles(page)).toHaveCount(4);
  for (const [at, cents] of installments(job.approved, 3).entries()) {
    const row = titles(page).filter({ hasText: written(plusMonths(plusMonths(job.today, 1), at)) });
    await expect(row).toContainText('Aberto');
    await expect(row).toContainText(amount(cents));
  }
}

export async function openTitle(page: Page, said: string) {
  await titles(page).filter({ hasText: said }).first().getByRole('link').click();
}

/** Ivo takes down what came in for the title that is open, with what it costs to be late. */
export async function receive(page: Page, { today }: Job, owed: { principal: number; fine: number; interest: number }) {
  const total = owed.principal + owed.fine + owed.interest;
  await page.getByRole('button', { name: 'Receber' }).filter({ visible: true }).click();
  const dialog = page.getByRole('dialog');
  for (const said of [
    `Principal${reais(owed.principal)}`,
    `Multa${reais(owed.fine)}`,
    `Juros${reais(owed.interest)}`,
    `Total${reais(total)}`,
  ])
    await expect(dialog).toContainText(said);
  await dialog.getByRole('combobox', { name: 'Conta' }).click();
  await page.getByRole('option', { name: 'Banco Serra' }).click();
  await dialog.getByLabel('Referência do pagamento').fill('comprovante 4417');
  await dialog.getByRole('button', { name: 'Receber' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Liquidado', { exact: true })).toBeVisible();
  await expect(page.getByText(`Em aberto (R$)${reais(0)}`)).toBeVisible();
  const receipt = page.getByRole('table', { name: 'Baixas' }).getByRole('row').filter({ hasText: 'comprovante 4417' });
  for (const said of [written(today), 'Pix', 'Banco Serra', 'Ivo Brandt', amount(total)]) await expect(receipt).toContainText(said);
}

/** The order knows what came in for it, and so does the cash book. */
export async function expectPaid(page: Page, job: Job, paid: number) {
  await page.getByRole('link', { name: 'Ordem de serviço' }).click();
  const money = page.getByRole('region', { name: 'Dinheiro' });
  await expect(money).toContainText(`Recebido${amount(paid)}`);
  await expect(money).toContainText(`A receber${amount(job.approved - paid)}`);
  await page.goto('/financeiro/lancamentos');
  await expect(page.getByRole('row').filter({ hasText: job.number }).first()).toContainText(`+${amount(paid)}`);
}
