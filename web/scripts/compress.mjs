// Lays a Brotli and a gzip copy beside every file worth it, so that no server has to compress anything.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
for (const name of await readdir(dist, { recursive: true })) {
  if (!/\.(js|css|html|svg|json)$/.test(name)) continue;
  const file = new URL(name, dist);
  const bytes = await readFile(file);
  if (bytes.length < 1024) continue;
  await writeFile(new URL(`${name}.br`, dist), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(new URL(`${name}.gz`, dist), gzipSync(bytes, { level: 9 }));
}
