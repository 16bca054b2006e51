import { codeWordsOf } from '../../../library/coding/code-words.ts';
import { currentCodebook } from '../../../library/coding/codebook.ts';
import { type StudyReading, studyReading } from '../../../library/coding/study-reading.ts';
import { type Proposal, proposalsFor } from '../../../library/coding/suggest.ts';
import { decidedStudy } from '../../../library/coding/suggestion-learning.ts';
import {
  type DecidedStudy,
  type SuggestionModel,
  trainedSuggestions,
} from '../../../library/coding/suggestion-model.ts';
import { reliabilityOf, wilson } from '../../../library/coding/suggestion-record.ts';
import { readStudyWords } from '../../../library/coding/suggestion-words.ts';
import type { Engine } from '../../../library/engine.ts';
import { readStudies } from '../../../library/studies/study-store.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { codedLibraries, type Wanted, withCodedLibrary } from './coded-library.ts';

/**
 * What suggestions gain from decisions: with 10, 25 and 50 % of the coded studies accepted, how precise and how complete
 * suggestions are for the rest, against phrases alone on the same rest; then with nine tenths, left out in turn, by
 * basis and by confidence. Studies that share a reference are accepted or left together. Each library is measured with
 * its codebook's phrases and once more without any. Pooled over draws; intervals are Wilson's for the pooled counts of
 * one draw.
 */
const DRAWS: ReadonlyMap<number, number> = new Map([
  [0.1, 8],
  [0.25, 8],
  // One half differs from another by more than learning gains where phrases are good.
  [0.5, 30],
]);

type Read = {
  readonly codebook: Codebook;
  readonly book: ReturnType<typeof codeWordsOf>;
  readonly studies: readonly DecidedStudy[];
};

async function read(engine: Engine, codebook: Codebook, codings: readonly Wanted[]): Promise<Read> {
  const book = codeWordsOf(codebook);
  const byStudy = Map.groupBy(codings, (one) => one.study);
  const words = await readStudyWords(engine.library.read, await readStudies(engine.library.read));
  const studies = words.flatMap((study) => {
    const own = byStudy.get(study.study);
    if (own === undefined) return [];
    const codes = new Map(
      [...Map.groupBy(own, (one) => one.dimension)].map(([dimension, list]) => [
        dimension,
        new Set(list.map(({ code }) => code)),
      ]),
    );
    return [decidedStudy(book, studyReading(book, study), { codes, rejected: new Set() })];
  });
  return { codebook, book, studies };
}

/** Mulberry32: the same draws every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function groupsOf(studies: readonly DecidedStudy[]): readonly (readonly DecidedStudy[])[] {
  const nameOf = ({ units }: StudyReading) =>
    units
      .filter(({ kind }) => kind === 'title')
      .map(({ reference }) => reference)
      .toSorted()[0] ?? '';
  return [...Map.groupBy(studies, ({ reading }) => nameOf(reading)).values()];
}

function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const random = randomFrom(seed);
  return list
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}

type Count = { suggested: number; right: number; coded: number };
type Counts = Map<string, Count>;

function add(counts: Counts, name: string, more: Count): void {
  const known = counts.get(name) ?? { suggested: 0, right: 0, coded: 0 };
  counts.set(name, {
    suggested: known.suggested + more.suggested,
    right: known.right + more.right,
    coded: known.coded + more.coded,
  });
}

type Judged = { readonly proposal: Proposal; readonly isRight: boolean };

/** Suggestions for some studies, code by code, in the dimensions that somebody coded. */
function judge(
  { book, codebook }: Read,
  studies: readonly DecidedStudy[],
  model: SuggestionModel | undefined,
  counts: Counts,
): readonly Judged[] {
  const judged: Judged[] = [];
  for (const { reading, decided } of studies) {
    const made = proposalsFor(book, reading, { model });
    for (const { dimension, yes } of decided) {
      const own = new Map(
        made
          .filter((one) => one.dimension === dimension)
          .toReversed()
          .map((one) => [one.code, one]),
      );
      const right = [...own.keys()].filter((code) => yes.has(code));
      const count = { suggested: own.size, right: right.length, coded: yes.size };
      add(counts, dimension, count);
      add(counts, 'all', count);
      const exclusive = codebook.dimensions
        .find(({ id }) => id === dimension)
        ?.codes.filter((code) => code.exclusive)
        .map(({ id }) => id);
      const apart = (codes: Iterable<string>) =>
        [...codes].filter((code) => !exclusive?.includes(code)).length;
      if (exclusive?.length)
        add(counts, `${dimension} without ${exclusive.join(', ')}`, {
          suggested: apart(own.keys()),
          right: apart(right),
          coded: apart(yes),
        });
      for (const [code, proposal] of own) judged.push({ proposal, isRight: yes.has(code) });
    }
  }
  return judged;
}

function figures({ suggested, right, coded }: Count): string {
  const [precision, recall] = [right / suggested, right / coded];
  const f = (2 * right) / (suggested + coded);
  return `${precision.toFixed(2)} / ${recall.toFixed(2)} (F ${f.toFixed(2)})`;
}

