import { currentCodebook } from '../../../library/coding/codebook.ts';
import { type Proposal, suggestCodes } from '../../../library/coding/suggest.ts';
import { readStudyWords } from '../../../library/coding/suggestion-words.ts';
import type { Engine } from '../../../library/engine.ts';
import { readStudies } from '../../../library/studies/study-store.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { codedLibraries, type Wanted, withCodedLibrary } from './coded-library.ts';

/**
 * How many suggestions are right, and how many codings are suggested: on the starter library, which was coded by reading
 * before any suggester existed (with the paper of ../shared/seeds, where that is), and on the invented paper of
 * test/fixtures, in another field with another codebook. `--codes` adds a line for each code.
 */
async function report(engine: Engine, codings: readonly Wanted[]): Promise<void> {
  const db = engine.library.read;
  const started = performance.now();
  const studies = await readStudies(db);
  const codebook = await currentCodebook(db);
  const words = await readStudyWords(db, studies);
  const read = performance.now() - started;
  const all = suggestCodes(codebook, words);
  const took = performance.now() - started;
  console.log(
    `${studies.length} studies, ${all.length} suggestions in ${took.toFixed(0)} ms (${read.toFixed(0)} ms of them reading)`,
  );
  // A study that the reader did not code in a dimension says nothing on what is suggested there.
  const coded = new Set(codings.map((one) => `${one.study}\n${one.dimension}`));
  const proposals = all.filter((one) => coded.has(`${one.study}\n${one.dimension}`));
  const own = new Set(codings.filter((one) => one.ownText).map((one) => one.study));
  table('all studies', codebook, codings, proposals);
  const cited = (one: { study: string }) => !own.has(one.study);
  table('known by title and citation only', codebook, codings.filter(cited), proposals.filter(cited));
  calibration(codings, proposals);
  if (process.argv.includes('--codes')) byCode(codings, proposals);
}

function table(
  title: string,
  codebook: Codebook,
  codings: readonly Wanted[],
  proposals: readonly Proposal[],
): void {
  console.log(`\n${title}`);
  for (const dimension of codebook.dimensions) {
    const exclusive = new Set(dimension.codes.filter((code) => code.exclusive).map((code) => code.id));
    const gold = codings.filter((one) => one.dimension === dimension.id);
    const made = proposals.filter((one) => one.dimension === dimension.id);
    if (gold.length === 0) continue;
    print(dimension.id, score(gold, made));
    const apart = (one: { code: string }) => !exclusive.has(one.code);
    if (exclusive.size > 0) {
      print(`  without ${[...exclusive].join(', ')}`, score(gold.filter(apart), made.filter(apart)));
    }
    if (!dimension.qualifiers) continue;
    const whole = (one: Wanted | Proposal) => [one.study, one.code, one.outcome, one.direction].join('\n');
    print('  outcome and direction too', score(gold.filter(apart), made.filter(apart), whole));
  }
}

type Score = { readonly right: number; readonly suggested: number; readonly coded: number };

function score(
  gold: readonly Wanted[],
  made: readonly Proposal[],
  key = (one: Wanted | Proposal) => `${one.study}\n${one.code}`,
): Score {
  const wanted = new Set(gold.map(key));
  const given = new Set(made.map(key));
  const right = [...given].filter((one) => wanted.has(one)).length;
  return { right, suggested: given.size, coded: wanted.size };
}

function print(name: string, { right, suggested, coded }: Score): void {
  const [precision, low, high] = interval(right, suggested);
  const [recall, from, to] = interval(right, coded);
  console.log(
    `${name.padEnd(28)} precision ${precision} (${low}-${high})  recall ${recall} (${from}-${to})  ${right} right of ${suggested} suggested, ${coded} coded`,
  );
}

/** Share with its 95 % interval (Wilson 1927). */
function interval(hits: number, n: number): readonly string[] {
  if (n === 0) return ['-', '-', '-'];
  const z = 1.96;
  const p = hits / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [p, middle - half, middle + half].map((share) => share.toFixed(2));
}

function calibration(codings: readonly Wanted[], proposals: readonly Proposal[]): void {
  const coded = new Set(codings.map((one) => `${one.study}\n${one.dimension}\n${one.code}`));
  const bands = Map.groupBy(proposals, (one) => Math.floor(one.confidence * 10) / 10);
  console.log('\nconfidence given -> share right');
  for (const [from, own] of [...bands].toSorted(([a], [b]) => a - b)) {
    const right = own.filter((one) => coded.has(`${one.study}\n${one.dimension}\n${one.code}`)).length;
    console.log(`${from.toFixed(1)}  ${(right / own.length).toFixed(2)} of ${own.length}`);
  }
}

/** Right, wrong and missed for each code, and the words behind the wrong ones. */
function byCode(codings: readonly Wanted[], proposals: readonly Proposal[]): void {
  const name = (one: Wanted | Proposal) => `${one.dimension}:${one.code}`;
  const coded = Map.groupBy(codings, name);
  const made = Map.groupBy(proposals, name);
  for (const code of [...new Set([...coded.keys(), ...made.keys()])].toSorted()) {
    const gold = new Set((coded.get(code) ?? []).map((one) => one.study));
    const given = new Set((made.get(code) ?? []).map((one) => one.study));
    const right = [...given].filter((study) => gold.has(study)).length;
    const wrong = (made.get(code) ?? []).filter((one) => !gold.has(one.study));
    const words = wrong.map(
      (one) => one.because.slice(0, 3).join('+') + (one.claim === 'hypothesis' ? '?' : ''),
    );
    console.log(
      `${code.padEnd(36)} ${right} right ${given.size - right} wrong ${gold.size - right} missed  ${words.join(' | ').slice(0, 300)}`,
    );
  }
}

for (const library of codedLibraries()) {
  await withCodedLibrary(library, async (engine, codings) => {
    console.log(`\n# ${library.name}`);
    await report(engine, codings);
  });
}
