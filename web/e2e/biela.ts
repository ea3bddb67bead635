import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';

export const password = 'biela-demo-2026';
export const people = {
  owner: 'celina@valedocobre.example',
  manager: 'otto@valedocobre.example',
  advisor: 'lia@valedocobre.example',
  metrologist: 'rui@valedocobre.example',
  storekeeper: 'davi@valedocobre.example',
  buyer: 'nara@valedocobre.example',
  finance: 'ivo@valedocobre.example',
};

type Fixtures = {
  /** What the browser complained of: messages of errors, failed requests, answers of 400 and more. Empty at the end of every test, unless it is emptied. */
  complaints: string[];
  /** Signs in through the page. */
  signIn: (who?: keyof typeof people) => Promise<void>;
  /** The browser of somebody else beside it, signed in; of somebody without an account where nobody is named. */
  browserOf: (who?: keyof typeof people) => Promise<Page>;
};

function listen(page: Page, complaints: string[]) {
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left gives up what it was asking for.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`request: ${request.method()} ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) complaints.push(`answer: ${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
}

async function enter(page: Page, who: keyof typeof people) {
  await page.goto('/entrar');
  await page.getByLabel('E-mail').fill(people[who]);
  await page.getByLabel('Senha', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/entrar'));
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      listen(page, complaints);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  signIn: async ({ page }, use) => {
    await use((who = 'owner') => enter(page, who));
  },
  browserOf: async ({ browser, complaints }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who) => {
      const context = await browser.newContext();
      opened.push(context);
      const page = await context.newPage();
      listen(page, complaints);
      if (who) await enter(page, who);
      return page;
    });
    for (const context of opened) await context.close();
  },
});

export { expect };

/** What is serious or critical by WCAG 2.2 AA, and how much the page is wider than the screen; empty when all is well. */
export async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return overflow > 0 ? [...found, `${overflow} px wider than the screen`] : found;
}

/** The API itself, as somebody: to prepare what a journey is not about. */
export async function apiOf(page: Page, who: keyof typeof people = 'owner') {
  const { accessToken } = await (await page.request.post('/api/v1/auth/login', { data: { email: people[who], password } })).json();
  const headers = { Authorization: `Bearer ${accessToken}` };
  const send = async (method: 'post' | 'put', path: string, data: unknown) => {
    const answer = await page.request[method](`/api/v1/${path}`, { headers, data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? null : answer.json();
  };
  return {
    get: async (path: string) => (await page.request.get(`/api/v1/${path}`, { headers })).json(),
    post: (path: string, data: unknown) => send('post', path, data),
    put: (path: string, data: unknown) => send('put', path, data),
  };
}
