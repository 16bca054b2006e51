import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SearchRecord } from '../../../library/search/record.ts';
import { ENGINES } from './engines.ts';
import { KINDS, queriesFrom } from './queries.ts';
import { randomFrom, recordsOf, vocabularyOf, zipfWords } from './vocabulary.ts';

// One engine at one size in a process of its own, so that memory can be told apart. Each figure is a line of JSON, told
// as soon as it is known: { what, unit, value, cpu?, spread? }.
// node measure.ts build|query ENGINE SIZE FILE

export type Figure = {
  readonly what: string;
  readonly unit: string;
  /** The figure that counts: a p95 where there is a spread. */
  readonly value: number;
  /** The same in processor time of the thread, which other work on the machine does not lengthen. */
  readonly cpu?: number;
  readonly spread?: { readonly p50: number; readonly max: number; readonly times: number };
};

type Time = { readonly wall: number; readonly cpu: number };

const [, , task = '', name = '', size = '', file = ''] = process.argv;
const engine = ENGINES[name];
if (!engine) throw new Error(`There is no engine ${name}`);
const count = Number(size);
const PER_KIND = 40;
const ROUNDS = 3;
/** One kind of query is not asked for longer than this; how often it was stands beside the figure. */
const MOST_MS_PER_KIND = 4_000;
const EDITS = 300;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const REPORTS = 100;
/** Pages of a report have some 500 words. */
const REPORT_WORDS = 40 * 500;

function tell(figure: Figure): void {
  console.log(JSON.stringify(figure));
}

function megabytes(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function timed(work: () => unknown): Time {
  const cpu = cpuMilliseconds();
  const start = performance.now();
  work();
  return { wall: performance.now() - start, cpu: cpuMilliseconds() - cpu };
}

function tellTimes(what: string, times: readonly Time[]): void {
  const at = (part: number, of: (time: Time) => number): number =>
    times.map(of).sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0;
  const wall = ({ wall }: Time): number => wall;
  const spread = { p50: at(0.5, wall), max: at(1, wall), times: times.length };
  tell({ what, unit: 'ms', value: at(0.95, wall), cpu: at(0.95, ({ cpu }) => cpu), spread });
}

/** Asks each query once to warm up, then again and again while there is time. */
function timesOf(search: (query: string) => unknown, queries: readonly string[]): readonly Time[] {
  const end = performance.now() + MOST_MS_PER_KIND;
  for (const query of queries) if (performance.now() < end) search(query);
  const times: Time[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of queries) {
      if (times.length >= 10 && performance.now() > end) return times;
      times.push(timed(() => search(query)));
    }
  }
  return times;
}

function build(): void {
  const made = timed(() => engine?.build(recordsOf(count), file));
  tell({ what: 'built', unit: 's', value: made.wall / 1000, cpu: made.cpu / 1000 });
  tell({ what: 'highest memory of building', unit: 'MB', value: process.resourceUsage().maxRSS / 1e3 });
  tell({ what: 'index bytes', unit: 'MB', value: (engine?.bytes(file) ?? 0) / 1e6 });
}

function query(): void {
  if (!engine) return;
  const before = megabytes();
  let opened = engine.open(file);
  const opens = [0, 1].map(() => timed(() => (opened = engine.open(file))));
  tell({
    what: 'opened',
    unit: 'ms',
    value: Math.min(...opens.map(({ wall }) => wall)),
    cpu: Math.min(...opens.map(({ cpu }) => cpu)),
  });
  tell({ what: 'memory of the open index', unit: 'MB', value: megabytes() - before });
  const queries = queriesFrom(recordsOf(Math.min(count, 400)), PER_KIND);
  for (const kind of KINDS) tellTimes(kind, timesOf(opened.search, queries.get(kind) ?? []));
  const { update } = opened;
  if (!update) return;
  const records = [...recordsOf(Math.min(count, EDITS))];
  const edits = records.map((record) => {
    const changed = { ...record, fields: { ...record.fields, title: `${record.fields.title} afresh` } };
    return timed(() => {
      update(changed);
      opened.search('afresh');
    });
  });
  tellTimes('an edit until the next search has it', edits);
  const { wall, cpu } = timeOfReports(update);
  tell({ what: `${REPORTS} documents of 40 pages added`, unit: 's', value: wall / 1000, cpu: cpu / 1000 });
}

function timeOfReports(update: (record: SearchRecord) => void): Time {
  const word = zipfWords(vocabularyOf(150_000, 7), randomFrom(3));
  const reports = Array.from({ length: REPORTS }, (_, number) => ({
    id: `01R${String(count + number).padStart(23, '0')}`,
    fields: { title: `report ${number}`, text: Array.from({ length: REPORT_WORDS }, word).join(' ') },
  }));
  return timed(() => {
    for (const report of reports) update(report);
  });
}

if (task === 'build') build();
else query();
