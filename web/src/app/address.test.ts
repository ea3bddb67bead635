import { expect, test } from 'vitest';
import { address } from './address';

test('what is looked for stays a text, whatever it looks like', () => {
  for (const busca of ['33E00363', '00123', '12345678901234567890', 'true', 'null', '"aspas"', '{}', 'João & cia + 2', 'a=b'])
    expect(address.parseSearch(address.stringifySearch({ busca }))).toEqual({ busca });
  expect(address.parseSearch('?busca=33E00363')).toEqual({ busca: '33E00363' });
});

test('what is not narrowed leaves no trace', () => {
  expect([address.stringifySearch({}), address.stringifySearch({ busca: undefined })]).toEqual(['', '']);
  expect(address.stringifySearch({ busca: 'ana', mes: '2026-11', versao: 2 })).toBe('?busca=ana&mes=2026-11&versao=2');
  expect(address.parseSearch('')).toEqual({});
});
