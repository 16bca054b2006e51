// npm run bench [-- NAME…]: measures, printed as figures and ratios; nothing here is a test.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const FOLDER = new URL('./', import.meta.url).pathname;

const known = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const [first, ...rest] = process.argv.slice(2);
const wanted = first === undefined ? known : [first];

const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench “${unknown.join(', ')}”. There are: ${known.join(', ')}.`);
  process.exit(2);
}

const { model } = cpus()[0] ?? { model: 'unknown processor' };
console.log(
  `${cpus().length} x ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);

let failed = 0;
for (const name of wanted) {
  for (const file of filesOf(name)) {
    console.log(`== ${name}: ${file}`);
    const { status } = spawnSync(process.execPath, ['--expose-gc', join(FOLDER, name, file), ...rest], {
      stdio: 'inherit',
    });
    if (status !== 0) failed += 1;
    console.log();
  }
}
process.exit(failed === 0 ? 0 : 1);

/** The programs of one bench: the files that say so in their first line. */
function filesOf(name: string): readonly string[] {
  const folder = join(FOLDER, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => isProgram(join(folder, file)))
    .sort();
}

function isProgram(path: string): boolean {
  return readFirstLine(path).startsWith('// bench:');
}

function readFirstLine(path: string): string {
  return readFileSync(path, 'utf8').split('\n', 1)[0] ?? '';
}
