import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { apiOf, expect, test } from './biela';

/** The items of the account: in the menu of the desk, in the drawer of the phone. */
async function account(page: Page, isPhone: boolean, item: string) {
  await page.getByRole('button', { name: isPhone ? /^(Mais|More)$/ : /^(Sua conta|Your account)$/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('the services are well, what is stuck goes again, and the trail knows what was done', async ({ page, signIn }) => {
  const key = `Chave ${randomUUID().slice(0, 8)}`;
  await signIn();
  await page.goto('/operacao');
  const services = page.getByRole('table', { name: 'Serviços' });
  await expect(services.getByText('responde', { exact: true })).toHaveCount(12);
  await expect(page.getByText('Nenhuma mensagem parada')).toBeVisible();

  // Nothing gets stuck at will: one that did is told in its place.
  let isStuck = true;
  const stuck = {
    messageId: randomUUID(),
    type: 'stock.issued',
    handler: 'Follow',
    attempts: 12,
    error: 'tempo esgotado',
    deadAt: new Date(),
  };
  await page.route('**/api/v1/orders/dead-letters', (route) => route.fulfill({ json: isStuck ? [stuck] : [] }));
  await page.route('**/api/v1/orders/dead-letters/*/replay', (route) => {
    isStuck = false;
    return route.fulfill({ json: { count: 1 } });
  });
  const row = page.getByRole('table', { name: 'Mensagens paradas' }).getByRole('row', { name: 'stock.issued' });
  await expect(row).toContainText('tempo esgotado');
  await row.getByRole('button', { name: 'Reprocessar stock.issued de Ordens' }).click();
  await expect(page.getByText('1 mensagem voltou para a fila.')).toBeVisible();
  await expect(page.getByText('Nenhuma mensagem parada')).toBeVisible();

  const { post } = await apiOf(page);
  await post('auth/api-keys', { name: key, permissions: ['orders.read'] });
  await page.getByRole('link', { name: 'Auditoria' }).click();
  const act = page.getByRole('table', { name: 'Auditoria' }).getByRole('row').filter({ hasText: key });
  await expect(act).toContainText('Criou chave de API');
  await expect(act).toContainText('Celina Aguiar');
});

test('language and theme stay, the way out is out, and what one may not see is not offered', async ({
  page,
  signIn,
  isMobile,
  hasTouch,
}) => {
  const isPhone = isMobile || hasTouch;
  await signIn('metrologist');
  await account(page, isPhone, 'English');
  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible();
  await account(page, isPhone, 'Dark');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await account(page, isPhone, 'Português');
  await expect(page.getByRole('heading', { name: 'Painel', exact: true })).toBeVisible();

  if (isPhone) await page.getByRole('button', { name: 'Mais', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Estoque' })).toBeVisible();
  for (const name of ['Financeiro', 'Caixa', 'Compras', 'Orçamentos', 'Operação'])
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
  for (const path of ['/financeiro/pagar', '/compras', '/operacao/auditoria']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Seu papel não abre esta área' })).toBeVisible();
  }

  await account(page, isPhone, 'Sair');
  await expect(page).toHaveURL(/\/entrar$/);
  await page.goto('/ordens');
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
});
