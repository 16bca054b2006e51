import { parseArgs } from 'node:util';
import { type KeptIndex, openKeptIndex } from '../../../library/search/kept-index.ts';
import type { SearchRecord } from '../../../library/search/record.ts';
import { memoryStore } from '../../../library/search/search-store.ts';
import { queriesFrom } from './queries.ts';
import { randomFrom, recordsOf, vocabularyOf, zipfWords } from './vocabulary.ts';

// How long upkeep holds the process at a time, in CPU milliseconds of its thread, so that other work on the machine does
// not count: while an index is built, while it is edited and merged, and while reports of forty pages come in.
// node test/bench/search/stalls.ts [SIZE]

const { positionals } = parseArgs({ allowPositionals: true });
const size = Number(positionals[0] ?? 20_000);
const REPORTS = 100;
const REPORT_WORDS = 40 * 500;

const records = new Map<string, SearchRecord>();
for (const record of recordsOf(size)) records.set(record.id, record);
const source = {
  ids: async () => [...records.keys()],
  read: async (ids: readonly string[]) => ids.flatMap((id) => records.get(id) ?? []),
  changedSince: async () => [],
  revision: () => 0,
};

function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** CPU time between two turns of the event loop: what anything else has to wait. */
const turns: number[] = [];
let watching = false;
function watch(): void {
  let last = cpu();
  watching = true;
  const turn = (): void => {
    const now = cpu();
    turns.push(now - last);
    last = now;
    if (watching) setImmediate(turn);
  };
  setImmediate(turn);
}

async function tend(index: KeptIndex): Promise<void> {
  while (await index.upkeep()) await new Promise((next) => setImmediate(next));
}

function report(name: string, started: number): void {
  const sorted = turns.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  const over = sorted.filter((ms) => ms > 30).length;
  console.log(
    `${name}: ${((cpu() - started) / 1000).toFixed(1)} s CPU; held at a time p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms; ${over} of ${sorted.length} over 30 ms`,
  );
  turns.length = 0;
}

// Made before anything is watched: inventing words takes longer than what is measured.
const word = zipfWords(vocabularyOf(150_000, 7), randomFrom(3));
const reports = Array.from({ length: REPORTS }, (_, number) => ({
  id: `01R${String(number).padStart(23, '0')}`,
  fields: { title: `report ${number}`, text: Array.from({ length: REPORT_WORDS }, word).join(' ') },
}));
const queries = [...queriesFrom(recordsOf(200), 20).values()].flat();
console.log(`${size.toLocaleString('en')} records, Node ${process.version}; CPU time of one thread`);
const index: KeptIndex = await openKeptIndex({ store: memoryStore(), source });
watch();
let started = cpu();
await tend(index);
report('building from nothing', started);

started = cpu();
const random = randomFrom(5);
const ids = [...records.keys()];
for (let edit = 0; edit < 2_000; edit += 1) {
  const id = ids[Math.floor(random() * ids.length)]!;
  const record = records.get(id)!;
  records.set(id, {
    ...record,
    fields: { ...record.fields, title: `${record.fields.title} edited${edit % 7}` },
  });
  index.changed([id], edit);
  if (edit % 10 === 0) await index.search(queries[edit % queries.length] ?? 'edited1');
  await index.upkeep();
  await new Promise((next) => setImmediate(next));
}
await tend(index);
report('2,000 edits with searches and merges', started);

for (const report of reports) records.set(report.id, report);
started = cpu();
index.changed(
  reports.map(({ id }) => id),
  9_999,
);
await tend(index);
report(`${REPORTS} reports of 40 pages`, started);
watching = false;
