import { expect, type Page } from '@playwright/test';
import { type Job, parts, section } from './job';
import { amount, reais, sum, written } from './sums';

const rowOf = (page: Page, sku: string) => page.getByRole('row').filter({ hasText: sku });

/** Davi takes what is set aside for the order off the shelf, all of it at once. */
export async function issue(page: Page, job: Job) {
  await section(page, 'Peças').click();
  await expect(page.getByRole('table', { name: 'Peças reservadas' }).getByRole('link')).toHaveCount(3);
  for (const { sku, name } of parts) {
    await expect(rowOf(page, sku)).toContainText(name);
    await expect(rowOf(page, sku)).toContainText('Separada');
  }
  await page.getByRole('button', { name: 'Dar saída' }).click();
  const dialog = page.getByRole('dialog', { name: `Dar saída · ${job.number}` });
  for (const { name } of parts) await expect(dialog.getByLabel(`${name} (JG)`)).toHaveValue('1');
  await dialog.getByRole('button', { name: 'Dar saída' }).click();
  await expect(dialog).toBeHidden();
  for (const { sku } of parts) await expect(rowOf(page, sku)).toContainText('Consumida');
  await expect(page.getByRole('button', { name: 'Dar saída' })).toBeHidden();
}

/** What left cost what it was bought for, on the order and in the book of the part. */
export async function expectCost(page: Page, job: Job) {
  await section(page, 'Custos').click();
  const costs = page.getByRole('table', { name: 'Custo das peças' });
  for (const { sku, cost } of parts) await expect(costs.getByRole('row').filter({ hasText: sku })).toContainText(amount(cost));
  await expect(costs).toContainText(reais(sum(parts.map((one) => one.cost))));
  await section(page, 'Peças').click();
  await page.getByRole('link', { name: 'Jogo de pistões 0,25' }).click();
  const left = page.getByRole('table', { name: 'Movimentações' }).getByRole('row').filter({ hasText: job.number });
  for (const said of ['Saída', written(job.today), 'Davi Lopo']) await expect(left).toContainText(said);
}
