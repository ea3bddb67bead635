import { expect, problemsOf, test } from './biela';
import { ownShop, password } from './own-shop';

test('the fiscal profile is written, changed and changed back, and nobody is run over', async ({ page, complaints }) => {
  const { api, shop } = await ownShop(page);
  await page.goto('/ajustes/fiscal');
  await expect(page.getByText('A oficina ainda não é emitente.')).toBeVisible();
  await expect(page.getByLabel('Razão social')).toHaveValue(shop.legalName);
  const save = page.getByRole('button', { name: 'Salvar dados fiscais' });
  await save.click();
  await expect(page.getByLabel('Inscrição estadual')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Inscrição estadual').fill('0623079040081');
  await page.getByLabel('CEP').fill('37550-000');
  await page.getByRole('combobox', { name: 'Cidade' }).fill('pouso alegre');
  await page.getByRole('option', { name: 'Pouso Alegre/MG' }).click();
  await page.getByLabel('Rua').fill('Rua dos Torneiros');
  await page.getByRole('textbox', { name: 'Número', exact: true }).fill('415');
  await page.getByLabel('Bairro').fill('São Geraldo');
  await page.getByLabel('Alíquota efetiva do Simples (%)').fill('9,22');
  await save.click();
  await expect(page.getByText('Nenhum certificado.')).toBeVisible();
  // That there was none yet was an answer of 404.
  expect(complaints.splice(0).filter((one) => !one.includes('404'))).toEqual([]);
  const profile = () => api.get('fiscal/profile');
  expect((await profile()).issuer).toMatchObject({ address: { cityCode: '3152501' }, services: { simplesRate: 9.22 } });

  await page.getByLabel('CNAE principal').fill('4520-0/01');
  await save.click();
  await expect(page.getByText('Salvo.')).toBeVisible();
  expect((await profile()).issuer.cnae).toBe('4520001');
  expect(await problemsOf(page)).toEqual([]);
  await page.getByLabel('CNAE principal').fill('');
  await save.click();
  await expect(page.getByText('Salvo.')).toBeVisible();
  expect((await profile()).issuer.cnae).toBeNull();

  await page.getByLabel('Nome fantasia').fill('Meu nome');
  const { issuer } = await profile();
  await api.put('fiscal/profile', { issuer: { ...issuer, tradeName: 'Outro nome' } }, '*');
  await save.click();
  await expect(page.getByText('Alguém mudou isto enquanto você editava.')).toBeVisible();
  await expect(page.getByLabel('Nome fantasia')).toHaveValue('Meu nome');
  expect(complaints.splice(0).join()).toContain('412');
  await page.getByRole('button', { name: 'Ver como está agora' }).click();
  await expect(page.getByLabel('Nome fantasia')).toHaveValue('Outro nome');
});

test('somebody is invited and comes in', async ({ page, browser, viewport }) => {
  const { name, shop } = await ownShop(page);
  const email = `bia-${name}@oficina.example`;
  await page.goto('/ajustes/pessoas');
  await page.getByRole('button', { name: 'Convidar' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('combobox', { name: 'Papel' }).click();
  await page.getByRole('option', { name: 'Metrologista' }).click();
  await dialog.getByRole('button', { name: 'Convidar' }).click();
  const link = (await dialog.locator('output').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(page.getByRole('table', { name: 'Convites' })).toContainText(email);

  const context = await browser.newContext({ locale: 'pt-BR', viewport });
  const bia = await context.newPage();
  await bia.goto(link);
  await expect(bia.getByText(shop.tradeName)).toBeVisible();
  await bia.getByLabel('Seu nome').fill('Bia Moura');
  await bia.getByLabel('Escolha uma senha').fill(password);
  await bia.getByRole('button', { name: 'Aceitar e entrar' }).click();
  await expect(bia).toHaveURL(/\/$/);
  await context.close();
  await page.reload();
  await expect(page.getByRole('table', { name: 'Pessoas da oficina' })).toContainText('Bia Moura');
  await expect(page.getByRole('table', { name: 'Convites' })).toContainText('Aceito');
});

test('a price changes, and a repair rule brings it to the quote', async ({ page }) => {
  const { api } = await ownShop(page);
  await page.goto('/ajustes/precos');
  await page.getByRole('button', { name: 'Novo preço' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Código').fill('SV-150');
  await dialog.getByLabel('Descrição').fill('Brunir cilindro');
  await dialog.getByLabel('Preço (R$)').fill('120,50');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Brunir cilindro' });
  await expect(row).toContainText('120,50');
  await row.getByRole('button', { name: 'Brunir cilindro' }).click();
  await dialog.getByLabel('Preço (R$)').fill('135');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(row).toContainText('135,00');

  await page.goto('/ajustes/especificacoes');
  await page.getByRole('button', { name: 'Editar regras' }).click();
  const liner = dialog.getByRole('group', { name: 'Cilindro, Encamisar' });
  await liner.getByRole('button', { name: 'Adicionar item' }).click();
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(liner.getByLabel('Código').nth(1)).toHaveAttribute('aria-invalid', 'true');
  await liner.getByLabel('Código').nth(1).fill('SV-150');
  await liner.getByLabel('Descrição').nth(1).fill('Brunir cilindro');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: 'Regras de reparo' })).toContainText('SV-150');
  const { rules } = await api.get('diagnostics/rules');
  const changed = rules.find((one: { feature: string; action: string }) => one.feature === 'Bore' && one.action === 'Liner');
  expect(changed.items.map((one: { code: string }) => one.code)).toEqual(['SV-110', 'SV-150']);
});

test('a rate that the tables could not know is added, another one ended, and one taken back', async ({ page, complaints }) => {
  const { api, cnpj, shop } = await ownShop(page);
  const address = {
    street: 'Rua dos Torneiros',
    number: '415',
    district: 'Centro',
    cityCode: '3152501',
    city: 'Pouso Alegre',
    state: 'MG',
  };
  const issuer = { cnpj, name: shop.legalName, stateRegistration: '0623079040081', regime: 'Presumed', environment: 'Homologation' };
  await api.put('fiscal/profile', { issuer: { ...issuer, address: { ...address, postalCode: '37550000' } } }, '*');
  await page.goto('/ajustes/regras-fiscais');
  await expect(page.getByText('Nenhuma regra da oficina.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Do país' })).toContainText('LC 214/2025');
  const dialog = page.getByRole('dialog');
  async function fill(fields: Record<string, string>) {
    for (const [label, value] of Object.entries(fields)) await dialog.getByRole('textbox', { name: label, exact: true }).fill(value);
    await dialog.getByRole('button', { name: 'Salvar' }).click();
  }
  const own = page.getByRole('table', { name: 'Da oficina' });
  const missing = page.getByRole('alert').filter({ hasText: 'a alíquota de referência da CBS' });
  await missing.getByRole('button', { name: 'Cadastrar' }).click();
  await fill({ 'Valor (%)': '8,8125', Fonte: 'Resolução do Senado' });
  await expect(missing).toBeHidden();
  await expect(own.getByRole('row').filter({ hasText: 'CBS' })).toContainText('8,8125 %');
  const told = await api.get('fiscal/rules');
  expect([told.missing, told.shop[0].facts.topic, told.shop[0].facts.rate]).toEqual([[], 'Cbs', 8.8125]);
  expect(await problemsOf(page)).toEqual([]);

  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Nova regra' }).click();
  await fill({ 'Vale desde': '01/11/2026', 'Valor (%)': '3', Fonte: 'Lei municipal 7/2026' });
  await expect(dialog.getByLabel('Município (IBGE)')).toHaveAttribute('aria-invalid', 'true');
  expect(complaints.splice(0).join()).toContain('400 POST');
  await fill({ 'Município (IBGE)': '3152501' });
  const begun = own.getByRole('row').filter({ hasText: 'Lei municipal 7/2026' });
  await begun.getByRole('button', { name: 'Encerrar' }).click();
  await dialog.getByRole('button', { name: 'Encerrar' }).click();
  await expect(begun).toContainText('01/11/2026 a ');

  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Nova regra' }).click();
  await fill({ 'Vale desde': '01/01/2099', 'Valor (%)': '4', Fonte: 'Lei municipal 8/2026', 'Município (IBGE)': '3152501' });
  const coming = own.getByRole('row').filter({ hasText: 'Lei municipal 8/2026' });
  await coming.getByRole('button', { name: 'Apagar' }).click();
  await dialog.getByRole('button', { name: 'Apagar' }).click();
  await expect(coming).toBeHidden();
});
