import { expect, test } from './biela';
import { Server } from './server';

test('a form outlives the server: nothing typed is lost, and one thing is created', async ({ page, complaints }) => {
  test.setTimeout(400_000);
  const server = new Server();
  await server.start();
  const owner = { name: 'Ada Prado', email: 'ada@oficina.example', password: 'senha-da-oficina' };
  const shop = { legalName: 'Oficina Ltda', tradeName: 'Oficina', cnpj: '11.222.333/0001-81', owner };
  expect((await page.request.post(`${server.url}/api/v1/auth/organizations`, { data: shop })).ok()).toBe(true);

  await page.goto(`${server.url}/entrar?volta=/clientes`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Senha', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('button', { name: 'Novo cliente' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nome').fill('Transportes Serra Azul');
  await dialog.getByLabel('CPF ou CNPJ').fill('52998224725');
  await server.kill();
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(page.getByText('Sem conexão').first()).toBeVisible();
  await expect(dialog.getByLabel('Nome')).toHaveValue('Transportes Serra Azul');

  await server.start();
  await expect(page.getByRole('heading', { name: 'Transportes Serra Azul' })).toBeVisible({ timeout: 90_000 });
  await page.goto(`${server.url}/clientes`);
  await expect(page.getByRole('link', { name: 'Transportes Serra Azul' })).toHaveCount(1);
  await server.kill();
  // The server was away, and the browser said so; that is what this is about.
  complaints.length = 0;
});

test('a server that says to come back is waited for, and an answer lost on the way signs nobody out', async ({
  page,
  signIn,
  complaints,
}) => {
  await signIn('advisor');
  let isAway = true;
  await page.route(/\/api\/v1\/orders\/customers(\?|$)/, (route) =>
    isAway ? route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, json: {} }) : route.continue(),
  );
  await page.goto('/clientes');
  await expect(page.getByText('Esperando o servidor')).toBeVisible();
  isAway = false;
  await expect(page.getByRole('table', { name: 'Clientes' })).toBeVisible();
  await expect(page.getByText('Esperando o servidor')).toBeHidden();

  // The token has run out, and the line breaks while another is asked for.
  let asked = 0;
  await page.route('**/api/v1/auth/refresh', (route) => (++asked === 1 ? route.abort('connectionreset') : route.continue()));
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('biela.session') ?? '{}');
    localStorage.setItem('biela.session', JSON.stringify({ ...kept, until: 0 }));
  });
  await page.reload();
  await expect(page.getByRole('table', { name: 'Clientes' })).toBeVisible();
  expect(asked).toBe(2);
  complaints.length = 0;
});
