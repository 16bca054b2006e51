// `npm start`: the desktop window where Electron is there, else the same app in the browser. Flags: --browser,
// --electron, --no-open; anything else goes to `gleaner serve` (--port, --library).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronProgram, hasDisplay } from './electron-program.mjs';
import { ENGINE_FLAGS, ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { runProgram } from './run-program.mjs';
import { builtScreens, screensAreStale } from './screens.mjs';

const OWN_FLAGS = new Set(['--browser', '--electron']);
const words = process.argv.slice(2);
const node = await suitableNode();
if (node === undefined) refuseNode();
if (screensAreStale() && !(await builtScreens(node))) process.exit(1);

const electron = electronProgram();
const wanted = words.includes('--electron');
if (wanted && electron === undefined) {
  console.error(
    'Electron’s program has not been downloaded. Run “npx install-electron” once, or “npm start -- --browser”.',
  );
  process.exit(1);
}
if (wanted && !hasDisplay()) {
  console.error('There is no display for a window. Run “npm start -- --browser”.');
  process.exit(1);
}
const inWindow = electron !== undefined && hasDisplay() && !words.includes('--browser');
process.exitCode = inWindow ? await startWindow() : await startBrowser();

async function startWindow() {
  if (!existsSync(join(ROOT, 'dist/electron/main.js'))) {
    const code = await runProgram(node, [join(ROOT, 'scripts/build.mjs'), '--electron'], { cwd: ROOT });
    if (code !== 0) return code;
  }
  console.log('Opening the Gleaner window …');
  return runProgram(electron, [ROOT]);
}

async function startBrowser() {
  if (!words.includes('--browser')) {
    const why = electron === undefined ? 'Electron’s program is not here' : 'there is no display';
    console.error(`Starting Gleaner in the browser, because ${why}.`);
  }
  const rest = words.filter((word) => !OWN_FLAGS.has(word));
  return runProgram(node, [...ENGINE_FLAGS, join(ROOT, 'library/doors/cli.ts'), 'serve', ...rest]);
}
