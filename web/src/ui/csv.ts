import { everyPage, type LoadPage } from '~/api/usePages';
import type { Column } from './DataTable';

const quote = (text: string) => (/[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A formula in somebody's name is a text to us, and has to stay one in a spreadsheet. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null | undefined) =>
  typeof value === 'number' ? String(value).replace('.', ',') : quote(harmless(value ?? ''));

/** As Brazilian spreadsheets open it: `;` between, decimal comma, UTF-8 with a mark. */
export function csvOf<T>(columns: Column<T>[], rows: T[]): string {
  const kept = columns.flatMap((column) => (column.csv ? [column.csv] : []));
  const lines = [kept.map((one) => quote(one.head)), ...rows.map((row) => kept.map((one) => cell(one.value(row))))];
  return `\uFEFF${lines.map((line) => line.join(';')).join('\r\n')}\r\n`;
}

/** Hands the person a file. */
export function download(name: string, contents: string | Blob, type = 'text/csv;charset=utf-8') {
  const url = URL.createObjectURL(contents instanceof Blob ? contents : new Blob([contents], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Every page of a list, then the file. */
export async function exportCsv<T>(name: string, columns: Column<T>[], load: LoadPage<T>) {
  download(`${name}.csv`, csvOf(columns, await everyPage(load)));
}
