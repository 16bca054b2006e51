import type { CheckResult } from '../../../shared/model/check.ts';
import type { QuestionPair } from '../same-question.ts';
import { countOf, nameOfQuestion, type Question } from '../table-questions.ts';
import { foldedLabel } from '../words-alike.ts';
import { checkResult } from './check-result.ts';

/** Wording and levels of a question that stands in two tables. */
export function checkLabels(pairs: readonly QuestionPair[]): CheckResult[] {
  return pairs.map((pair) => (pair.levels === null ? levelsOf(pair) : labelsOf(pair, pair.levels)));
}

function labelsOf(pair: QuestionPair, levels: NonNullable<QuestionPair['levels']>): CheckResult {
  const { first, second } = pair;
  const unlike = levels.filter(([a, b]) => foldedLabel(a.label) !== foldedLabel(b.label));
  const texts = foldedLabel(first.text) === foldedLabel(second.text) ? [] : [[first.text, second.text]];
  const differing = [...texts, ...unlike.map(([a, b]) => [a.label, b.label])];
  const tables = `${named(first)} and ${named(second)}`;
  const shown = differing.map(([a, b]) => `“${a}” / “${b}”`);
  const right = differing.length === 0;
  return checkResult(
    {
      kind: 'labels',
      verdict: right ? 'agrees' : 'differs',
      question: right
        ? `${tables} label “${nameOfQuestion(first)}” and its ${first.levels.length} answers alike.`
        : `${tables} word the same question differently: ${shown.join('; ')}. Do they mean the same?`,
      printed: differing.map(([a]) => a).join('; '),
      recomputed: differing.map(([, b]) => b).join('; '),
    },
    (unlike.length > 0 ? unlike : levels).flat(),
    [first.table, second.table],
  );
}

function levelsOf({ first, second }: QuestionPair): CheckResult {
  const [long, short] = first.levels.length > second.levels.length ? [first, second] : [second, first];
  const recoded = isRecoding(long, short);
  const said = /recod|binar|dichotom|collaps|regroup|grouped|combined|condensed/i.test(short.table.caption);
  const verdict = recoded ? 'agrees' : said ? 'undecidable' : 'differs';
  const counts = `${named(long)} gives “${nameOfQuestion(long)}” ${long.levels.length} answers, ${named(short)} ${short.levels.length}`;
  const ends = {
    agrees: 'their counts are sums of the others.',
    undecidable:
      'the caption speaks of recoding, but the counts do not show how. Which answers went together?',
    differs:
      'and the counts do not show how one follows from the other. Are answers missing or put together?',
  };
  return checkResult(
    {
      kind: 'labels',
      verdict,
      question: `${counts}; ${ends[verdict]}`,
      printed: String(long.levels.length),
      recomputed: String(short.levels.length),
    },
    [...long.levels, ...short.levels],
    [first.table, second.table],
  );
}

/** Whether the counts of the shorter list are sums of neighbouring counts of the longer one. */
function isRecoding(long: Question, short: Question): boolean {
  const counts = (question: Question) =>
    question.series.flatMap((series) => {
      const found = question.levels.map((level) => countOf(level, series)?.value ?? null);
      return found.every((count) => count !== null) ? [found as number[]] : [];
    })[0];
  const parts = counts(long);
  const sums = counts(short);
  if (parts === undefined || sums === undefined) return false;
  let at = 0;
  for (const sum of sums) {
    let left = sum;
    do left -= parts[at++] ?? Number.NaN;
    while (left > 0);
    if (left !== 0) return false;
  }
  return at === parts.length;
}

function named({ table }: Question): string {
  return table.label || 'one table';
}
