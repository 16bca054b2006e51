// What a run of vitest came to, by its JSON report and its exit code. Plain JavaScript for Node >= 20.19.
import { readFileSync } from 'node:fs';

/** The report at a path; undefined where there is none, or none that can be read. */
export function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Every test of a report. */
export function testsOf(report) {
  return (report?.testResults ?? []).flatMap((file) => file.assertionResults);
}

/** How many tests passed and what failed beside tests that say so themselves; names the latter on stderr. */
export function countsOf(code, report) {
  const passed = report?.numPassedTests ?? 0;
  let failed = report?.numFailedTests ?? 0;
  for (const { name, status, assertionResults } of report?.testResults ?? []) {
    // A file that cannot even be loaded holds no failed test, and is a failure all the same.
    if (status !== 'failed' || assertionResults.some((test) => test.status === 'failed')) continue;
    console.error(`Could not be run: ${name}`);
    failed += 1;
  }
  if (code !== 0 && failed === 0 && passed > 0) {
    console.error(
      'An error beside the tests, such as one that nobody awaited: see "Unhandled Errors" above.',
    );
    failed += 1;
  }
  return { passed, failed };
}
