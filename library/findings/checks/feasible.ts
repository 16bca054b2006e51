import type { CheckResult } from '../../../shared/model/check.ts';
import { countText, decimalText, type PrintedNumber, roundingOf } from '../printed-number.ts';
import { countOf, type Level, percentOf, type Question, type Series } from '../table-questions.ts';
import { checkResult, placeOf } from './check-result.ts';

/**
 * Whether some whole number out of `base` has this percentage when rounded (after the GRIM test of Brown and
 * Heathers 2017); null where the base is so large that every percentage is possible.
 */
export function percentageIsPossible(percent: PrintedNumber, base: number): boolean | null {
  if (base < 1) return null;
  if (base >= 100 * 10 ** percent.decimals) return null;
  return nearestIsWithin((percent.value / 100) * base, base / 100, roundingOf(percent));
}

/** The GRIM test itself: whether `n` whole numbers on `items` items can have this mean. */
export function meanIsPossible(
  mean: { readonly value: number; readonly decimals: number },
  n: number,
  items = 1,
): boolean | null {
  const all = n * items;
  if (all < 1 || all >= 10 ** mean.decimals) return null;
  return nearestIsWithin(mean.value * all, all, roundingOf(mean));
}

function nearestIsWithin(sum: number, scale: number, half: number): boolean {
  return [Math.floor(sum), Math.ceil(sum)].some((whole) => Math.abs(whole - sum) / scale <= half + 1e-9);
}

/** Percentages without counts against the number of people that their heading or question gives. */
export function checkFeasible(questions: readonly Question[]): CheckResult[] {
  return questions.flatMap((question) =>
    question.series.flatMap((series) => {
      const own = question.own === null ? null : countOf(question.own, series);
      const base = own?.value ?? series.base;
      return base === null ? [] : feasibleSeries(question, series, base, own !== null);
    }),
  );
}

function feasibleSeries(question: Question, series: Series, base: number, exact: boolean): CheckResult[] {
  const lines = question.levels.flatMap((level) => {
    const percent = percentOf(level, series);
    const possible = percent === null ? null : percentageIsPossible(percent, base);
    return percent === null || possible === null || countOf(level, series) !== null
      ? []
      : [{ level, percent, possible }];
  });
  if (lines.length === 0) return [];
  const impossible = lines.filter((line) => !line.possible);
  if (impossible.length === 0)
    return [
      checkResult(
        {
          kind: 'feasible',
          verdict: 'agrees',
          question: `${placeOf(question)}: each percentage is that of a whole number out of ${countText(base)}.`,
        },
        lines.map((line) => line.percent),
        [question.table],
      ),
    ];
  // A heading's number may shrink from line to line as answers are missing; only stray lines are worth a question.
  const stray = exact
    ? impossible.length * 2 <= lines.length
    : lines.length >= 4 && impossible.length * 3 <= lines.length;
  return impossible.map(({ level, percent }) => impossibleLine(question, level, percent, base, stray));
}

function impossibleLine(
  question: Question,
  level: Level,
  percent: PrintedNumber,
  base: number,
  stray: boolean,
): CheckResult {
  const below = Math.floor((percent.value / 100) * base);
  const around = [below, below + 1].map(
    (count) => `${countText(count)} (${decimalText((100 * count) / base, percent.decimals)} %)`,
  );
  const printed = `${decimalText(percent.value, percent.decimals)} %`;
  return checkResult(
    {
      kind: 'feasible',
      verdict: stray ? 'differs' : 'undecidable',
      question: `${placeOf(question)}, “${level.label}”: no whole number out of ${countText(base)} gives ${printed}; nearest are ${around.join(' and ')}. Does it rest on another number?`,
      printed,
      recomputed: around.join(' or '),
    },
    [percent],
    [question.table],
  );
}
