import journeys from '../playwright.config';

/** What is looked at or measured, beside the journeys: `npm run shots`, `npm run vitals`. On a demonstration shop of its own, or on the one at BIELA_URL. */
export default {
  ...journeys,
  testDir: '.',
  testMatch: /(shots|vitals)\.ts/,
  outputDir: '../../artifacts/tools',
  timeout: 1_200_000,
  projects: [{ name: 'tools' }],
};
