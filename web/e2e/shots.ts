import { expect, test } from './biela';
import { pagesMade, pagesOf } from './pages';

const folder = '../artifacts/shots';

for (const width of [1440, 390])
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${width} ${colorScheme}`, () => {
      test.use({ viewport: { width, height: width > 600 ? 900 : 844 }, colorScheme, hasTouch: width < 600 });

      test(`every page as a picture in ${folder}`, async ({ page, signIn }) => {
        const shoot = (name: string) => page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        await page.goto('/entrar');
        await shoot('entrar');
        await signIn('owner');
        for (const path of [...(await pagesOf(page)), ...(await pagesMade(page))]) {
          await page.goto(path);
          // A stream stays open, so that the network is never idle.
          await page.waitForLoadState('load');
          await expect(page.locator('.loading')).toHaveCount(0);
          await page.waitForTimeout(400);
          await shoot(path.slice(1).replaceAll('/', '-') || 'painel');
        }
      });
    });
