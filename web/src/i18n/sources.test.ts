import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !name.includes('generated'),
);
const spoken = new Set(['label', 'title', 'placeholder', 'aria-label', 'description', 'alt', 'sub']);
const hasWord = (text: string) => /\p{L}{2}/u.test(text);

/** Words of the product that no catalogue needs: they are the same in every language. */
const names = new Set([
  'Biela',
  'Português',
  'English',
  'Ctrl K',
  'Ctrl',
  'Tab',
  'Esc',
  'Pix',
  'CSV',
  'XML',
  'PDF',
  'CNPJ',
  'CPF',
  'mm',
  'SKU',
  'NCM',
  'CFOP',
]);

function wordsOf(name: string): string[] {
  const source = ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && hasWord(node.text) && !names.has(node.text.trim())) found.push(`${name}: ${node.text.trim()}`);
    if (
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      hasWord(node.initializer.text)
    )
      found.push(`${name}: ${node.name.getText()}="${node.initializer.text}"`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('no component speaks but through a catalogue', () => {
  expect(files.filter((name) => name.endsWith('.tsx')).flatMap(wordsOf)).toEqual([]);
});

test('no file of a component outgrows 250 lines', () => {
  const long = files
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => [name, readFileSync(join(root, name), 'utf8').split('\n').length] as const);
  expect(long.filter(([, lines]) => lines > 250)).toEqual([]);
});

test('colours come from the tokens', () => {
  const own = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.css') && !name.startsWith('styles') && !name.includes('sign-in'),
  );
  expect(own.filter((name) => /#[0-9a-f]{3,8}\b/i.test(readFileSync(join(root, name), 'utf8')))).toEqual([]);
});
