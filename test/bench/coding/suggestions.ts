import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentCodebook } from '../../../library/coding/codebook.ts';
import { type Proposal, suggestCodes } from '../../../library/coding/suggest.ts';
import { readStudyWords } from '../../../library/coding/suggestions.ts';
import { type Engine, openEngine } from '../../../library/engine.ts';
import { readStudies } from '../../../library/studies/study-store.ts';
import type { Coding } from '../../../shared/model/coding.ts';

/**
 * How many suggestions are right and how many codings are suggested, against the starter library, which was coded by
 * reading before any suggester existed. The text is that of the paper in ../shared/seeds.
 */
const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);

type Score = { right: number; suggested: number; coded: number };

async function main(): Promise<void> {
  if (!existsSync(SEEDS)) {
    console.log('Skipped: ../shared/seeds is not there.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  const opened = await openEngine(join(folder, 'bench.gleaner'), {
    mode: 'write',
    create: true,
    starter: true,
    holder: 'the bench',
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  try {
    await ingest(engine);
    await report(engine);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingest(engine: Engine): Promise<void> {
  const name = readdirSync(SEEDS).find((file) => file.startsWith('000'))!;
  const bytes = readFileSync(new URL(name, SEEDS));
  const file = engine.files.put({ name, mediaType: 'text/plain', bytes });
  const reply = await engine.answer('document.ingest', { files: [file] });
  if (!reply.ok) throw new Error(reply.fault.message);
}

async function report(engine: Engine): Promise<void> {
  const db = engine.library.read;
  const started = performance.now();
  const studies = await readStudies(db);
  const codebook = await currentCodebook(db);
  const words = await readStudyWords(db, studies);
  const proposals = suggestCodes(codebook, words);
  const took = performance.now() - started;
  const listed = await engine.answer('coding.list', {});
  if (!listed.ok) throw new Error(listed.fault.message);
  const codings = listed.output as Coding[];
  console.log(`${studies.length} studies, ${proposals.length} suggestions in ${took.toFixed(0)} ms`);
  const ownText = new Set(
    codings.filter((coding) => coding.passages.some((one) => one.basis === 'full text')).map((one) => one.study),
  );
  const cited = (study: string) => !ownText.has(study);
  for (const [title, take] of [
    ['all studies', () => true],
    ['studies known by title and citation only', cited],
  ] as const) {
    console.log(`\n${title}`);
    for (const dimension of codebook.dimensions) {
      const exclusive = new Set(dimension.codes.filter((code) => code.exclusive).map((code) => code.id));
      const gold = codings.filter((one) => one.dimension === dimension.id && take(one.study));
      const made = proposals.filter((one) => one.dimension === dimension.id && take(one.study));
      if (gold.length === 0) continue;
      print(dimension.id, score(gold, made));
      if (exclusive.size > 0) {
        const apart = (one: { code: string }) => !exclusive.has(one.code);
        print(`  without ${[...exclusive].join(', ')}`, score(gold.filter(apart), made.filter(apart)));
      }
      if (dimension.qualifiers) print('  with direction', directed(gold, made));
    }
  }
  calibration(codings, proposals);
}

function score(gold: readonly Coding[], made: readonly Proposal[], key = (one: Coding | Proposal) => `${one.study}\n${one.code}`): Score {
  const wanted = new Set(gold.map(key));
  const given = new Set(made.map(key));
  return { right: [...given].filter((one) => wanted.has(one)).length, suggested: given.size, coded: wanted.size };
}

function directed(gold: readonly Coding[], made: readonly Proposal[]): Score {
  return score(gold, made, (one) => [one.study, one.code, one.outcome, one.direction].join('\n'));
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

function calibration(codings: readonly Coding[], proposals: readonly Proposal[]): void {
  const coded = new Set(codings.map((one) => `${one.study}\n${one.dimension}\n${one.code}`));
  console.log('\nconfidence given -> share right');
  for (let from = 0.3; from < 1; from += 0.1) {
    const own = proposals.filter((one) => one.confidence >= from && one.confidence < from + 0.1);
    const right = own.filter((one) => coded.has(`${one.study}\n${one.dimension}\n${one.code}`)).length;
    if (own.length > 0) console.log(`${from.toFixed(1)}-${(from + 0.1).toFixed(1)}  ${(right / own.length).toFixed(2)} of ${own.length}`);
  }
}

await main();
