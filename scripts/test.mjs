// `npm test`: builds the screens, brings a Chromium, runs vitest and ends with one line that counts.
// Plain JavaScript for Node >= 20.19.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { runProgram } from './run-program.mjs';
import { builtScreens, screensAreStale } from './screens.mjs';
import { countsOf, readReport, testsOf } from './test-report.mjs';

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

/** Prints `N passed, M failed, K skipped` as the last line; no test at all is a failure. */
function conclude(code, result) {
  const { passed, failed } = countsOf(code, result);
  const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  const passedAtSecondTry = testsOf(result).filter(
    (test) => test.status === 'passed' && test.failureMessages.length > 0,
  );
  for (const { fullName, failureMessages } of passedAtSecondTry) {
    console.error(`Passed only at the second try: ${fullName}\n  ${failureMessages[0]}`);
  }
  if (passed + failed === 0) console.error('No test was run.');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (code !== 0) return code;
  return failed > 0 || passed + failed === 0 ? 1 : 0;
}
