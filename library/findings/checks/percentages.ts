import type { CheckResult } from '../../../shared/model/check.ts';
import { seriesThatSumTo100 } from '../percentage-shares.ts';
import { countText, decimalText, roundingOf } from '../printed-number.ts';
import { percentOf, type Question, type Series } from '../table-questions.ts';
import { checkResult, placeOf } from './check-result.ts';
import {
  type Counted,
  countedLines,
  follows,
  type PercentageBase,
  percentageBase,
  rowShares,
} from './percentage-base.ts';

/** Percentages against their counts, and against 100 where one answer could be given. */
export function checkPercentages(questions: readonly Question[]): CheckResult[] {
  const alone = seriesThatSumTo100(questions);
  const byRow = tablesOfRowShares(questions);
  return questions.flatMap((question) =>
    question.series.flatMap((series) => {
      const lines = countedLines(question, series);
      if (lines.length > 0)
        return countedSeries(question, series, lines, byRow.has(question.table) ? rowShares(question) : null);
      return alone(question, series) ? sumOfPercentages(question, series, 0) : [];
    }),
  );
}

/** Tables whose lines are shares of themselves: most percentages follow from the people of their own line. */
function tablesOfRowShares(questions: readonly Question[]): ReadonlySet<Question['table']> {
  const tables = new Map<Question['table'], { lines: number; fits: number }>();
  for (const question of questions) {
    const { of } = rowShares(question);
    const lines = question.series.flatMap((series) => countedLines(question, series));
    const before = tables.get(question.table) ?? { lines: 0, fits: 0 };
    const fits = lines.filter((line) => follows(line, of(line))).length;
    tables.set(question.table, { lines: before.lines + lines.length, fits: before.fits + fits });
  }
  return new Set(
    [...tables].flatMap(([table, { lines, fits }]) => (lines > 4 && fits * 3 >= lines * 2 ? [table] : [])),
  );
}

function countedSeries(
  question: Question,
  series: Series,
  lines: readonly Counted[],
  shares: PercentageBase | null,
): CheckResult[] {
  const base = percentageBase(question, series, lines) ?? shares;
  if (base === null) return [...sharesOver100(question, lines), baseUnknown(question, lines)];
  const wrong = lines.filter((line) => !follows(line, base.of(line)));
  const right = lines.filter((line) => follows(line, base.of(line)));
  const results = wrong.map((line) => wrongPercentage(question, series, line, base));
  if (right.length > 0)
    results.push(
      checkResult(
        {
          kind: 'percentage',
          verdict: 'agrees',
          question: `${placeOf(question)}: ${right.length} percentages follow from their counts and ${baseText(base, right[0]!)}.`,
        },
        right.flatMap(({ count, percent }) => [count, percent]),
        [question.table],
      ),
    );
  if (exhausts(question, series, lines, base))
    results.push(...sumOfPercentages(question, series, shiftOf(wrong, base)));
  return results;
}

function baseText(base: PercentageBase, line: Counted): string {
  const value = countText(base.of(line) ?? 0);
  const from = {
    inferred: `a base of about ${value} that is not printed`,
    'the row': 'the total of their row',
  };
  return from[base.from as 'inferred' | 'the row'] ?? `${base.from} (${value})`;
}

function wrongPercentage(
  question: Question,
  series: Series,
  line: Counted,
  base: PercentageBase,
): CheckResult {
  const whole = base.of(line)!;
  const { count, percent, level } = line;
  if (whole <= 0) return percentageOfNobody(question, line);
  const exact = (100 * count.value) / whole;
  const recomputed = decimalText(exact, percent.decimals);
  const printed = decimalText(percent.value, percent.decimals);
  const forced = roundedToFit(question, series, percent.value, exact, percent.decimals)
    ? ' The printed column adds up to exactly 100: was it rounded to do so?'
    : ' Is the count or the percentage a slip?';
  return checkResult(
    {
      kind: 'percentage',
      verdict: 'differs',
      question: `${placeOf(question)}, “${level.label}”: ${countText(count.value)} of ${countText(whole)} is ${decimalText(exact, percent.decimals + 1)} %, printed is ${printed} %.${forced}`,
      printed: `${printed} %`,
      recomputed: `${recomputed} % (${countText(count.value)} of ${countText(whole)})`,
    },
    [count, percent],
    [question.table],
  );
}

