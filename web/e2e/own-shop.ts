import type { Page } from '@playwright/test';
import { expect } from './biela';
import { clientOf, newCnpj, unique } from './fiscal/work';

export const password = 'senha-da-oficina';

/** A shop of a test's own, that is an issuer, and its owner signed in. */
export async function ownShop(page: Page) {
  const [cnpj, name] = [newCnpj(), unique()];
  const owner = { name: 'Ada Prado', email: `ada-${name}@oficina.example`, password };
  const shop = { legalName: `Oficina ${name} Ltda`, tradeName: `Oficina ${name}`, cnpj, owner };
  expect((await page.request.post('/api/v1/auth/organizations', { data: shop })).ok()).toBe(true);
  const api = await clientOf(page, '', owner.email, password);
  await page.goto('/entrar');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Senha', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/entrar'));
  return { api, name, cnpj, shop };
}
