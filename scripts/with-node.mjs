// `node scripts/with-node.mjs <program.ts> [words]`: runs one of our TypeScript programs with a Node that can.
// Plain JavaScript for Node >= 20.19.
import { ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { runProgram } from './run-program.mjs';

const node = await suitableNode();
if (node === undefined) refuseNode();
process.exitCode = await runProgram(node, process.argv.slice(2), { cwd: ROOT });
