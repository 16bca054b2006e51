// How well and how fast reference strings are read: field F1 and whole-entry exactness on the development sets,
// entries per CPU-second, and how far the printed probabilities can be believed.
//   node test/bench/extraction/entries.ts
// Needs ../shared/data/reference-strings beside the repository; says so and ends where it is missing.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseEntry } from '../../../library/extraction/entry/entry.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import type { ParsedEntry } from '../../../shared/model/extraction.ts';

type Gold = {
  readonly id: string;
  readonly raw: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly dontcare: readonly string[];
};
type Rates = {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
  readonly support: number;
  readonly fp: number;
};
type Score = {
  readonly n: number;
  readonly fields: Readonly<Record<string, Rates>>;
  readonly micro: Rates;
  readonly exact: number;
  readonly exactCore: number;
  readonly errors: readonly { readonly id: string; readonly bad: Readonly<Record<string, unknown>> }[];
};
type Scorer = {
  readonly score: (gold: readonly Gold[], predictions: readonly (CslItem & { id: string })[]) => Score;
};

/** As many as for documents; the first few are slower, while Node compiles what it runs. */
const REPETITIONS = 15;
const folder = fileURLToPath(new URL('../../../../shared/data/reference-strings/', import.meta.url));
const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);

/** The scorer's name of each CSL field. */
const SCORED: Readonly<Record<string, string>> = {
  author: 'author',
  editor: 'editor',
  issued: 'year',
  title: 'title',
  'container-title': 'container',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
  publisher: 'publisher',
  'publisher-place': 'place',
  DOI: 'doi',
  URL: 'url',
  edition: 'edition',
};

/** Processor time of this process in seconds. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

type Bin = { n: number; said: number; right: number };

/** Prints, for each range of probabilities, what was said and what came true. */
function printReliability(
  title: string,
  outcomes: readonly (readonly [said: number, right: boolean])[],
): void {
  const edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0001];
  const bins: Bin[] = edges.slice(1).map(() => ({ n: 0, said: 0, right: 0 }));
  for (const [said, right] of outcomes) {
    const bin = bins[edges.findIndex((edge, i) => said >= edge && said < edges[i + 1]!)]!;
    bin.n++;
    bin.said += said;
    if (right) bin.right++;
  }
  console.log(`\n${title}\n  said         n  mean said   right`);
  bins.forEach((bin, i) => {
    if (bin.n === 0) return;
    const range = `${edges[i]!.toFixed(2)}-${Math.min(1, edges[i + 1]!).toFixed(2)}`;
    console.log(
      `  ${range}${String(bin.n).padStart(5)}     ${percent(bin.said / bin.n)}  ${percent(bin.right / bin.n)}`,
    );
  });
  const gap =
    bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.right), 0) / Math.max(1, outcomes.length);
  console.log(`  expected calibration error ${percent(gap)} points`);
}

if (!existsSync(`${folder}score.mjs`)) {
  console.log('The development sets are not here (../shared/data/reference-strings); nothing was measured.');
  process.exit(0);
}
const { score } = (await import(pathToFileURL(`${folder}score.mjs`).href)) as Scorer;
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
const fieldOutcomes: [number, boolean][] = [];
const entryOutcomes: [number, boolean][] = [];
const raws: string[] = [];
for (const set of ['development-grobid', 'development-fluxcim']) {
  const gold = readFileSync(`${folder}${set}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Gold);
  raws.push(...gold.map(({ raw }) => raw));
  const parsed: ParsedEntry[] = gold.map(({ raw }) => parseEntry(raw));
  const result = score(
    gold,
    gold.map(({ id }, i) => ({ ...parsed[i]!.item, id })),
  );
  console.log(`\n${set}: ${result.n} entries\n  field          P      R     F1  support`);
  for (const [field, rates] of Object.entries(result.fields))
    if (rates.support || rates.fp)
      console.log(
        `  ${field.padEnd(9)} ${percent(rates.P)} ${percent(rates.R)} ${percent(rates.F1)}  ${rates.support}`,
      );
  console.log(
    `  micro     ${percent(result.micro.P)} ${percent(result.micro.R)} ${percent(result.micro.F1)}`,
  );
  console.log(`  exact     ${percent(result.exact)}   exact in core fields ${percent(result.exactCore)}`);
  const wrong = new Map(result.errors.map(({ id, bad }) => [id, bad]));
  gold.forEach(({ id, dontcare }, i) => {
    const bad = wrong.get(id);
    entryOutcomes.push([parsed[i]!.confidence, bad === undefined]);
    for (const [field, said] of Object.entries(parsed[i]!.fields)) {
      const name = SCORED[field];
      if (name && !dontcare.includes(name)) fieldOutcomes.push([said, !bad || !(name in bad)]);
    }
  });
}
printReliability('Fields: probability said and share right', fieldOutcomes);
printReliability('Whole entries: probability said and share right', entryOutcomes);

const speeds = Array.from(
  { length: REPETITIONS },
  () =>
    raws.length /
    cpuSeconds(() => {
      for (const raw of raws) parseEntry(raw);
    }),
);
const median = speeds.toSorted((a, b) => a - b)[REPETITIONS >> 1]!;
console.log(
  `\nSpeed over ${raws.length} entries, ${REPETITIONS} repetitions: median ${Math.round(median)} entries per CPU-second (in order: ${speeds.map(Math.round).join(', ')})`,
);
console.log(`Memory: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident`);
