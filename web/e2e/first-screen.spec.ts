import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './biela';

const assets = 'dist/assets/';
const packed = (names: string[]) => names.reduce((sum, name) => sum + gzipSync(readFileSync(assets + name), { level: 9 }).length, 0);

/** What was asked for before the first paint. */
async function begun(page: Page, path: string, shows: string) {
  await page.goto(path);
  await expect(page.locator(shows).first()).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return page.evaluate(() => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const all = performance.getEntriesByType('resource').filter((one) => one.startTime < painted);
    return all.map((one) => one.name.replace(location.origin, ''));
  });
}

test('a page that is older than its server says so', async ({ page, signIn }) => {
  await signIn('owner');
  // Before the frame stands, nobody listens.
  await expect(page.getByRole('banner')).toBeVisible();
  const older = page.getByText('Há uma versão nova da Biela');
  const lookAgain = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/');
  await lookAgain();
  await (await asked).finished();
  await expect(older).toBeHidden();
  await page.route('/', async (route) => {
    const answer = await route.fetch();
    return route.fulfill({ response: answer, body: (await answer.text()).replace(/base-[\w-]+\.js/, 'base-newer.js') });
  });
  await lookAgain();
  await expect(older).toBeVisible();
});

test('the first screens are small, and what they ask is asked once', async ({ page, signIn }) => {
  await signIn('owner');
  for (const [path, shows, ...asks] of [
    ['/', '.strip', '/api/v1/auth/me'],
    ['/ordens', '.board .card', '/api/v1/auth/me', '/api/v1/orders/board'],
  ] as const) {
    const asked = await begun(page, path, shows);
    const scripts = asked.filter((one) => one.endsWith('.js')).map((one) => one.replace('/assets/', ''));
    expect(scripts.length, path).toBeGreaterThan(3);
    expect(packed(scripts), path).toBeLessThan(200_000);
    for (const one of asks)
      expect(
        asked.filter((question) => question.startsWith(one)),
        one,
      ).toHaveLength(1);
  }
  expect(packed(readdirSync(assets).filter((name) => !/\.(br|gz)$/.test(name)))).toBeLessThan(2_000_000);
});
