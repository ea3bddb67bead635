import { expect, type Page } from '@playwright/test';

export const component = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

export async function start(page: Page, name: string, step: string) {
  await component(page, name)
    .getByRole('button', { name: `Iniciar ${step}` })
    .click();
}

export async function finish(page: Page, name: string, step: string, note?: string) {
  await component(page, name)
    .getByRole('button', { name: `Concluir ${step}` })
    .click();
  const dialog = page.getByRole('dialog');
  if (note) await dialog.getByLabel('Observação').fill(note);
  await dialog.getByRole('button', { name: `Concluir ${step}` }).click();
  await expect(dialog).toBeHidden();
}

/** Takes a component through steps, one after the other. */
export async function work(page: Page, name: string, ...steps: string[]) {
  for (const step of steps) {
    await start(page, name, step);
    await finish(page, name, step);
  }
}

/** Sends a component back to a step that has to be done again. */
export async function sendBack(page: Page, name: string, backTo: string, cause: string) {
  await component(page, name)
    .getByRole('button', { name: `Mais ações de ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Devolver para retrabalho' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Voltar para' }).click();
  await page.getByRole('option', { name: backTo }).click();
  await dialog.getByLabel('Causa').fill(cause);
  await dialog.getByRole('button', { name: 'Devolver para retrabalho' }).click();
  await expect(dialog).toBeHidden();
}
