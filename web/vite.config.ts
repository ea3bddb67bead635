import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where `./run` listens, for `npm run dev`. */
const host = process.env.BIELA_URL ?? 'http://127.0.0.1:7100';

/** What travels together. Left alone, every set of pages that shares a module gets a file of its own: sixty of a kilobyte before the first page. */
const groups = [
  { name: 'early', test: /src[\\/](api[\\/]early|session[\\/]kept)\.ts$/, priority: 5 },
  { name: 'base', tags: ['$initial' as const], priority: 4 },
  {
    name: 'parts',
    test: /@mantine[\\/](core[\\/]esm[\\/]core|hooks)[\\/]|components[\\/](CheckIcon|Checkbox[\\/]CheckIcon|Input[\\/]|Transition|UnstyledButton)|src[\\/](format|ui)[\\/](?!Actions|Copied|Csv|Data|Filter)/,
    minShareCount: 4,
    priority: 3,
  },
  // With what they import: the frame of every page.
  { name: 'frame', test: /src[\\/](app[\\/](Shell|Page|useFilters)\.|ui[\\/](Actions|Csv|Filter|DataTable))/, priority: 2 },
  { name: 'icons', test: /@tabler/, minShareCount: 2, priority: 1 },
];

const firstScript = fileURLToPath(new URL('./src/first.js', import.meta.url));

/** The script that runs before the first paint, named by its contents as everything else. */
function first(): Plugin {
  let src = '/src/first.js';
  return {
    name: 'biela-first',
    generateBundle() {
      src = `/${this.getFileName(this.emitFile({ type: 'asset', name: 'first.js', source: readFileSync(firstScript) }))}`;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        // What asks early waits for nothing.
        html: html.replace(/<script (?=[^>]*early-)/, '<script async '),
        tags: [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }],
      }),
    },
  };
}

export default defineConfig({
  plugins: [react(), first()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': host, '/health': host, '/files': host } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
});
