import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SearchRecord } from '../../../library/search/record.ts';
import { ENGINES } from './engines.ts';
import { KINDS, queriesFrom } from './queries.ts';
import { randomFrom, recordsOf, vocabularyOf, zipfWords } from './vocabulary.ts';

// One engine at one size in a process of its own, so that memory can be told apart.
// node measure.ts build|query ENGINE SIZE FILE -> one line of JSON

const [, , task = '', name = '', size = '', file = ''] = process.argv;
const engine = ENGINES[name];
if (!engine) throw new Error(`There is no engine ${name}`);
const count = Number(size);
const PER_KIND = 40;
const ROUNDS = 3;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Pages of a report have some 500 words. */
const REPORTS = 100;
const REPORT_WORDS = 40 * 500;

function megabytes(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** Adding reports of 40 pages to what is open. */
function secondsForReports(update: (record: SearchRecord) => void): number {
  const word = zipfWords(vocabularyOf(150_000, 7), randomFrom(3));
  const reports = Array.from({ length: REPORTS }, (_, number) => ({
    id: `01R${String(number).padStart(23, '0')}`,
    fields: { title: `report ${number}`, text: Array.from({ length: REPORT_WORDS }, word).join(' ') },
  }));
  return timed(() => {
    for (const report of reports) update(report);
  });
}

if (task === 'build') {
  const ms = timed(() => engine.build(recordsOf(count), file));
  console.log(
    JSON.stringify({ build: ms, bytes: engine.bytes(file), peak: process.resourceUsage().maxRSS / 1e3 }),
  );
} else {
  const before = megabytes();
  let opened = engine.open(file);
  const opens = [timed(() => (opened = engine.open(file))), timed(() => (opened = engine.open(file)))];
  const memory = megabytes() - before;
  const queries = queriesFrom(recordsOf(Math.min(count, 400)), PER_KIND);
  const kinds = KINDS.map((kind) => {
    const list = queries.get(kind) ?? [];
    for (const query of list) opened.search(query);
    const times = Array.from({ length: ROUNDS }, () =>
      list.map((query) => timed(() => opened.search(query))),
    ).flat();
    return { kind, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
  });
  const edits: number[] = [];
  const { update } = opened;
  if (update) {
    for (const record of recordsOf(500, 1)) {
      if (edits.length === 450) break;
      const changed = { ...record, fields: { ...record.fields, title: `${record.fields.title} afresh` } };
      edits.push(
        timed(() => {
          update(changed);
          opened.search('afresh');
        }),
      );
    }
  }
  const reports = update ? secondsForReports(update) : undefined;
  const edit =
    edits.length > 0
      ? { p50: quantile(edits, 0.5), p95: quantile(edits, 0.95), max: Math.max(...edits) }
      : undefined;
  console.log(JSON.stringify({ open: Math.min(...opens), memory, kinds, edit, reports }));
}
