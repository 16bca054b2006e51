// The command line under `npm run -s gleaner -- <command>`: finds a Node that can run it, and runs it.
import module from 'node:module';
import { ENGINE_FLAGS, ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { runProgram } from './run-program.mjs';
import { builtScreens, screensAreStale } from './screens.mjs';

const words = process.argv.slice(2);
const node = await suitableNode();
if (node === undefined) refuseNode();
// The packaged app has its screens; a copy of the sources builds them when they are asked for.
if (words.includes('serve') && screensAreStale() && !(await builtScreens(node))) process.exit(1);
if (node === process.execPath) {
  // Stripping the types of some 300 files takes most of a short command's time.
  module.enableCompileCache?.();
  const { main } = await import('../library/doors/cli.ts');
  await main();
} else {
  process.exitCode = await runProgram(node, [...ENGINE_FLAGS, `${ROOT}library/doors/cli.ts`, ...words]);
}
