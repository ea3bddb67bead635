import { expect, test } from 'vitest';
import { csvOf } from './csv';

test('a spreadsheet opens it as it was meant, and runs nothing of it', () => {
  const columns = [
    { head: '', cell: () => null, csv: { head: 'Nome', value: (row: { name: string; total: number | null }) => row.name } },
    { head: '', cell: () => null, csv: { head: 'Total', value: (row: { name: string; total: number | null }) => row.total } },
    { head: '', cell: () => null },
  ];
  const rows = [
    { name: 'Irmãos "Tavares"; Ltda.', total: -1234.5 },
    { name: '=HYPERLINK("x")', total: null },
  ];
  expect(csvOf(columns, rows)).toBe('\uFEFFNome;Total\r\n"Irmãos ""Tavares""; Ltda.";-1234,5\r\n"\'=HYPERLINK(""x"")";\r\n');
});
