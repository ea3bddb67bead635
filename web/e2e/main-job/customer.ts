import { expect, type Page } from '@playwright/test';
import { declined, type Job } from './job';
import { amount, installments, plusDays, plusMonths, reais, sum, written } from './sums';

/** Somebody without an account reads what is offered, says no to one line, chooses how to pay and signs. */
export async function answer(page: Page, job: Job, look: () => Promise<void>) {
  await expect(page.getByRole('heading', { name: 'Orçamento do seu motor' })).toBeVisible();
  await expect(page.getByText('Retífica Vale do Cobre')).toBeVisible();
  await expect(page.getByText(`Olá, ${job.customer}.`)).toContainText(`ordem ${job.number}`);
  await expect(page.getByText(`Vale até ${written(plusDays(job.today, 15))}.`)).toBeVisible();
  for (const { name, total } of job.lines)
    await expect(page.getByRole('group', { name: `Resposta para ${name}` })).toContainText(amount(total));
  await expect(page.getByText('7 de 7 itens')).toContainText(`desconto de ${reais(job.discount)}`);
  await expect(page.getByText(reais(job.total), { exact: true })).toBeVisible();

  const no = job.lines.find((one) => one.code === declined);
  await page
    .getByRole('group', { name: `Resposta para ${no?.name}` })
    .getByRole('radio', { name: 'Não' })
    .check();
  const given = sum(job.lines.filter((one) => one !== no).map((one) => one.total - one.net));
  await expect(page.getByText('6 de 7 itens')).toContainText(`desconto de ${reais(given)}`);
  await expect(page.getByText(reais(job.approved), { exact: true })).toBeVisible();

  // Who went to look at a message comes back to what they had answered.
  await page.reload();
  await expect(page.getByText('6 de 7 itens')).toBeVisible();

  const month = plusMonths(job.today, 1);
  const days = [0, 1, 2].map((later) => written(plusMonths(month, later)).slice(0, 5)).join(', ');
  const split = page.getByRole('radio', { name: 'Em 3 vezes' });
  await split.check();
  await expect(page.getByText(`${reais(installments(job.approved, 3)[0] ?? 0)} em ${days}`)).toBeVisible();
  await look();
  await sign(page);
}

/** Signs on the pad; without the authorisation nothing is approved. */
async function sign(page: Page) {
  const pad = page.getByRole('img', { name: 'Quadro de assinatura' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is no pad to sign on');
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  for (const [x, y] of [
    [60, 90],
    [90, 35],
    [120, 90],
    [170, 50],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Limpar' })).toBeVisible();
  await page.getByLabel('Seu nome').fill('Elias Couto');
  await page.getByLabel('CPF ou CNPJ').fill('80870760602');
  await page.getByRole('button', { name: 'Aprovar' }).click();
  await expect(page.getByText('Marque a autorização para aprovar.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Autorizo os itens aprovados' }).check();
  await page.getByRole('button', { name: 'Aprovar' }).click();
}

export async function expectAnswered(page: Page, job: Job) {
  await expect(page.getByRole('heading', { name: 'Orçamento aprovado em parte' })).toBeVisible();
  await expect(page.getByText('Respondido por Elias Couto')).toBeVisible();
  await expect(page.getByText(reais(job.approved), { exact: true })).toBeVisible();
  for (const { code, name } of job.lines)
    await expect(page.getByRole('group', { name: `Resposta para ${name}` })).toContainText(code === declined ? 'recusado' : 'aprovado');
}
