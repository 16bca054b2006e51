import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';

const REPETITIONS = 15;
const SEEDS = new URL('../../../../shared/seeds/', import.meta.url).pathname;
const FIXTURES = new URL('../../fixtures/paper/', import.meta.url).pathname;

/** Milliseconds of reading and extracting one document, cold first, then the median of the warm runs. */
async function measure(path: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const times: number[] = [];
  let found = '';
  for (let run = 0; run <= REPETITIONS; run++) {
    const started = performance.now();
    const read = await readDocument(bytes, basename(path));
    if (!read.ok) {
      console.log(`${basename(path)}: ${read.message}`);
      return;
    }
    const extraction = extract(read.document);
    times.push(performance.now() - started);
    found = `${extraction.references.length} entries, ${extraction.citations.length} citations, ${extraction.tables.length} tables`;
  }
  const [cold = 0, ...warm] = times;
  const sorted = warm.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const kilobytes = Math.round(bytes.length / 1024);
  console.log(
    `${basename(path).padEnd(32)} ${String(kilobytes).padStart(5)} kB  first ${cold.toFixed(0).padStart(5)} ms  median of ${REPETITIONS} ${median.toFixed(0).padStart(5)} ms  ${found}`,
  );
}

const folders = [SEEDS, FIXTURES].filter((folder) => existsSync(folder));
for (const folder of folders) {
  const files = readdirSync(folder).filter((name) => /\.(?:txt|md|html)$/.test(name) && name !== 'README.md');
  for (const name of files.sort()) await measure(join(folder, name));
}
const { rss } = process.memoryUsage();
console.log(`resident memory at the end: ${Math.round(rss / 2 ** 20)} MB`);
