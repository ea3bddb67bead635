import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { binary } from './e2e/server';

// Workers read this file again; what was chosen once is in their environment.
const probe = "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })";
process.env.BIELA_PORT ??= execFileSync(process.execPath, ['-e', probe], { encoding: 'utf8' }).trim();
process.env.BIELA_DATA ??= mkdtempSync(join(tmpdir(), 'biela-web-'));

const url = process.env.BIELA_URL ?? `http://127.0.0.1:${process.env.BIELA_PORT}`;

const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
// Widths and colours are seen in two of their four pairs, and journeys beside the main job at a desk; all of it with --faults.
const both = /(pages|main-job)\.spec\.ts/;

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../artifacts/journeys',
  // One server and two cores: what is slow there is not broken.
  timeout: 180_000,
  expect: { timeout: 40_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: url,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    launchOptions: { executablePath: process.env.BIELA_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desk', use: { ...desk, colorScheme: 'light' } },
    { name: 'phone', use: { ...phone, colorScheme: 'dark' }, testMatch: both },
    ...(process.env.BIELA_FAULTS
      ? [
          { name: 'desk, dark', use: { ...desk, colorScheme: 'dark' as const }, testMatch: both },
          { name: 'phone, light', use: { ...phone, colorScheme: 'light' as const } },
        ]
      : []),
  ],
  ...(!process.env.BIELA_URL && {
    webServer: {
      command: `dotnet ${binary} serve --port ${process.env.BIELA_PORT} --data ${process.env.BIELA_DATA} --demo`,
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      wait: { stdout: /password of all/ },
      timeout: 400_000,
      stdout: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    },
  }),
});
