// npm run bench [-- NAME [options]]: measures, printed as figures and ratios; nothing here is a test.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** Each bench and the programs that make it up. */
const BENCHES: Readonly<Record<string, readonly string[]>> = {
  extraction: ['extraction/entries.ts', 'extraction/documents.ts'],
  formats: ['formats/formats.ts', 'formats/import.ts'],
  duplicates: ['duplicates/duplicates.ts'],
  search: ['search/search.ts'],
  'search-upkeep': ['search/stalls.ts'],
  app: ['app/app.ts'],
  coding: ['coding/suggestions.ts', 'coding/learning.ts', 'coding/many-studies.ts', 'coding/screens.ts'],
  maps: ['maps/matrix.ts', 'maps/page.ts', 'maps/explorer.ts'],
};

const [first, ...options] = process.argv.slice(2);
if (first !== undefined && !Object.hasOwn(BENCHES, first)) {
  console.error(`There is no bench “${first}”. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

const processors = cpus();
const memory = Math.round(totalmem() / 2 ** 30);
console.log(
  `${processors.length} x ${processors[0]?.model ?? 'unknown'}, ${memory} GiB, Node ${process.version}`,
);

let failed = 0;
for (const name of first === undefined ? Object.keys(BENCHES) : [first]) {
  for (const file of BENCHES[name] ?? []) {
    const path = new URL(file, import.meta.url).pathname;
    if (!existsSync(path)) continue;
    console.log(`\n== ${name} (${file})`);
    const { status } = spawnSync(process.execPath, ['--expose-gc', path, ...options], { stdio: 'inherit' });
    if (status !== 0) failed += 1;
  }
}
process.exit(failed === 0 ? 0 : 1);
