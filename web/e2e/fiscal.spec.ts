import { expect, problemsOf, test } from './biela';
import { act, expectPdf, line, writeAddress } from './fiscal/page';
import { Sefaz } from './fiscal/sefaz';
import { approvedOrder, clientOf, deliver, stockedPart, sums } from './fiscal/work';

test('the parts of a delivered order go on an NF-e, which is corrected and stands in the books', async ({ page, signIn, complaints }) => {
  const api = await clientOf(page);
  const order = await approvedOrder(api);
  await deliver(api, order);
  await signIn('manager');
  await page.goto(`/ordens/${order.id}?aba=fiscal`);
  const parts = line(page, 'Peças (NF-e ou NFC-e)');
  await expect(parts).toContainText(sums.parts);
  await parts.getByRole('button', { name: 'Emitir nota das peças' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Nome ou razão social')).toHaveValue(order.customer);
  await expect(dialog.getByLabel('Cidade')).toHaveValue('Pouso Alegre/MG');
  await expect(dialog.getByLabel('R$')).toHaveValue('637,80');
  // What is missing is said at its field, before anything is sent.
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(dialog.getByLabel('CEP')).toHaveAttribute('aria-invalid', 'true');
  await writeAddress(dialog);
  await dialog.getByRole('combobox', { name: 'Meio' }).click();
  await page.getByRole('option', { name: 'Boleto' }).click();
  await dialog.getByLabel('A prazo').check();
  await dialog.getByLabel('Vence em').fill('31/12/2099');
  const boleto = dialog.getByLabel('Linha do boleto');
  await boleto.fill('00190.00009 01234.567897 00000.001172 9 16770000015075');
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(boleto).toHaveAccessibleDescription(/o boleto é de R\$ 150,75, e o pagamento de R\$ 637,80/);
  complaints.splice(0);
  await boleto.fill('00190.00009 01234.567897 00000.001172 6 16770000063780');
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(dialog).toBeHidden();
  await expect(parts).toContainText('Autorizada');
  expect(await problemsOf(page)).toEqual([]);
  await expectPdf(page, () => parts.getByRole('button', { name: 'DANFE' }).click());

  const note = (await parts.getByRole('link', { name: /^NF-e/ }).textContent()) ?? '';
  await parts.getByRole('link', { name: note }).click();
  await expect(page.getByRole('heading', { name: note })).toBeVisible();
  await expectPdf(page, () => page.getByRole('button', { name: 'Baixar PDF' }).click());
  await act(page, 'Carta de correção');
  await dialog.getByLabel('Correção').fill('Onde se lê juntas, leia-se jogo de juntas do motor.');
  await dialog.getByRole('button', { name: 'Carta de correção' }).click();
  await expect(page.getByText('Registrado', { exact: true })).toBeVisible();
  await expectPdf(page, () => page.getByRole('button', { name: 'Imprimir carta 1' }).click());

  await page.goto('/fiscal/livros');
  await page.getByRole('table', { name: 'Livro' }).getByRole('button', { name: '5102' }).first().click();
  const listed = page.getByRole('dialog').getByRole('row').filter({ hasText: order.customer });
  await expect(listed).toContainText(note);
  await expect(listed).toContainText('637,80');
});

test('what the customer brought comes in and goes back on its notes, and the labour is on an NFS-e that is cancelled', async ({
  page,
  signIn,
}) => {
  const api = await clientOf(page);
  const order = await approvedOrder(api);
  await signIn();
  await page.goto(`/ordens/${order.id}?aba=fiscal`);
  const [entry, back, labour] = [line(page, 'Entrada para conserto'), line(page, 'Retorno de conserto'), line(page, 'Serviços (NFS-e)')];
  await expect(labour).toContainText('entregue a ordem primeiro');
  await expect(labour.getByRole('button', { name: 'Emitir NFS-e' })).toBeDisabled();
  await entry.getByRole('button', { name: 'Emitir entrada' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Valor declarado (R$)').fill('8000');
  await writeAddress(dialog);
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(entry).toContainText('Autorizada');
  await expect(entry).toContainText('R$ 8.000,00');
  await expect(page.getByText('na oficina', { exact: true })).toBeVisible();

  await deliver(api, order);
  await expect(page.getByText('saiu sem nota de retorno')).toBeVisible();
  await back.getByRole('button', { name: 'Emitir retorno' }).click();
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(back).toContainText('Autorizada');
  await expect(page.getByText('devolvido com nota')).toBeVisible();

  await labour.getByRole('button', { name: 'Emitir NFS-e' }).click();
  // Told once of the customer, it need not be told again.
  await expect(dialog.getByLabel('Rua')).toHaveValue('Rua das Oficinas');
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(labour).toContainText('Autorizada');
  await expect(labour).toContainText(sums.services);
  await expectPdf(page, () => labour.getByRole('button', { name: 'DANFSe' }).click());
  await labour.getByRole('link', { name: /^NFS-e/ }).click();
  await act(page, 'Cancelar');
  await dialog.getByLabel('Motivo').fill('Serviço lançado em duplicidade');
  await dialog.getByRole('button', { name: 'Cancelar nota' }).click();
  await expect(page.getByText('Registrado', { exact: true })).toBeVisible();
  await page.goto(`/ordens/${order.id}?aba=fiscal`);
  await expect(labour.getByRole('button', { name: 'Emitir NFS-e' })).toBeEnabled();
});

test('parts are sold over the counter, picked up, noted, and some are brought back', async ({ page, signIn }) => {
  const api = await clientOf(page);
  const sku = await stockedPart(api);
  await api.put(`budgets/catalogue/${sku}`, { kind: 'Part', description: 'Jogo de juntas', price: 318.9 });
  await signIn();
  await page.goto('/fiscal/vendas');
  await page.getByRole('button', { name: 'Nova venda' }).click();
  const dialog = page.getByRole('dialog');
  // Nothing is sold yet, and that is said.
  await dialog.getByRole('button', { name: 'Vender' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Incluir peça' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('combobox', { name: 'Incluir peça' }).fill(sku);
  await page.getByRole('option', { name: sku }).click();
  await expect(dialog.getByLabel('Preço (R$)')).toHaveValue('318,90');
  await dialog.getByLabel('Quantidade').fill('2');
  await expect(dialog.getByText('R$ 637,80')).toBeVisible();
  await dialog.getByLabel('Desconto (R$)').fill('37,80');
  await expect(dialog.getByText('R$ 600,00')).toBeVisible();
  await dialog.getByRole('button', { name: 'Vender' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('banner')).toContainText('Confirmada');
  await expect(page.getByRole('region', { name: 'Consumidor' })).toContainText('não retirada');
  await expect(page.getByRole('row').filter({ hasText: sku })).toContainText('Jogo de juntas');
  await act(page, 'Emitir nota');
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'NFC-e' })).toContainText('Autorizada');
  await act(page, 'Registrar retirada');
  await dialog.getByRole('button', { name: 'Registrar retirada' }).click();
  await act(page, 'Devolução da venda');
  await expect(dialog.getByRole('listitem')).toContainText(sku);
  await dialog.getByLabel('Quantidade').fill('1');
  await dialog.getByLabel('Nome ou razão social').fill('Elias Couto');
  await dialog.getByLabel('CPF ou CNPJ').fill('808.707.606-02');
  await writeAddress(dialog);
  expect(await problemsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(dialog).toBeHidden();
  const back = page.getByRole('row').filter({ hasText: 'Devolução' });
  await expect(back).toContainText('Autorizada');
  // Of what it was sold for: the discount goes with it.
  await expect(back).toContainText('300,00');
});

test('what another shop repairs leaves on a note of its own', async ({ page, signIn }) => {
  await signIn();
  await page.goto('/fiscal');
  await act(page, 'Nota de mercadoria sem venda');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Peça que outra oficina conserta para esta.');
  await dialog.getByRole('textbox', { name: 'Peça' }).fill('CB-16');
  await dialog.getByLabel('Descrição').fill('Cabeçote Vetor 1.6');
  await dialog.getByLabel('NCM').fill('8409.91.12');
  await dialog.getByLabel('Unitário').fill('950');
  await dialog.getByLabel('Nome ou razão social').fill('Elias Couto');
  await dialog.getByLabel('CPF ou CNPJ').fill('808.707.606-02');
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  // What is missing is said at its field.
  await expect(dialog.getByLabel('CEP')).toHaveAttribute('aria-invalid', 'true');
  await writeAddress(dialog);
  await dialog.getByRole('button', { name: 'Emitir nota' }).click();
  await expect(page.getByText('Remessa para conserto').first()).toBeVisible();
  await expect(page.getByText('Autorizada').first()).toBeVisible();
});

test('what was sold before Biela and paid for work is told month by month, and the Simples reckons with it', async ({ page, signIn }) => {
  await signIn();
  await page.goto('/fiscal/livros');
  const months = page.getByRole('table', { name: 'Receita e folha mês a mês' });
  const before = months.getByRole('row').nth(3);
  await before.getByRole('button', { name: /^Informar/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Receita fora das notas').fill('42000');
  await dialog.getByLabel('Folha').fill('13500,55');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(before).toContainText('42.000,00');
  await expect(before).toContainText('13.500,55');
  await expect(page.getByText('R$ 42.000,00')).toBeVisible();
});

test('a note that SEFAZ refuses says why and what to do, and goes out corrected under its number', async ({ page }) => {
  // Two processes of its own have to start.
  test.setTimeout(300_000);
  const sefaz = new Sefaz();
  try {
    const shop = await sefaz.open(page);
    const order = await approvedOrder(shop.api);
    await deliver(shop.api, order);
    await shop.enter();
    await page.goto(`${shop.url}/ordens/${order.id}?aba=fiscal`);
    await sefaz.refuse(233);
    const parts = line(page, 'Peças (NF-e ou NFC-e)');
    await parts.getByRole('button', { name: 'Emitir nota das peças' }).click();
    const dialog = page.getByRole('dialog');
    await writeAddress(dialog);
    await dialog.getByRole('button', { name: 'Emitir nota' }).click();
    await expect(parts.getByRole('alert')).toContainText('Código 233');
    await expect(parts).toContainText('Rejeitada');
    await parts.getByRole('link', { name: 'Resolver' }).click();
    await expect(page.getByRole('alert')).toContainText('inscrição estadual do destinatário não está cadastrada');
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';

    await sefaz.refuse(null);
    await act(page, 'Corrigir e enviar');
    await expect(dialog.getByLabel('Rua')).toHaveValue('Rua das Oficinas');
    await dialog.getByLabel('Contribuinte do ICMS').click();
    await page.getByRole('option', { name: 'isento de inscrição' }).click();
    await dialog.getByRole('button', { name: 'Corrigir e enviar' }).click();
    await expect(page.getByText('Autorizada').first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
    // The server goes away below, which is none of the page's business.
    await page.goto('about:blank');
  } finally {
    await sefaz.close();
  }
});