/** Where there is nobody, no share can be recomputed. */
function percentageOfNobody(question: Question, { count, percent, level }: Counted): CheckResult {
  const printed = decimalText(percent.value, percent.decimals);
  const counts = `${countText(count.value)} of 0`;
  return checkResult(
    {
      kind: 'percentage',
      verdict: 'differs',
      question: `${placeOf(question)}, “${level.label}”: ${counts} has no percentage, printed is ${printed} %. Is the base, the count or the percentage a slip?`,
      printed: `${printed} %`,
      recomputed: `no percentage (${counts})`,
    },
    [count, percent],
    [question.table],
  );
}

/** Off by less than one last place in a column that adds up to 100 to the last digit. */
function roundedToFit(
  question: Question,
  series: Series,
  printed: number,
  exact: number,
  decimals: number,
): boolean {
  const sum = question.levels.reduce((all, level) => all + (percentOf(level, series)?.value ?? 0), 0);
  return Math.abs(sum - 100) < 1e-6 && Math.abs(printed - exact) < 10 ** -decimals;
}

function isWeighted({ table }: Question): boolean {
  return /\bweight|\bgewicht|\bponder|\bpainot/i.test([table.caption, ...table.header.flat()].join(' '));
}

/** Whatever the base, no share of people is over 100 %. */
function sharesOver100(question: Question, lines: readonly Counted[]): CheckResult[] {
  return lines
    .filter(({ percent }) => percent.value - roundingOf(percent) > 100)
    .map(({ count, percent, level }) =>
      checkResult(
        {
          kind: 'percentage',
          verdict: 'differs',
          question: `${placeOf(question)}, “${level.label}”: ${decimalText(percent.value, percent.decimals)} % is more than all. Is the percentage a slip, or is it no share?`,
          printed: `${decimalText(percent.value, percent.decimals)} %`,
          recomputed: 'at most 100 %',
        },
        [count, percent],
        [question.table],
      ),
    );
}

function baseUnknown(question: Question, lines: readonly Counted[]): CheckResult {
  return checkResult(
    {
      kind: 'percentage',
      verdict: 'undecidable',
      question: `${placeOf(question)}: the percentages follow neither from a printed number of answers nor from the sum of the counts. ${isWeighted(question) ? 'The table speaks of weights, so its counts cannot decide.' : 'What do they rest on?'}`,
    },
    lines.flatMap(({ count, percent }) => [count, percent]),
    [question.table],
  );
}

/** Whether the parts make up the whole, so that their percentages must make 100. */
function exhausts(
  question: Question,
  series: Series,
  lines: readonly Counted[],
  base: PercentageBase,
): boolean {
  if (question.multiple || lines.length < 2 || lines.length < question.levels.length) return false;
  if (base.from === 'the row' || base.from === 'the line of 100 %' || base.from === 'inferred') return false;
  const sum = lines.reduce((all, { count }) => all + count.value, 0);
  return series.percent !== null && sum === base.of(lines[0]!);
}

/** What percentages already told of take away from 100. */
function shiftOf(wrong: readonly Counted[], base: PercentageBase): number {
  return wrong.reduce((all, line) => {
    const whole = base.of(line)!;
    return whole > 0 ? all + (100 * line.count.value) / whole - line.percent.value : all;
  }, 0);
}

/**
 * The printed percentages of one question against 100, within what rounding each of them allows; `shift` is what is
 * told of elsewhere.
 */
function sumOfPercentages(question: Question, series: Series, shift: number): CheckResult[] {
  const percents = question.levels.map((level) => percentOf(level, series));
  if (percents.length < 2 || !percents.every((percent) => percent !== null)) return [];
  const sum = percents.reduce((all, percent) => all + percent.value, 0);
  const slack = percents.reduce((all, percent) => all + roundingOf(percent), 0) + 1e-9;
  const right = Math.abs(sum - 100) <= slack;
  // An error that is told of at its own cell is not told of again here.
  if (!right && Math.abs(sum + shift - 100) <= slack) return [];
  const decimals = Math.max(...percents.map((percent) => percent.decimals));
  const printed = decimalText(sum, decimals);
  return [
    checkResult(
      {
        kind: 'percentage-sum',
        verdict: right ? 'agrees' : 'differs',
        question: right
          ? `${placeOf(question)}: the percentages add up to ${printed}, as far as rounding allows.`
          : `${placeOf(question)}: the percentages of one question add up to ${printed}, and rounding explains no more than ${decimalText(slack, 2)} either way. Is one of them a slip, or could several answers be given?`,
        printed: `${printed} %`,
        recomputed: `100 ± ${decimalText(slack, 2)} %`,
      },
      percents,
      [question.table],
    ),
  ];
}
