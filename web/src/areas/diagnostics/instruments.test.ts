import { expect, it } from 'vitest';
import { instrumentFor } from './instruments';

const bench = [
  { code: 'MC-02', type: 'Micrômetro', rangeMin: 25, rangeMax: 100 },
  { code: 'MI-01', type: 'Micrômetro interno', rangeMin: 5, rangeMax: 50 },
  { code: 'SB-01', type: 'Súbito', rangeMin: 50, rangeMax: 200 },
];

it.each([
  ['Bore', 76.552, 'SB-01'],
  ['MainJournal', 49.985, 'MC-02'],
  ['SmallEnd', 20, 'MI-01'],
  ['Crankpin', 20, 'MI-01'],
  ['HeadFlatness', 0.03, 'MC-02'],
] as const)('%s of %s is measured with %s', (feature, value, code) => {
  expect(instrumentFor(feature, value, bench)).toBe(code);
});

it('is nobody where none was chosen', () => {
  expect(instrumentFor('Bore', 76, [])).toBeNull();
});
