/**
 * How well are duplicates found? Per labelled set, and pooled: the certain groups alone, and certain with review,
 * scored over records merged away; then the time for 10,000 records, and for a library full of "Editorial".
 * `node test/bench/duplicates/duplicates.ts [set] [--wrong] [--missed]`
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { duplicateGroups } from '../../../library/references/duplicates.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { itemOf, type LabelledRecord } from './labelled-record.ts';

type Truth = {
  readonly clusters?: readonly (readonly string[])[];
  readonly labels?: Record<string, unknown>;
};
type Counts = { n: number; tp: number; fp: number; fn: number; tn: number };
type Score = Counts & {
  sensitivity: number | null;
  specificity: number | null;
  precision: number | null;
  f1: number;
};
type Scorer = {
  readonly loadSet: (folder: string) => { records: LabelledRecord[]; truth: Truth };
  readonly scoreGroups: (records: LabelledRecord[], truth: Truth, groups: string[][]) => Score;
  readonly joinGroups: (groups: readonly (readonly string[])[]) => string[][];
  readonly line: (name: string, score: Score) => string;
};
type Groups = ReturnType<typeof duplicateGroups>;

const DATA = join(import.meta.dirname, '../../../../shared/data/duplicates');
const options = process.argv.slice(2);
const wanted = options.find((option) => !option.startsWith('--'));

const SYLLABLES =
  'ba be bi bo da de di do fa fe ka ke ki la le li lo ma me mi mo na ne ra re ri ro sa se ta te ti to va ve'.split(
    ' ',
  );

if (existsSync(join(DATA, 'score.mjs'))) await measureSets();
else console.log(`No labelled sets here (looked in ${DATA}).`);
measureTime();

async function measureSets(): Promise<void> {
  const scorer: Scorer = await import(join(DATA, 'score.mjs'));
  const pools = { certain: emptyCounts(), both: emptyCounts() };
  for (const entry of readdirSync(DATA, { withFileTypes: true })) {
    if (!entry.isDirectory() || (wanted !== undefined && entry.name !== wanted)) continue;
    const { records, truth } = scorer.loadSet(join(DATA, entry.name));
    const groups = duplicateGroups(records.map((record) => ({ id: record.id, item: itemOf(record) })));
    const certain = groups.filter(({ tier }) => tier === 'certain');
    const scores = {
      certain: scorer.scoreGroups(
        records,
        truth,
        certain.map(({ ids }) => [...ids]),
      ),
      both: scorer.scoreGroups(
        records,
        truth,
        groups.map(({ ids }) => [...ids]),
      ),
    };
    console.log(`${scorer.line(entry.name, scores.certain)}\n${scorer.line('  with review', scores.both)}`);
    if (options.includes('--wrong')) printWrong(scorer, records, truth, certain);
    if (options.includes('--missed')) printMissed(scorer, records, truth, certain);
    if (truth.clusters === undefined) continue;
    for (const tier of ['certain', 'both'] as const) addCounts(pools[tier], scores[tier]);
  }
  console.log(scorer.line('POOLED certain', withRates(pools.certain)));
  console.log(scorer.line('  with review', withRates(pools.both)));
}

function printWrong(scorer: Scorer, records: LabelledRecord[], truth: Truth, certain: Groups): void {
  const works = worksOf(scorer, truth);
  for (const group of certain) {
    if (new Set(group.ids.map((id) => works.get(id) ?? id)).size < 2) continue;
    console.log(`  wrongly merged: ${group.because.join(' ')}`);
    printRecords(records, group.ids, works);
  }
}

function printMissed(scorer: Scorer, records: LabelledRecord[], truth: Truth, certain: Groups): void {
  const works = worksOf(scorer, { clusters: certain.map(({ ids }) => ids) });
  for (const cluster of scorer.joinGroups(truth.clusters ?? [])) {
    if (new Set(cluster.map((id) => works.get(id) ?? id)).size < 2) continue;
    console.log('  left apart:');
    printRecords(records, cluster, works);
  }
}

function printRecords(records: LabelledRecord[], ids: readonly string[], works: ReadonlyMap<string, string>) {
  for (const record of records.filter(({ id }) => ids.includes(id))) {
    const { authors, title, journal, year, volume, number, pages, doi } = record;
    const names = `${authors?.slice(0, 3).join('; ')} (${authors?.length ?? 0})`;
    const place = `${journal} ${volume ?? '-'}(${number ?? '-'}):${pages ?? '-'}`;
    console.log(
      `    ${works.get(record.id) ?? '-'} ${record.id} | ${title} | ${names} | ${year} | ${place} | ${doi ?? ''}`,
    );
  }
}

function worksOf(scorer: Scorer, truth: Truth): ReadonlyMap<string, string> {
  const clusters = scorer.joinGroups(truth.clusters ?? []);
  return new Map(clusters.flatMap((ids, index) => ids.map((id) => [id, `w${index}`] as const)));
}

function emptyCounts(): Counts {
  return { n: 0, tp: 0, fp: 0, fn: 0, tn: 0 };
}

function addCounts(pool: Counts, score: Counts): void {
  for (const key of ['n', 'tp', 'fp', 'fn', 'tn'] as const) pool[key] += score[key];
}

function withRates(counts: Counts): Score {
  const { tp, fp, fn, tn } = counts;
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const [sensitivity, precision] = [share(tp, tp + fn), share(tp, tp + fp)];
  const f1 = sensitivity && precision ? (2 * sensitivity * precision) / (sensitivity + precision) : 0;
  return { ...counts, sensitivity, specificity: share(tn, tn + fp), precision, f1 };
}

function measureTime(): void {
  const count = 10_000;
  const libraries: Readonly<Record<string, (index: number) => CslItem>> = {
    'every fifth a duplicate': (index) => inventedItem(index % 5 === 4 ? index - 1 : index, index % 5 === 4),
    'half of them "Editorial"': (index) => (index % 2 ? inventedItem(index, false) : editorial(index)),
    'all the same record': () => inventedItem(7, false),
  };
  for (const [name, make] of Object.entries(libraries)) {
    const records = Array.from({ length: count }, (_, index) => ({ id: String(index), item: make(index) }));
    const [start, before] = [performance.now(), process.cpuUsage()];
    const groups = duplicateGroups(records);
    const seconds = (performance.now() - start) / 1000;
    const cpu = process.cpuUsage(before).user / 1e6;
    const certain = groups.filter(({ tier }) => tier === 'certain');
    const away = certain.reduce((sum, { ids }) => sum + ids.length - 1, 0);
    console.log(
      `${count} records, ${name}: ${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of a processor), ${certain.length} certain groups (${away} merged away), ${groups.length - certain.length} for review`,
    );
  }
}

/** A word of three syllables by its number; as many as there are numbers below 42,875. */
function word(number: number): string {
  return [number, number / 35, number / 1225].map((part) => SYLLABLES[Math.floor(part) % 35]).join('');
}

/** Numbers that look random and are the same each time (Park & Miller 1988). */
function draws(seed: number): (below: number) => number {
  let state = (seed * 48_271 + 11) % 2_147_483_647;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function inventedItem(index: number, asCopy: boolean): CslItem {
  const draw = draws(index + 1);
  const words = Array.from({ length: 10 }, () => word(draw(3000)));
  const journal = ['Journal', 'of', word(draw(200)), 'and', word(draw(500))];
  const families = [0, 1, 2].map(() => `${word(draw(900))}sen`);
  const first = 1 + draw(900);
  return {
    type: 'article-journal',
    title: asCopy ? `${words.join(' ')}.` : words.join(' '),
    author: families.map((family) => ({ family, given: asCopy ? 'A.' : 'Anna' })),
    issued: { 'date-parts': [[1990 + draw(30)]] },
    'container-title': asCopy ? journal.map((part) => part.slice(0, 4)).join(' ') : journal.join(' '),
    volume: String(1 + draw(60)),
    page: `${first}-${first + 8}`,
  };
}

function editorial(index: number): CslItem {
  const { title: _, page, ...rest } = inventedItem(index, false);
  return { ...rest, title: 'Editorial', ...(index % 3 ? { page } : {}) };
}
