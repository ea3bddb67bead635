import { readFile } from 'node:fs/promises';
import { type Download, expect, type Locator, type Page } from '@playwright/test';

/** One of the notes on the order's page. */
export const line = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

/** Where the customer lives, in a dialog that asks. */
export async function writeAddress(dialog: Locator) {
  await dialog.getByLabel('CEP').fill('37550-000');
  await dialog.getByLabel('Rua').fill('Rua das Oficinas');
  await dialog.getByRole('textbox', { name: 'Número', exact: true }).fill('120');
  await dialog.getByLabel('Bairro').fill('Lapa');
}

/** What a button hands over is a PDF. */
export async function expectPdf(page: Page, press: () => Promise<void>) {
  const arriving = page.waitForEvent('download');
  await press();
  const file = (await arriving) as Download;
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  expect((await readFile(await file.path())).subarray(0, 4).toString()).toBe('%PDF');
}

/** An act of a page: a button on a desk, in the menu on a phone. */
export async function act(page: Page, name: string) {
  const button = page.getByRole('banner').getByRole('button', { name, exact: true });
  const menu = page.getByRole('banner').getByRole('button', { name: 'Mais ações', exact: true });
  await expect(button.or(menu).first()).toBeVisible();
  if (await button.isVisible()) return button.click();
  await menu.click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
