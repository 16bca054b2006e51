import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ENGINES } from './engines.ts';
import type { Figure } from './measure.ts';

// Search against plain lunr, MiniSearch and SQLite FTS5 on the same invented records; each line is printed when it is
// measured, and a step that takes longer than its bound is cut and said to be.
// npm run bench -- search [1000 10000 100000] [--engines gleaner,lunr,minisearch,fts5] [--bound SECONDS]

/** What is wanted of our own engine at 100,000 records. */
const AIMS: Readonly<Record<string, number>> = {
  opened: 500,
  'memory of the open index': 250,
  'index bytes': 60,
  term: 30,
  'two terms': 30,
  '+a +b': 30,
  field: 30,
  prefix: 30,
  fuzzy: 30,
  phrase: 30,
  'an edit until the next search has it': 50,
  '100 documents of 40 pages added': 20,
};
const AIM_RECORDS = 100_000;

/** A peer that is cut is measured at a tenth, down to this many records. */
const FEWEST_RECORDS = 1_000;

/** Seconds that one step of a peer may take; ours is never cut before four times as many. */
const BOUND_S = 60;

const { values, positionals } = parseArgs({
  options: { engines: { type: 'string' }, bound: { type: 'string' } },
  allowPositionals: true,
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000];
const names = values.engines?.split(',') ?? Object.keys(ENGINES);
const bound = Number(values.bound ?? BOUND_S);
const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
const ours = new Map<string, number>();

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}.`,
);
console.log(
  `40 queries of each kind, up to 3 rounds, warm, p95 first; wall time, so other work on the machine counts, and CPU time of the thread. A step of a peer is cut after ${bound} s; “times” is how much longer or larger than ours.`,
);
console.log(
  'lunr and minisearch: phrases as +a +b; minisearch stems nothing. fts5: porter unicode61, no fuzzy search.',
);
const started = performance.now();
try {
  for (const size of sizes) {
    ours.clear();
    console.log(`\n${size.toLocaleString('en')} records`);
    for (const engine of names) await measure(engine, size, size);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`\nAll of it took ${((performance.now() - started) / 1000).toFixed(0)} s.`);

/** Builds and asks one engine; where it is cut, a tenth of the records tells at least something. */
async function measure(engine: string, size: number, asked: number): Promise<void> {
  const file = join(folder, `${engine}-${size}`);
  for (const task of ['build', 'query'] as const) {
    const cut = await run(engine, task, size, file, size === asked);
    if (cut === undefined) continue;
    console.log(`${label(engine, size, asked)}${cut} at ${size.toLocaleString('en')} records.`);
    if (size / 10 >= FEWEST_RECORDS && engine !== 'gleaner') await measure(engine, size / 10, asked);
    return;
  }
}

/** Runs one step and prints its figures as they come; gives what went wrong where it did not come to its end. */
function run(
  engine: string,
  task: 'build' | 'query',
  size: number,
  file: string,
  comparable: boolean,
): Promise<string | undefined> {
  const seconds = engine === 'gleaner' ? bound * 4 : bound;
  const script = join(import.meta.dirname, 'measure.ts');
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=12000', script, task, engine, String(size), file],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let cut = false;
  let complaint = '';
  const timer = setTimeout(() => {
    cut = true;
    child.kill('SIGKILL');
  }, seconds * 1000);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const figure = JSON.parse(line) as Figure;
    if (engine === 'gleaner') ours.set(figure.what, figure.value);
    print(engine, size, comparable ? size : -1, figure);
  });
  return new Promise((resolve) => {
    child.on('close', (status) => {
      clearTimeout(timer);
      const step = task === 'build' ? 'building' : 'asking';
      if (cut) resolve(`${step} was cut after ${seconds} s`);
      else if (status === 0) resolve(undefined);
      else resolve(`${step} failed (${/^\w*Error: (.*)$/m.exec(complaint)?.[1] ?? `status ${status}`})`);
    });
  });
}

function label(engine: string, size: number, asked: number): string {
  return (size === asked ? engine : `${engine} at ${size.toLocaleString('en')}`).padEnd(22);
}

function print(
  engine: string,
  size: number,
  asked: number,
  { what, unit, value, cpu, spread }: Figure,
): void {
  const digits = unit === 'MB' || value >= 100 ? 0 : 2;
  const parts = [
    label(engine, size, asked),
    what.padEnd(38),
    `${value.toFixed(digits)} ${unit}`.padStart(10),
    `  CPU ${cpu === undefined ? '-' : cpu.toFixed(2)}`.padEnd(14),
    spread === undefined
      ? ''
      : `p50 ${spread.p50.toFixed(2)}, max ${spread.max.toFixed(0)} (${spread.times})`,
  ];
  const own = ours.get(what);
  const aim = AIMS[what];
  if (engine === 'gleaner' && size === AIM_RECORDS && aim !== undefined)
    parts.push(`  aim ${aim}: ${value <= aim ? 'met' : 'missed'}`);
  if (engine !== 'gleaner' && size === asked && own !== undefined && own > 0)
    parts.push(`  ${(value / own).toPrecision(2)} times`);
  console.log(parts.join(''));
}
