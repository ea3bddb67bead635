import type { CDPSession, Page } from '@playwright/test';
import { apiOf, test } from './biela';
import { mains, read } from './main-job/bench';

// By Chromium's own metrics, with a processor four times slower.

const engines = 500;

/** Lines as Lighthouse simulates them and as the browser's own tools slow a line down: kilobits a second, milliseconds to the first byte. */
const lines = {
  'slow 4G, Lighthouse': { down: 1600, up: 750, latency: 150 },
  'slow 4G, DevTools': { down: 1440, up: 675, latency: 562.5 },
};

type Api = Awaited<ReturnType<typeof apiOf>>;

/** Opens an engine of one of the shop's customers. */
async function opened(api: Api, at: number) {
  const customers = (await api.get('orders/customers?limit=50')).items;
  return api.post('orders', {
    customerId: customers[at % customers.length].id,
    engine: { model: 'Aurora Vetor 1.6 8V', cylinders: 4, mains: 5, pins: 4, serial: `V${at}` },
    components: ['BLOCO', 'VIRABREQUIM', 'CABECOTE', 'BIELA'].map((kind) => ({ kind })),
  });
}

async function fill(api: Api) {
  const board = await api.get('orders/board?limit=1');
  const open = board.columns.reduce((sum: number, column: { count: number }) => sum + column.count, 0);
  for (let at = open; at < engines; at++) await opened(api, at);
}

async function slow(page: Page, line: (typeof lines)[keyof typeof lines]): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const throughput = (kilobits: number) => (kilobits * 1000) / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: throughput(line.down),
    uploadThroughput: throughput(line.up),
  });
  return devtools;
}

/** Milliseconds from the click on a link to the largest paint; the cards are there by then. */
async function paint(page: Page) {
  await page.goto('/ordens', { waitUntil: 'commit' });
  await page.locator('.board .card').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => resolve(Math.round(list.getEntries().at(-1)?.startTime ?? Number.NaN))).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        }),
      ),
  );
}

/** Every request of the page: when it was sent, when it was answered, what came over the line. */
const requests = (page: Page) =>
  page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
      (one) =>
        `${Math.round(one.startTime)} ${Math.round(one.responseEnd)} ${Math.round(one.transferSize / 1000)}k ${one.name.replace(location.origin, '')}`,
    ),
  );

test('the board of 500 engines', async ({ page, signIn }) => {
  await signIn('owner');
  await fill(await apiOf(page));
  for (const [name, line] of Object.entries(lines))
    for (const visit of ['first', 'second']) {
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const devtools = await slow(page, line);
        if (visit === 'first') await devtools.send('Network.clearBrowserCache');
        times.push(await paint(page));
        if (process.env.BIELA_REQUESTS && round === 0) console.log((await requests(page)).join('\n'));
        await devtools.detach();
      }
      console.log(`board, ${name}, ${visit} visit: ${times.toSorted((a, b) => a - b)[2]} ms of ${times.join(', ')}`);
    }
});

test('readings typed into the grid', async ({ page, signIn }) => {
  const api = await apiOf(page);
  const order = await opened(api, 0);
  const shaft = order.components.find((one: { kind: string }) => one.kind === 'VIRABREQUIM');
  await api.post('diagnostics/inspections', { orderId: order.id, componentId: shaft.id, phase: 'Incoming' });
  await signIn('metrologist');
  await page.goto(`/diagnostico/${order.id}?peca=${shaft.id}`);
  await page.getByLabel('Fixo 1, nível A, X', { exact: true }).waitFor();
  const devtools = await page.context().newCDPSession(page);
  for (const rate of [1, 4]) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { times });
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (one.name === 'keydown') times.push(one.duration);
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    });
    await read(page, 'Fixo', mains);
    await page.waitForTimeout(1000);
    const times: number[] = await page.evaluate(() => (window as unknown as { times: number[] }).times);
    const keys = mains.flatMap((one) => one.typed).join(' ').length + 1;
    const sorted = [...Array(Math.max(0, keys - times.length)).fill(0), ...times].toSorted((a, b) => a - b);
    const of = (share: number) => sorted[Math.floor((sorted.length - 1) * share)];
    console.log(
      `a key in the readings grid, processor ×${rate}: half under ${of(0.5)} ms, 95 % ${of(0.95)} ms, all ${of(1)} ms (${keys} keys)`,
    );
  }
});
