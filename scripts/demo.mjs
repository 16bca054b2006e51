// `npm run demo [folder]`: the main job without a screen; see library/doors/demo.ts.
import { ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { runProgram } from './run-program.mjs';

const node = await suitableNode();
if (node === undefined) refuseNode();
process.exitCode = await runProgram(node, [`${ROOT}library/doors/demo.ts`, ...process.argv.slice(2)]);
