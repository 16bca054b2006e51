/**
 * A .bib or .ris file of 200 MB, made on the spot and imported: wall and processor time, memory at its highest, how long
 * searches wait meanwhile, and how long cancelling takes. Slow (minutes), so it is run by hand:
 * `node test/bench/formats/large-file.ts [bib|ris] [megabytes] [--cancel]`
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../../library/index.ts';
import { ENGINE_FLAGS } from '../../../scripts/node-program.mjs';
import { inventedBib } from './invented-bib.ts';

const ENTRIES_AT_ONCE = 2_000;

/** Writes a file of so many megabytes; gives its number of records. */
function writeLargeFile(file: string, kind: string, megabytes: number): number {
  let bytes = 0;
  let parts = 0;
  while (bytes < megabytes * 1_000_000) {
    // Every part has keys and DOIs of its own.
    const bib = inventedBib(ENTRIES_AT_ONCE, 1_000 + parts)
      .replaceAll('{invented', `{p${parts}n`)
      .replaceAll('/invented.', `/p${parts}.`);
    const text = kind === 'ris' ? bib.split('\n\n').map(risOf).join('\r\n') : bib;
    appendFileSync(file, text);
    bytes += text.length;
    parts += 1;
  }
  return parts * ENTRIES_AT_ONCE;
}

function risOf(entry: string): string {
  const field = (name: string): string =>
    new RegExp(`^  ${name} = \\{(.*)\\},?$`, 'm').exec(entry)?.[1]?.replace(/[{}]/g, '') ?? '';
  const [first = '', last = ''] = field('pages').split('--');
  const each = (tag: string, text: string, separator: string): string[] =>
    text.split(separator).map((value) => `${tag}  - ${value}`);
  const lines = ['TY  - JOUR', `TI  - ${field('title')}`, ...each('AU', field('author'), ' and ')];
  lines.push(`T2  - ${field('journal')}`, `PY  - ${field('year')}`, `VL  - ${field('volume')}`);
  lines.push(`IS  - ${field('number')}`, `SP  - ${first}`, `EP  - ${last}`, `DO  - ${field('doi')}`);
  lines.push(...each('KW', field('keywords'), ', '), `AB  - ${field('abstract')}`, 'ER  - ', '');
  return lines.join('\r\n');
}

async function measure(folder: string, name: string, isCancelled: boolean): Promise<void> {
  const opened = await openEngine(join(folder, 'bench.gleaner'), {
    mode: 'write',
    create: true,
    holder: 'a bench',
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  const file = engine.files.put({ name, mediaType: 'text/plain', bytes: readFileSync(join(folder, name)) });
  const stop = new AbortController();
  const cpu = process.cpuUsage();
  const start = performance.now();
  let isDone = false;
  const running = engine
    .answer('import.read', { files: [file] }, { signal: stop.signal, progress: () => undefined })
    .finally(() => {
      isDone = true;
    });
  const waits: number[] = [];
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const asked = performance.now();
    // As the app asks: what is not read yet is left out and said to be.
    await engine.answer('search.query', { query: 'bade*', limit: 20, patience: 300 });
    waits.push(performance.now() - asked);
    if (isCancelled && asked - start > 20_000 && !stop.signal.aborted) {
      const cancelled = performance.now();
      stop.abort();
      await running;
      console.log(`| cancelled after | ${(performance.now() - cancelled).toFixed(0)} ms |`);
    }
  }
  const reply = await running;
  const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1);
  const { user, system } = process.cpuUsage(cpu);
  waits.sort((one, other) => one - other);
  console.log(`| came back with | ${reply.ok ? 'a receipt' : reply.fault.message} |`);
  console.log(`| wall | ${seconds(performance.now() - start)} s |`);
  console.log(`| processor | ${seconds((user + system) / 1_000)} s |`);
  console.log(`| memory at its highest | ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MB |`);
  console.log(`| searches meanwhile | ${waits.length}, slowest ${(waits.at(-1) ?? 0).toFixed(0)} ms |`);
  await engine.close();
}

const words = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const isCancelled = process.argv.includes('--cancel');
if (words[0] === 'engine') await measure(words[1]!, words[2]!, isCancelled);
else {
  const [kind = 'bib', megabytes = '200'] = words;
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-large-'));
  const records = writeLargeFile(join(folder, `large.${kind}`), kind, Number(megabytes));
  console.log(`\n| ${megabytes} MB of .${kind}, ${records} records | |\n|---|---|`);
  const more = isCancelled ? ['--cancel'] : [];
  // A process of its own, so that its memory is its own.
  spawnSync(
    process.execPath,
    [...ENGINE_FLAGS, import.meta.filename, 'engine', folder, `large.${kind}`, ...more],
    {
      stdio: 'inherit',
    },
  );
  rmSync(folder, { recursive: true, force: true });
}
