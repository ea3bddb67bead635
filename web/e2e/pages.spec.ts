import { expect, problemsOf, test } from './biela';
import { pagesMade, pagesOf } from './pages';

test('every page is accessible, fits and complains of nothing', async ({ page, signIn, complaints }) => {
  test.setTimeout(800_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/entrar');
  const wrong = (await problemsOf(page)).map((problem) => `/entrar ${problem}`);
  await signIn();
  for (const path of [...(await pagesOf(page)), ...(await pagesMade(page))]) {
    await page.goto(path);
    await expect(page.locator('main').first(), path).not.toBeEmpty();
    await expect(page.locator('.loading'), path).toHaveCount(0);
    await expect(page.getByText('Esta página não existe'), path).toHaveCount(0);
    wrong.push(...[...(await problemsOf(page)), ...complaints.splice(0)].map((problem) => `${path} ${problem}`));
  }
  expect(wrong).toEqual([]);
});
