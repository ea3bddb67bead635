// The counts of a run, Vitest's or Playwright's JSON, in the line that ./test adds up; what was skipped and why goes to the log. report.mjs JSON XML LOG
import { appendFile, readFile, writeFile } from 'node:fs/promises';

const [json, xml, log] = process.argv.slice(2);
const report = JSON.parse(await readFile(json, 'utf8'));
const { expected, unexpected, flaky, skipped } = report.stats ?? {};
const counts = report.stats
  ? { passed: expected, failed: unexpected + flaky, skipped, errors: report.errors.length }
  : {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
      errors: report.success || report.numFailedTests ? 0 : 1,
    };

/** Every test of Playwright's tree of suites. */
const tests = (suite) => [
  ...(suite.specs ?? []).flatMap((spec) => spec.tests.map((one) => ({ ...one, title: spec.title }))),
  ...(suite.suites ?? []).flatMap(tests),
];

for (const one of (report.suites ?? []).flatMap(tests).filter((each) => each.status === 'skipped'))
  await appendFile(
    log,
    `${one.title} [SKIP]\n  ${one.annotations.find((note) => note.type === 'skip')?.description ?? 'no reason given'}\n`,
  );
await writeFile(
  xml,
  `<assembly ${Object.entries(counts)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}>\n`,
);
