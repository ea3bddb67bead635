import { expect, test } from './biela';
import { clientOf, newCnpj, unique } from './fiscal/work';
import { ownShop, password } from './own-shop';

test('somebody of two shops is asked which one, goes over to the other, and takes nothing along', async ({ page, complaints }) => {
  const { api, shop } = await ownShop(page);
  const name = unique();
  const owner = { name: 'Bento Reis', email: `bento-${name}@oficina.example`, password };
  const second = { legalName: `Tornearia ${name} Ltda`, tradeName: `Tornearia ${name}`, cnpj: newCnpj(), owner };
  expect((await page.request.post('/api/v1/auth/organizations', { data: second })).ok()).toBe(true);
  const theirs = await clientOf(page, '', owner.email, password);
  const { link } = await theirs.post('auth/invitations', { email: shop.owner.email, role: 'Consultor' });
  await api.post('auth/logout');

  // The invitation, with the password one has, leads into the shop that invited.
  const invited = `/convite/${link.split('/').at(-1)}`;
  await page.goto(invited);
  await page.getByLabel('Seu nome').fill(shop.owner.name);
  await page.getByLabel('Senha', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Aceitar e entrar' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const shops = page.getByRole('button', { name: 'Trocar de oficina' });
  await expect(shops).toContainText(second.tradeName);

  // A used one says so, with the way in.
  await page.goto(invited);
  await expect(page.getByText('Este convite já foi aceito.')).toBeVisible();
  expect(complaints.splice(0).every((one) => one.includes('409'))).toBe(true);
  await page.getByRole('link', { name: 'Entrar com a minha conta' }).click();
  await page.getByLabel('E-mail').fill(shop.owner.email);
  await page.getByLabel('Senha', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  const choices = page.locator('.oo');
  await expect(choices).toHaveCount(2);
  await expect(choices.first()).toContainText('última usada');
  await choices.filter({ hasText: shop.tradeName }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect(shops).toContainText(shop.tradeName);

  // What is typed belongs to the shop it was typed in: who stays, stays there.
  await page.goto('/ajustes');
  await page.getByLabel('Nome fantasia').fill('Nome da primeira');
  page.once('dialog', (dialog) => dialog.dismiss());
  await shops.click();
  await page.getByRole('menuitem', { name: second.tradeName }).click();
  await expect(page).toHaveURL(/ajustes$/);
  await expect(shops).toContainText(shop.tradeName);
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('menuitem', { name: second.tradeName }).click();
  await expect(shops).toContainText(second.tradeName);

  // On a phone the way is in the drawer.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Mais' }).click();
  await page.getByRole('menuitem', { name: shop.tradeName }).click();
  await expect(page.getByRole('heading', { name: 'Painel' })).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(shops).toContainText(shop.tradeName);
});
