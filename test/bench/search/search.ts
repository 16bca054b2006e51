import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES } from './engines.ts';
import { KINDS } from './queries.ts';

// Search against plain lunr, MiniSearch and SQLite FTS5 on the same invented records.
// npm run bench -- search [1000 10000 100000] [--engines gleaner,lunr,minisearch,fts5]

type Built = { readonly build: number; readonly bytes: number; readonly peak: number };
type Timing = { readonly p50: number; readonly p95: number };
type Queried = {
  readonly open: number;
  readonly memory: number;
  readonly kinds: readonly (Timing & { readonly kind: string })[];
  readonly edit?: Timing & { readonly max: number };
  /** Milliseconds for 100 reports of 40 pages. */
  readonly reports?: number;
};
type Row = { readonly engine: string; readonly size: number } & Built & Queried;

/** Beyond this lunr needs gigabytes and minutes; ask for it with 100000 --engines lunr. */
const LUNR_RECORDS = 10_000;

const { values, positionals } = parseArgs({
  options: { engines: { type: 'string' } },
  allowPositionals: true,
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000];
const names = values.engines?.split(',') ?? Object.keys(ENGINES);
const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
const cpu = cpus()[0]?.model ?? 'unknown processor';
console.log(`${cpu}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}.`);
console.log('40 queries of each kind, 3 rounds, warm; wall time, so other work on the machine counts.');
console.log(
  `lunr (up to ${LUNR_RECORDS.toLocaleString('en')} records) and minisearch: phrases as +a +b; minisearch stems nothing. fts5: porter unicode61, no fuzzy search. Times in ms, ours = 1 in brackets.\n`,
);
try {
  for (const size of sizes) report(size);
} finally {
  rmSync(folder, { recursive: true });
}

function report(size: number): void {
  const rows: Row[] = [];
  for (const engine of names) {
    if (engine === 'lunr' && size > LUNR_RECORDS && !values.engines) continue;
    const file = join(folder, `${engine}-${size}`);
    rows.push({
      engine,
      size,
      ...run<Built>('build', engine, size, file),
      ...run<Queried>('query', engine, size, file),
    });
  }
  const ours = rows.find((row) => row.engine === 'gleaner');
  console.log(`${size.toLocaleString('en')} records`);
  line(
    '',
    rows.map((row) => row.engine),
  );
  const compare = (label: string, of: (row: Row) => number | undefined, digits = 1): void => {
    line(
      label,
      rows.map((row) => figure(of(row), ours && of(ours), digits, row.engine === 'gleaner')),
    );
  };
  compare('build s', (row) => row.build / 1000);
  compare('build peak MB', (row) => row.peak, 0);
  compare('stored MB', (row) => row.bytes / 1e6);
  compare('open', (row) => row.open, 0);
  compare('memory MB', (row) => row.memory, 0);
  for (const kind of KINDS) {
    compare(`${kind} p50`, (row) => row.kinds.find((timing) => timing.kind === kind)?.p50, 2);
    compare(`${kind} p95`, (row) => row.kinds.find((timing) => timing.kind === kind)?.p95, 2);
  }
  compare('edit+search p50', (row) => row.edit?.p50, 2);
  compare('edit+search p95', (row) => row.edit?.p95, 2);
  compare('edit+search max', (row) => row.edit?.max, 0);
  compare('100 reports s', (row) => row.reports && row.reports / 1000);
  console.log('');
}

function run<Result>(task: string, engine: string, size: number, file: string): Result {
  const script = join(import.meta.dirname, 'measure.ts');
  const memory = engine === 'lunr' || engine === 'minisearch' ? ['--max-old-space-size=12000'] : [];
  const output = execFileSync(process.execPath, [...memory, script, task, engine, String(size), file], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  return JSON.parse(output) as Result;
}

function figure(value: number | undefined, ours: number | undefined, digits: number, own: boolean): string {
  if (value === undefined) return '–';
  const text = value.toFixed(digits);
  return own || !ours ? text : `${text} (${(value / ours).toPrecision(2)})`;
}

function line(label: string, cells: readonly string[]): void {
  console.log(label.padEnd(18) + cells.map((cell) => cell.padStart(22)).join(''));
}
