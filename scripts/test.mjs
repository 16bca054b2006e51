// `npm test`: builds the screens, brings a Chromium, runs vitest and ends with one line that counts.
// Plain JavaScript for Node >= 20.19.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { runProgram } from './run-program.mjs';
import { builtScreens, screensAreStale } from './screens.mjs';

const node = await suitableNode();
if (node === undefined) refuseNode();
if (screensAreStale() && !(await builtScreens(node))) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'gleaner-test-'));
const report = join(folder, 'report.json');
try {
  const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  // The screens stand as they were built above for the whole run, whatever is edited meanwhile.
  const env = { ...process.env, GLEANER_SCREENS: 'built' };
  const code = await runProgram(node, [vitest, ...words, ...process.argv.slice(2)], { cwd: ROOT, env });
  process.exitCode = conclude(code, readReport(report));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Prints `N passed, M failed, K skipped` as the last line; no test at all is a failure. */
function conclude(code, result) {
  const passed = result?.numPassedTests ?? 0;
  const failed = result?.numFailedTests ?? 0;
  const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  // A file that cannot even be loaded holds no failed test, and is a failure all the same.
  const brokenFiles = (result?.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  for (const file of brokenFiles) console.error(`Could not be run: ${file.name}`);
  for (const { fullName, failureMessages } of passedAtSecondTry(result)) {
    console.error(`Passed only at the second try: ${fullName}\n  ${failureMessages[0]}`);
  }
  if (passed + failed === 0) console.error('No test was run.');
  let failures = failed + brokenFiles.length;
  if (code !== 0 && failures === 0 && passed > 0) {
    console.error(
      'An error beside the tests, such as one that nobody awaited: see "Unhandled Errors" above.',
    );
    failures = 1;
  }
  console.log(`${passed} passed, ${failures} failed, ${skipped} skipped`);
  if (code !== 0) return code;
  return failures > 0 || passed + failed === 0 ? 1 : 0;
}

function passedAtSecondTry(result) {
  const tests = (result?.testResults ?? []).flatMap((file) => file.assertionResults);
  return tests.filter((test) => test.status === 'passed' && test.failureMessages.length > 0);
}
