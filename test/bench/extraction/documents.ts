import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import { extractInWorker, type WorkerReading } from '../../../library/extraction/extract-in-worker.ts';

const REPETITIONS = 15;
const SEEDS = new URL('../../../../shared/seeds/', import.meta.url).pathname;
const FIXTURES = new URL('../../fixtures/paper/', import.meta.url).pathname;
const PAGES = 40;

type Reader = (bytes: Uint8Array, name: string) => Promise<WorkerReading>;

/** Reads in this thread. */
const readHere: Reader = async (bytes, name) => {
  const read = await readDocument(bytes, name);
  return read.ok ? { ...read, extraction: extract(read.document) } : read;
};

/** Milliseconds of reading and extracting one document, cold first, then the median of the warm runs. */
async function measure(path: string, repetitions = REPETITIONS, reader: Reader = readHere): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const times: number[] = [];
  let found = '';
  for (let run = 0; run <= repetitions; run++) {
    const started = performance.now();
    const read = await reader(bytes, basename(path));
    if (!read.ok) {
      console.log(`${basename(path)}: ${read.message}`);
      return;
    }
    times.push(performance.now() - started);
    const { document, extraction } = read;
    const pages = document.blocks.at(-1)?.page;
    found = `${pages === undefined ? '' : `${pages} pages, `}${extraction.references.length} entries, ${extraction.citations.length} citations, ${extraction.tables.length} tables`;
  }
  const [cold = 0, ...warm] = times;
  const sorted = warm.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const again = repetitions === 0 ? '' : `  median of ${repetitions} ${median.toFixed(0).padStart(5)} ms`;
  const kilobytes = Math.round(bytes.length / 1024);
  console.log(
    `${basename(path).padEnd(32)} ${String(kilobytes).padStart(5)} kB  first ${cold.toFixed(0).padStart(5)} ms${again}  ${found}`,
  );
}

/** The peak of resident memory of this process so far, in MB. */
function peakMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** How many pages a PDF printed by Chromium has; its page objects are not compressed. */
function pagesOf(bytes: Uint8Array): number {
  return new TextDecoder('latin1').decode(bytes).match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** The fixture paper with its body repeated until it fills the pages, set in two columns; undefined without a browser. */
async function longPdf(): Promise<Uint8Array | undefined> {
  const paper = readFileSync(join(FIXTURES, 'paper.txt'), 'utf8');
  const list = paper.search(/^References$/m);
  const body = paper.slice(0, list);
  // Loaded here, so that the process that measures memory does not carry what prints.
  const { printTwoColumnPdf } = await import('../../library/documents/printed-paper.ts');
  const print = (times: number) =>
    printTwoColumnPdf(`${Array.from({ length: times }, () => body).join('\n')}\n${paper.slice(list)}`);
  try {
    // A few repetitions tell how many pages one takes; the list stands once, at the end.
    const tried = await print(4);
    return await print(Math.ceil((4 * PAGES) / Math.max(1, pagesOf(tried))));
  } catch (error) {
    console.log(`no PDF could be printed: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return undefined;
  }
}

/** Reads the long PDF in a process of its own, so that its memory is its own; as the app does, in a worker. */
async function measureLongPdf(): Promise<void> {
  const bytes = await longPdf();
  if (bytes === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  try {
    const path = join(folder, 'long-paper.pdf');
    writeFileSync(path, bytes);
    spawnSync(process.execPath, [import.meta.filename, path], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [given] = process.argv.slice(2).filter((argument) => existsSync(argument));
if (given !== undefined) {
  const before = peakMemory();
  await measure(given, 0, extractInWorker);
  console.log(`peak of memory after one reading: ${peakMemory()} MB (${before} MB before it)`);
  await measure(given, 5, extractInWorker);
  console.log(`peak of memory after seven readings: ${peakMemory()} MB`);
} else {
  const folders = [SEEDS, FIXTURES].filter((folder) => existsSync(folder));
  for (const folder of folders) {
    const files = readdirSync(folder).filter(
      (name) => /\.(?:txt|md|html)$/.test(name) && name !== 'README.md',
    );
    for (const name of files.sort()) await measure(join(folder, name));
  }
  console.log(`peak of memory: ${peakMemory()} MB`);
  await measureLongPdf();
}
