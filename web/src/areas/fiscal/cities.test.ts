import { expect, test } from 'vitest';
import { cityOf, findCities } from './cities';

test('a municipality is found without its accents, by its state too, and by its code', async () => {
  expect((await findCities('sao paulo/sp'))[0]).toEqual({ code: '3550308', name: 'São Paulo', state: 'SP' });
  expect((await findCities('pouso al')).map((one) => one.name)).toEqual(['Pouso Alegre', 'Pouso Alto']);
  expect(await cityOf('3152501')).toEqual({ code: '3152501', name: 'Pouso Alegre', state: 'MG' });
});

test('every municipality is of a state', async () => {
  expect((await findCities('')).every((one) => one.state)).toBe(true);
  expect(await findCities('/')).toHaveLength(20);
});
