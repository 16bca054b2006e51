import type { CheckResult } from '../../../shared/model/check.ts';
import { countText, type PrintedNumber, printsAs } from '../printed-number.ts';
import {
  countOf,
  isTotalHeading,
  type Level,
  percentOf,
  type Question,
  type Series,
} from '../table-questions.ts';
import { checkResult, placeOf } from './check-result.ts';

/** Parts against the total that their question prints: a total line, or the question's own number of answers. */
export function checkSums(questions: readonly Question[]): CheckResult[] {
  return questions.flatMap((question) => [
    ...question.series.flatMap((series) => sumOf(question, series) ?? []),
    ...rowSums(question),
  ]);
}

function sumOf(question: Question, series: Series): CheckResult | undefined {
  if (question.multiple || question.levels.length < 2) return undefined;
  const counts = question.levels.map((level) => countOf(level, series));
  if (!counts.every((count) => count !== null)) return undefined;
  const line = question.total ?? question.own;
  const whole = line === null ? null : countOf(line, series);
  if (whole === null) return undefined;
  const sum = counts.reduce((all, count) => all + count.value, 0);
  const verdict = verdictOf(question, series, sum, whole);
  return checkResult(
    {
      kind: 'sum',
      verdict,
      question: questionOf(question, verdict, sum, whole.value),
      printed: countText(whole.value),
      recomputed: countText(sum),
    },
    [...counts, whole],
    [question.table],
  );
}

function verdictOf(
  question: Question,
  series: Series,
  sum: number,
  whole: PrintedNumber,
): CheckResult['verdict'] {
  if (sum === whole.value) return 'agrees';
  if (question.total !== null) return 'differs';
  // Where most percentages follow from the question's number, answers are missing or could be given twice.
  const following = question.levels.filter((level) => followsFrom(level, series, whole.value));
  return following.length * 2 > question.levels.length ? 'undecidable' : 'differs';
}

function followsFrom(level: Level, series: Series, base: number): boolean {
  const count = countOf(level, series);
  const percent = percentOf(level, series);
  return count !== null && percent !== null && base > 0 && printsAs((100 * count.value) / base, percent);
}

function questionOf(question: Question, verdict: CheckResult['verdict'], sum: number, whole: number): string {
  const place = placeOf(question);
  const name = question.total === null ? 'the number of answers printed' : 'the printed total';
  if (verdict === 'agrees') return `${place}: the parts add up to ${name}, ${countText(whole)}.`;
  const start = `${place}: the parts add up to ${countText(sum)}, ${name} is ${countText(whole)}`;
  if (verdict === 'undecidable')
    return sum > whole
      ? `${start}; the percentages follow from it. Could several answers be given?`
      : `${start}; the percentages follow from it. Are some answers not listed?`;
  return `${start}. Is one of these numbers a slip?`;
}

/** Columns of counts beside a column of their totals: each line must add up, if most lines do. */
function rowSums(question: Question): CheckResult[] {
  const counted = question.series.filter((series) => series.count !== null);
  const totals = counted.filter((series) => series.outcome !== '' && isTotalHeading(series.outcome));
  const parts = counted.filter((series) => !totals.includes(series) && series.outcome !== '');
  if (totals.length !== 1 || parts.length < 2) return [];
  const lines = [...question.levels, ...(question.total ? [question.total] : [])].flatMap((level) => {
    const counts = parts.map((series) => countOf(level, series));
    const whole = countOf(level, totals[0]!);
    if (whole === null || !counts.every((count) => count !== null)) return [];
    return [{ level, counts, whole, sum: counts.reduce((all, count) => all + count.value, 0) }];
  });
  const right = lines.filter(({ sum, whole }) => sum === whole.value);
  // Columns that mostly do not add up are no parts of that total.
  if (right.length < 2 || right.length * 2 < lines.length) return [];
  return lines.map(({ level, counts, whole, sum }) =>
    checkResult(
      {
        kind: 'sum',
        verdict: sum === whole.value ? 'agrees' : 'differs',
        question:
          sum === whole.value
            ? `${placeOf(question)}, “${level.label}”: the columns add up to their total, ${countText(sum)}.`
            : `${placeOf(question)}, “${level.label}”: the columns add up to ${countText(sum)}, their total is ${countText(whole.value)}. Is one of these numbers a slip?`,
        printed: countText(whole.value),
        recomputed: countText(sum),
      },
      [...counts, whole],
      [question.table],
    ),
  );
}