function curve(title: string, data: Read): void {
  const groups = groupsOf(data.studies);
  console.log(`\n## ${title}: ${data.studies.length} coded studies, ${groups.length} groups\n`);
  const told = new Map<string, string[]>();
  const gains: string[] = [];
  for (const [share, draws] of DRAWS) {
    const [precision, recall]: [number[], number[]] = [[], []];
    const [alone, learned]: [Counts, Counts] = [new Map(), new Map()];
    for (let draw = 0; draw < draws; draw++) {
      const order = shuffled(groups, draw + 1).flat();
      const known = order.slice(0, Math.round(share * order.length));
      const rest = order.slice(known.length);
      const [before, after]: [Counts, Counts] = [new Map(), new Map()];
      judge(data, rest, undefined, before);
      judge(data, rest, trainedSuggestions(data.book, known), after);
      for (const [name, count] of before) add(alone, name, count);
      for (const [name, count] of after) add(learned, name, count);
      precision.push(shareRight(after, 'suggested') - shareRight(before, 'suggested'));
      recall.push(shareRight(after, 'coded') - shareRight(before, 'coded'));
    }
    gains.push(`${share * 100} %: precision ${meanOf(precision)}, recall ${meanOf(recall)}`);
    for (const [name, count] of alone) {
      const line = told.get(name) ?? [];
      line.push(`${figures(count)} -> ${figures(learned.get(name) ?? count)}`);
      told.set(name, line);
    }
  }
  console.log(
    `${'precision / recall'.padEnd(30)} ${[...DRAWS.keys()].map((share) => `${share * 100} % accepted: phrases -> learned`.padEnd(50)).join('')}`,
  );
  for (const [name, lines] of told)
    console.log(`${name.padEnd(30)} ${lines.map((line) => line.padEnd(50)).join('')}`);
  console.log('\ngain over phrases, mean of the draws with its 95 % interval');
  for (const gain of gains) console.log(gain);
}

function shareRight(counts: Counts, of: 'suggested' | 'coded'): number {
  const all = counts.get('all');
  return all === undefined || all[of] === 0 ? 0 : all.right / all[of];
}

/** Mean of some differences with its interval; draws of one library overlap, so that it tells of the draws alone. */
function meanOf(values: readonly number[]): string {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const spread = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
  const half = 1.96 * Math.sqrt(spread / values.length);
  const signed = (value: number) => `${value < 0 ? '' : '+'}${value.toFixed(3)}`;
  return `${signed(mean)} (${signed(mean - half)} to ${signed(mean + half)})`;
}

function leftOut(title: string, data: Read): void {
  const groups = groupsOf(data.studies);
  const [alone, learned]: [Counts, Counts] = [new Map(), new Map()];
  const judged: Judged[] = [];
  const FOLDS = 10;
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = groups.filter((_, i) => i % FOLDS === fold).flat();
    const known = groups.filter((_, i) => i % FOLDS !== fold).flat();
    judge(data, rest, undefined, alone);
    judged.push(...judge(data, rest, trainedSuggestions(data.book, known), learned));
  }
  console.log(`\n## ${title}: every study judged by what was learned from nine tenths without it`);
  for (const [name, count] of learned) {
    const [precision, recall] = [wilson(count.right, count.suggested), wilson(count.right, count.coded)];
    const shown = (share: typeof precision) =>
      share === null ? '-' : `${share.value.toFixed(2)} (${share.low.toFixed(2)}-${share.high.toFixed(2)})`;
    const before = alone.get(name);
    console.log(
      `${name.padEnd(30)} precision ${shown(precision)}  recall ${shown(recall)}  phrases alone ${before ? figures(before) : ''}`,
    );
  }
  console.log('\nby basis: share right of what is suggested');
  for (const [basis, own] of Map.groupBy(judged, ({ proposal }) => proposal.basis)) {
    const right = wilson(own.filter(({ isRight }) => isRight).length, own.length);
    console.log(
      `${basis.padEnd(12)} ${right?.value.toFixed(2)} (${right?.low.toFixed(2)}-${right?.high.toFixed(2)}) of ${own.length}`,
    );
  }
  console.log('\nconfidence given -> share right');
  for (const { given, right, n } of reliabilityOf(
    judged.map(({ proposal, isRight }) => ({ confidence: proposal.confidence, isRight })),
  ))
    console.log(`${given.toFixed(2)} -> ${right.toFixed(2)} of ${n}`);
}

/** The same codebook without a single indicator phrase. */
function withoutPhrases(codebook: Codebook): Codebook {
  return {
    ...codebook,
    dimensions: codebook.dimensions.map((dimension) => ({
      ...dimension,
      codes: dimension.codes.map(({ phrases: _, against: __, ...code }) => code),
    })),
  };
}

for (const library of codedLibraries()) {
  await withCodedLibrary(library, async (engine, codings) => {
    console.log(`\n# ${library.name}`);
    const codebook = await currentCodebook(engine.library.read);
    const started = process.cpuUsage();
    const data = await read(engine, codebook, codings);
    curve('with phrases', data);
    leftOut('with phrases', data);
    curve('without phrases', await read(engine, withoutPhrases(codebook), codings));
    const { user, system } = process.cpuUsage(started);
    console.log(`\n${((user + system) / 1e6).toFixed(1)} s of CPU`);
  });
}
