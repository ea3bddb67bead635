import { expect, type Page } from '@playwright/test';

/** One position as it is typed, the last three decimals of each reading, and what the page makes of it. */
type Position = { typed: string[]; ovality: string; taper: string; wear: string; verdict: 'OK' | 'No limite' | 'Fora' };

export const bores: Position[] = [
  { typed: ['512', '508', '510', '507', '506', '504'], ovality: '0,004', taper: '0,006', wear: '0,012', verdict: 'OK' },
  { typed: ['552', '536', '545', '535', '530', '525'], ovality: '0,016', taper: '0,022', wear: '0,052', verdict: 'No limite' },
  { typed: ['604', '577', '588', '569', '556', '549'], ovality: '0,027', taper: '0,048', wear: '0,104', verdict: 'Fora' },
  { typed: ['598', '574', '583', '570', '552', '547'], ovality: '0,024', taper: '0,046', wear: '0,098', verdict: 'Fora' },
];

export const mains: Position[] = [
  { typed: ['985', '983', '984', '982'], ovality: '0,002', taper: '0,001', wear: '0,018', verdict: 'OK' },
  { typed: ['980', '976', '979', '977'], ovality: '0,004', taper: '0,001', wear: '0,024', verdict: 'No limite' },
  { typed: ['975', '972', '974', '973'], ovality: '0,003', taper: '0,001', wear: '0,028', verdict: 'No limite' },
  { typed: ['977', '973', '978', '975'], ovality: '0,004', taper: '0,002', wear: '0,027', verdict: 'No limite' },
  { typed: ['988', '986', '987', '985'], ovality: '0,002', taper: '0,001', wear: '0,015', verdict: 'OK' },
];

export const pins: Position[] = [
  { typed: ['982', '976', '980', '977'], ovality: '0,006', taper: '0,002', wear: '0,024', verdict: 'No limite' },
  { typed: ['972', '961', '970', '962'], ovality: '0,011', taper: '0,002', wear: '0,039', verdict: 'Fora' },
  { typed: ['990', '988', '989', '987'], ovality: '0,002', taper: '0,001', wear: '0,013', verdict: 'OK' },
  { typed: ['984', '980', '983', '979'], ovality: '0,004', taper: '0,001', wear: '0,021', verdict: 'No limite' },
];

/** Four machined positions that read the same everywhere; they have no wear yet. */
const even = (decimals: string, readings: number): Position[] =>
  Array.from({ length: 4 }, () => ({ typed: Array(readings).fill(decimals), ovality: '0,000', taper: '0,000', wear: '–', verdict: 'OK' }));

/** Bored 0,25 over: 76,750 to 76,770. */
export const bored = even('758', 6);

/** The same with cylinder 2 too small at the top. */
export const boredBadly = bored.with(1, {
  typed: ['744', '753', '753', '753', '753', '753'],
  ovality: '0,009',
  taper: '0,009',
  wear: '–',
  verdict: 'Fora',
});

/** Ground 0,25 under: 41,734 to 41,750. */
export const ground = even('742', 4);

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 760;

const first = (page: Page, feature: string, position: number) => page.getByLabel(`${feature} ${position}, nível A, X`, { exact: true });

/** Begins to measure the component that is open, with one instrument. */
export async function begin(page: Page, button: 'Começar medição' | 'Nova medição', phase: string, instrument: string) {
  await act(page, button);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: phase })).toBeChecked();
  for (const one of await dialog.getByRole('checkbox').all())
    await one.setChecked(((await one.locator('xpath=..').textContent()) ?? '').includes(instrument));
  await dialog.getByRole('button', { name: 'Começar medição' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: instrument })).toBeVisible();
}

/** Types the readings with the keyboard alone; from one position to the next Enter leads. */
export async function read(page: Page, feature: string, positions: Position[]) {
  await first(page, feature, 1).click();
  for (const [at, { typed }] of positions.entries()) {
    await expect(first(page, feature, at + 1)).toBeFocused();
    for (const decimals of typed) {
      await page.keyboard.type(decimals);
      await page.keyboard.press('Enter');
    }
  }
}

/** What the page says of every position, before anything is sent. */
export async function judged(page: Page, feature: string, many: string, positions: Position[]) {
  for (const [at, { ovality, taper, wear, verdict }] of positions.entries()) {
    if (!isPhone(page)) {
      const row = page.getByRole('row').filter({ has: first(page, feature, at + 1) });
      for (const said of [ovality, taper, wear, verdict]) await expect(row).toContainText(said);
      continue;
    }
    await page.getByRole('button', { name: `${feature} ${at + 1}, ${verdict}`, exact: true }).click();
    const panel = page.getByRole('region', { name: many, exact: true });
    for (const said of [`Ovalização${ovality}`, `Conicidade${taper}`, `Desgaste${wear}`]) await expect(panel).toContainText(said);
  }
}

/** The size that was chosen for all positions, and why. */
export async function sized(page: Page, many: string, ...said: string[]) {
  const panel = page.getByRole('region', { name: 'Medida sugerida' }).filter({ hasText: many });
  for (const one of said) await expect(panel).toContainText(one);
}

export async function conclude(page: Page) {
  await page.getByRole('button', { name: 'Concluir inspeção' }).click();
  await expect(page.getByText('Inspeção concluída por Rui Sena')).toBeVisible();
}

/** An action of the page: a button on a desk, on a phone perhaps in the menu. */
async function act(page: Page, name: string) {
  const button = page.getByRole('button', { name });
  const menu = page.getByRole('button', { name: 'Mais ações', exact: true });
  await expect(button.or(menu).first()).toBeVisible();
  if (await button.isVisible()) return button.click();
  await menu.click();
  await page.getByRole('menuitem', { name }).click();
}
