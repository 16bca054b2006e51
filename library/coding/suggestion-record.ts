import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { SuggestionRecord } from '../../shared/contract/suggestion-record.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Library } from '../library.ts';
import { isInScope, readStudies, readVerdicts, type Study, studyVerdict } from '../studies/scope.ts';
import { currentCodebook } from './codebook.ts';
import { directionDimension } from './codebook-roles.ts';
import { countAnswers, readDecisions } from './decisions-store.ts';
import type { Proposal } from './suggest.ts';
import { learnNow } from './suggestion-learning.ts';
import type { DimensionModel, DimensionRecord, Judged } from './suggestion-model.ts';
import { openProposals } from './suggestions.ts';

type Score = SuggestionRecord['dimensions'][number];

/** Answers `suggestion.record`: how suggestions fare against the present coder's own decisions. */
export async function recordSuggestions(library: Library): Promise<Reply<SuggestionRecord>> {
  const codebook = await currentCodebook(library.read);
  const model = await learnNow(library, codebook);
  const answers = await countAnswers(library.read, codebook.id, library.coder());
  const learned = [...model.dimensions.values()];
  return done({
    coder: library.coder(),
    studies: model.studies,
    ...answers,
    dimensions: learned.map((one) => scoreOf(codebook, one)),
    reliability: reliabilityOf(learned.flatMap(({ record }) => record.judged)),
    message:
      learned.length === 0
        ? 'Too few studies are coded to learn from; suggestions rest on the codebook’s phrases alone.'
        : `Learned from ${model.studies} studies. Every figure is of studies that were left out while learning.`,
  });
}

function scoreOf(codebook: Codebook, { record, isCalibrated }: DimensionModel): Score {
  const { dimension, studies, coded, suggested, right, byPhrases } = record;
  const label = codebook.dimensions.find(({ id }) => id === dimension)?.label ?? dimension;
  return {
    dimension,
    label,
    studies,
    coded,
    ...sharesOf({ suggested, right }, coded),
    byPhrases: sharesOf(byPhrases, coded),
    calibrated: isCalibrated,
  };
}

function sharesOf({ suggested, right }: Pick<DimensionRecord, 'suggested' | 'right'>, coded: number) {
  return {
    suggested,
    right,
    precision: wilson(right, suggested),
    recall: wilson(Math.min(right, coded), coded),
  };
}

/** A share with its 95 % interval (Wilson 1927). */
export function wilson(hits: number, n: number): { value: number; low: number; high: number } | null {
  if (n === 0) return null;
  const z = 1.96;
  const p = hits / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const BANDS = 5;

/** Suggestions in bands of confidence: what was given against what turned out right. */
export function reliabilityOf(judged: readonly Judged[]): SuggestionRecord['reliability'] {
  return Array.from({ length: BANDS }, (_, band) => {
    const [from, to] = [band / BANDS, (band + 1) / BANDS];
    const own = judged.filter(
      ({ confidence }) => confidence >= from && (confidence < to || band === BANDS - 1),
    );
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / (own.length || 1);
    return {
      from,
      to,
      given: mean(own.map(({ confidence }) => confidence)),
      right: mean(own.map(({ isRight }) => Number(isRight))),
      n: own.length,
    };
  }).filter(({ n }) => n > 0);
}

/** Studies weighed for the queue at most: the first that are left. */
const WEIGHED = 2_000;
const AT_ONCE = 100;
/** A code given to fewer studies than this is one to learn more of. */
const SELDOM = 3;

/** Answers `suggestion.queue`: the studies left to code, those first whose coding would tell most. */
export async function queueStudies(
  library: Library,
  input: CallArguments<'suggestion.queue'>,
): Promise<Reply<CallOutput<'suggestion.queue'>>> {
  const db = library.read;
  const codebook = await currentCodebook(db);
  const decisions = await readDecisions(db, codebook.id, library.coder(), Number.POSITIVE_INFINITY);
  const asked = codebook.dimensions.filter(
    (one) => !codebook.dimensions.some((other) => directionDimension(codebook, other) === one),
  );
  const coded = new Map(decisions.map(({ study, codes }) => [study, codes]));
  const verdicts = await readVerdicts(db);
  const left = (await readStudies(db)).filter(
    ({ id, references }) =>
      isInScope(studyVerdict(references, verdicts)) && asked.some((one) => !coded.get(id)?.has(one.id)),
  );
  const given = new Map<string, number>();
  for (const { codes } of decisions)
    for (const [dimension, own] of codes)
      for (const code of own) given.set(`${dimension}:${code}`, (given.get(`${dimension}:${code}`) ?? 0) + 1);
  const weighed = left.slice(0, WEIGHED);
  const queue: { study: Study; proposals: readonly Proposal[]; score: number }[] = [];
  for (let from = 0; from < weighed.length; from += AT_ONCE) {
    const part = weighed.slice(from, from + AT_ONCE);
    const byStudy = Map.groupBy(await openProposals(library, part), ({ study }) => study);
    for (const study of part) {
      const proposals = byStudy.get(study.id) ?? [];
      queue.push({ study, proposals, score: informativeness(proposals, given) });
    }
    await nextTurn();
  }
  const studies = queue
    .toSorted((a, b) => b.score - a.score || (a.study.id < b.study.id ? -1 : 1))
    .slice(0, input.limit)
    .map(({ study, proposals, score }) => ({
      study: study.id,
      label: study.label,
      score: Math.round(score * 1_000) / 1_000,
      suggestions: proposals.length,
      uncertain: proposals.filter(({ confidence }) => Math.abs(confidence - 0.5) < 0.2).length,
    }));
  return done({ studies, weighed: weighed.length, left: left.length });
}

/** How much a person's answers would tell: what could as well be wrong as right (Lewis and Gale 1994), and seldom codes. */
function informativeness(proposals: readonly Proposal[], given: ReadonlyMap<string, number>): number {
  return proposals.reduce((sum, { dimension, code, confidence }) => {
    const isSeldom = (given.get(`${dimension}:${code}`) ?? 0) < SELDOM;
    return sum + 4 * confidence * (1 - confidence) * (isSeldom ? 1.5 : 1);
  }, 0);
}
