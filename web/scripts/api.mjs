// Writes src/api/generated from the OpenAPI documents of the modules: types of every operation, and what forms have to know of every request body.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = new URL('../../docs/api/', import.meta.url);
const out = new URL('../src/api/generated/', import.meta.url);

const names = (await readdir(documents)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));

/** A schema with its references resolved, and only what a form needs of it. */
function plain(schema, all) {
  const found = schema.$ref ? all[schema.$ref.split('/').at(-1)] : (schema.oneOf?.find((one) => one.$ref || one.type !== 'null') ?? schema);
  if (found !== schema) return plain(found, all);
  const { required, minLength, maxLength, minimum, maximum, pattern, format, enum: options, minItems, maxItems } = schema;
  const type = [schema.type].flat().find((one) => one !== 'null');
  const kept = {
    type,
    required,
    minLength,
    maxLength,
    minimum,
    maximum,
    pattern,
    format,
    enum: options?.filter((one) => one !== null),
    minItems,
    maxItems,
  };
  if (schema.properties)
    kept.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, plain(one, all)]));
  if (schema.items) kept.items = plain(schema.items, all);
  return kept;
}

async function isFresh() {
  const written = await stat(new URL('index.ts', out)).catch(() => null);
  const sources = [fileURLToPath(import.meta.url), ...names.map((name) => new URL(`${name}.json`, documents))];
  return written && (await Promise.all(sources.map((source) => stat(source)))).every((source) => source.mtimeMs < written.mtimeMs);
}

if (!(await isFresh())) {
  await mkdir(out, { recursive: true });
  for (const name of names) {
    const document = JSON.parse(await readFile(new URL(`${name}.json`, documents), 'utf8'));
    await writeFile(new URL(`${name}.ts`, out), astToString(await openapiTS(document, { defaultNonNullable: false })));
    const all = document.components.schemas;
    const requests = Object.keys(all).filter((key) => key.endsWith('Request'));
    await writeFile(
      new URL(`${name}.forms.json`, out),
      JSON.stringify(Object.fromEntries(requests.map((key) => [key, plain(all[key], all)]))),
    );
  }
  const imports = names.map((name) => `import type * as ${name} from './${name}';`).join('\n');
  const paths = names.map((name) => `${name}.paths`).join(' & ');
  const schemas = names.map((name) => `  ${name}: ${name}.components['schemas'];`).join('\n');
  await writeFile(new URL('index.ts', out), `${imports}\n\nexport type Paths = ${paths};\n\nexport type Schemas = {\n${schemas}\n};\n`);
}
