import { expect, type Page } from '@playwright/test';
import { expectStage, type Job, section } from './job';
import { amount, plusDays, plusMonths, reais, sum, written } from './sums';

/** One pixel. */
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Lia writes down whose engine it is, what it is and what came with it. Gives the order's address and number. */
export async function open(page: Page, job: Omit<Job, 'id' | 'number'>) {
  await page.goto('/ordens');
  await page.getByRole('link', { name: 'Nova ordem' }).click();
  await page.getByRole('button', { name: 'Novo cliente' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nome').fill(job.customer);
  await dialog.getByLabel('CPF ou CNPJ').fill(job.cpf);
  await dialog.getByLabel('Telefone').fill('35999990000');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  const cpf = job.cpf.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4');
  await expect(page.getByRole('combobox', { name: 'Cliente' })).toHaveValue(`${job.customer} · ${cpf}`);
  await page.getByRole('button', { name: 'Continuar' }).click();

  await page.getByRole('combobox', { name: 'Modelo do motor' }).fill('Aurora');
  await page.getByRole('option', { name: 'Aurora Vetor 1.6 8V' }).click();
  await page.getByLabel('Número do motor').fill(job.serial);
  await page.getByLabel('Queixa do cliente').fill('Perda de força e fumaça azul');
  await page.getByRole('button', { name: 'Continuar' }).click();

  await page.getByRole('checkbox', { name: 'Bielas' }).uncheck();
  const block = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: 'Bloco' }) });
  await block.getByLabel('Como chegou').fill('falta um parafuso do cabeçote');
  await page.getByLabel('Fotos: Bloco').setInputFiles({ name: 'bloco.png', mimeType: 'image/png', buffer: photo });
  await page.getByRole('button', { name: 'Continuar' }).click();

  await expect(page.getByRole('region', { name: 'Cliente' })).toContainText(job.customer);
  await expect(page.getByRole('region', { name: 'Motor' })).toContainText(`Aurora Vetor 1.6 8V ${job.serial}`);
  await expect(page.getByRole('region', { name: 'Componentes' }).getByRole('listitem')).toHaveCount(4);
  await page.getByLabel('Prometida para').fill(written(plusDays(job.today, 20)));
  await page.getByLabel('Prometida para').press('Tab');
  await page.getByRole('button', { name: 'Abrir ordem' }).click();
  const number = page.getByRole('heading', { level: 1, name: 'OS-' });
  await expect(number).toBeVisible();
  return { id: new URL(page.url()).pathname.split('/')[2] ?? '', number: (await number.textContent()) ?? '' };
}

export async function expectOpened(page: Page, job: Job) {
  expect(job.number).toMatch(/^OS-\d{4}-\d{5}$/);
  await expectStage(page, 'Aberta');
  await expect(page.getByText('Esperando a medição.')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(4);
  await expect(page.getByRole('article', { name: 'Bloco' })).toContainText('Chegou: falta um parafuso do cabeçote');
  await expect(page.getByText('Aberta por')).toBeVisible();
  await expect(page.getByText(`${written(plusDays(job.today, 20))} em 20 dias`)).toBeVisible();
  const intake = page.getByRole('region', { name: 'Entrada' });
  await expect(intake).toContainText('Queixa: Perda de força e fumaça azul');
  await expect(intake.getByRole('link', { name: 'Abrir Bloco 1.png' })).toBeVisible();
}

/** Lia makes the budget of what was measured, adds what it needs besides, and gives a discount. */
export async function quote(page: Page, job: Job) {
  await expectStage(page, 'Aguardando orçamento');
  await page.getByRole('link', { name: 'Abrir orçamento' }).first().click();
  await expect(page.getByText('Inclua serviços e peças')).toBeVisible();
  await page.getByRole('button', { name: 'sugestões do laudo' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox')).toHaveCount(5);
  await expect(dialog.getByText('Jogo de pistões 0,25')).toBeVisible();
  await dialog.getByRole('button', { name: 'Aceitar 5 itens' }).click();
  await expect(page.getByText('5 itens, 5 vieram do laudo')).toBeVisible();
  await add(page, 'SV-302', 'Cabeçote');
  await add(page, 'SV-401', 'Montagem');
  for (const { code, total } of job.lines) await expect(lineOf(page, code)).toContainText(amount(total));
  await page.getByLabel('Desconto sobre o total, em reais').fill(amount(job.discount));
  await page.getByLabel('Desconto sobre o total, em reais').press('Enter');
  const gross = (prefix: string) => amount(sum(job.lines.filter((one) => one.code.startsWith(prefix)).map((one) => one.total)));
  const totals = page.getByRole('region', { name: 'Totais' });
  for (const said of [`Serviços${gross('SV')}`, `Peças${gross('PT')}`, `Total${amount(job.total)}`, '3,31 % de 5 % do seu papel'])
    await expect(totals).toContainText(said);
}

const lineOf = (page: Page, code: string) => page.getByRole('row').filter({ hasText: code });

async function add(page: Page, code: string, component: string) {
  await page.getByLabel('Para o componente').selectOption(component);
  await page.getByRole('combobox', { name: 'Adicionar do catálogo' }).fill(code);
  await page.getByRole('option', { name: code }).click();
  await expect(lineOf(page, code)).toBeVisible();
}

/** Lia sends the budget at once: what was typed a moment ago goes with it. Gives the customer's link. */
export async function send(page: Page, job: Job) {
  await page.getByRole('button', { name: 'Enviar' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`A versão v1, de ${reais(job.total)}, fica congelada`);
  await dialog.getByRole('button', { name: 'Enviar' }).click();
  await expect(dialog).toContainText(`Enviado. O link vale até ${written(plusDays(job.today, 15))}`);
  const link = await dialog.getByLabel('Link do cliente').inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Enviado', { exact: true })).toBeVisible();
  return new URL(link).pathname;
}

/** Lia has the order before her while the customer answers. */
export async function expectApproved(page: Page, job: Job) {
  await expectStage(page, 'Aprovada');
  await expect(page.getByText('A produção está liberada')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Dinheiro' })).toContainText(`Aprovado${reais(job.approved)}`);
  await section(page, 'Orçamentos').click();
  await expect(page.getByRole('row').filter({ hasText: 'Aprovado em parte' })).toContainText(amount(job.total));
}

/** Gives the engine to its owner. */
export async function deliver(page: Page, job: Job) {
  await page.getByRole('banner').getByRole('button', { name: 'Entregar' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Recebido por')).toHaveValue(job.customer);
  await dialog.getByLabel('Documento de quem recebe').fill('MG-12.345.678');
  await dialog.getByLabel('Hodômetro (km)').fill('187432');
  await dialog.getByRole('button', { name: 'Entregar' }).click();
}

export async function expectDelivered(page: Page, { customer, today, warrantyMonths }: Job) {
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectStage(page, 'Entregue');
  await section(page, 'Garantia e entrega').click();
  const delivery = page.getByRole('region', { name: 'Entrega' });
  for (const said of [`Entregue em${written(today)}`, `Recebido por${customer}`, '187.432']) await expect(delivery).toContainText(said);
  const legal = plusDays(today, 90);
  const warranty = page.getByRole('region', { name: 'Garantia' });
  await expect(warranty).toContainText(`Começa em${written(today)}`);
  await expect(warranty).toContainText(`Legal até (CDC, 90 dias)${written(legal)}`);
  await expect(warranty).toContainText(`Da oficina até${written(plusMonths(legal, warrantyMonths))}`);
}
