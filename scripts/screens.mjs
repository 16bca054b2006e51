// Plain JavaScript for Node >= 20.19: builds the screens into dist/renderer when they are older than their sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './node-program.mjs';
import { runProgram } from './run-program.mjs';

const PAGE = join(ROOT, 'dist/renderer/index.html');
const SOURCES = ['renderer', 'shared', 'package-lock.json'];

/** Whether dist/renderer is missing or older than what it is made of. */
export function screensAreStale() {
  if (!existsSync(PAGE)) return existsSync(join(ROOT, 'renderer'));
  const built = statSync(PAGE).mtimeMs;
  return SOURCES.some((source) => newest(join(ROOT, source)) > built);
}

/** Builds the screens; false, with the builder's own words on stderr, where that fails. */
export async function builtScreens(node) {
  console.error('Building the screens …');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) {
    console.error('The screens are not built and the builder is not installed. Run “npm ci” first.');
    return false;
  }
  // What the builder prints is no data of the command that asked for it.
  const code = await runProgram(node, [vite, 'build', join(ROOT, 'renderer'), '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) console.error('The screens could not be built; the lines above say why.');
  return code === 0;
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const about = statSync(path);
  if (!about.isDirectory()) return about.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
