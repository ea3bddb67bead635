import { apiOf, expect, problemsOf, test } from './biela';
import { act } from './fiscal/page';

test('an engine is promised for another day, and the customer’s timeline says so', async ({ page, signIn }) => {
  const { get, post } = await apiOf(page);
  const customerId = (await post('orders/customers', { name: `Frota ${Date.now()}` })).id;
  const { id, number } = await post('orders', {
    customerId,
    engine: { model: 'AP 1.8', cylinders: 4, mains: 5, pins: 4 },
    components: [{ kind: 'BLOCO' }],
    promisedOn: '2099-03-06',
  });
  await signIn('advisor');
  await page.goto(`/ordens/${id}`);
  await expect(page.getByText('06/03/2099')).toBeVisible();
  await act(page, 'Mudar previsão');
  const dialog = page.getByRole('dialog', { name: `Previsão da ${number}` });
  const day = dialog.getByLabel('Prometida');
  await day.fill('');
  // Typed, so that the calendar goes away.
  await day.pressSequentially('20032099');
  await dialog.getByRole('combobox', { name: 'Prioridade' }).click();
  await page.getByRole('option', { name: 'Urgente' }).click();
  await dialog.getByLabel('Motivo').fill('Virabrequim veio trincado');
  expect(await problemsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Mudar previsão' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('20/03/2099').first()).toBeVisible();
  expect(await get(`orders/${id}`)).toMatchObject({ promisedOn: '2099-03-20', priority: 1 });
  const told: { what: string; visibility: string }[] = (await get(`orders/${id}/timeline`)).items;
  expect(told.find((one) => one.what.includes('20/03/2099'))).toMatchObject({ visibility: 'Customer' });
  expect(told.find((one) => one.what.includes('trincado'))).toMatchObject({ visibility: 'Internal' });
});
