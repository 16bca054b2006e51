import type { CheckResult } from '../../../shared/model/check.ts';
import { countText, decimalText, type PrintedNumber, roundingOf } from '../printed-number.ts';
import { type AnswerScale, itemsOf, scaleOf } from './answer-scale.ts';
import { checkResult } from './check-result.ts';
import { meanIsPossible } from './feasible.ts';
import type { TabledMean } from './tabled-means.ts';
import type { TabledTest } from './tabled-tests.ts';

/** Means against the scale of their answers, the GRIM test where answers are whole numbers, and deviations that no answers have. */
export function checkMeans(means: readonly TabledMean[]): CheckResult[] {
  const tables = [...new Set(means.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const own = means
      .filter((one) => one.table === table)
      .map((one) => ({ ...one, scale: scaleOf(table, one.row.path) }));
    const scaled = own.flatMap((one) => (one.scale === null ? [] : [{ ...one, scale: one.scale }]));
    const outside = scaled.filter(({ mean, scale }) => isOutside(mean, scale));
    // Where most means leave the scale, it is not theirs.
    if (outside.length * 2 > scaled.length) return [];
    const inside = scaled.filter((one) => !outside.includes(one));
    return [...outside.map(outsideScale), ...grim(inside), ...inside.flatMap(checkDeviation)];
  });
}

type Scaled = TabledMean & { readonly scale: AnswerScale };

function isOutside(mean: PrintedNumber, { least, most }: AnswerScale): boolean {
  return mean.value < least - roundingOf(mean) || mean.value > most + roundingOf(mean);
}

function placeOf({ table, row, group }: TabledMean): string {
  const name = `“${row.path[row.path.length - 1] ?? ''}”${group === '' ? '' : `, ${group}`}`;
  return table.label === '' ? name : `${table.label}, ${name}`;
}

function shown({ value, decimals }: PrintedNumber): string {
  return decimalText(value, decimals);
}

function outsideScale(one: Scaled): CheckResult {
  const range = `${one.scale.least} to ${one.scale.most}`;
  return checkResult(
    {
      kind: 'feasible',
      verdict: 'differs',
      question: `${placeOf(one)}: a mean of ${shown(one.mean)} lies outside the scale from ${range}. Is it a slip, or another scale?`,
      printed: shown(one.mean),
      recomputed: range,
    },
    [one.mean],
    [one.table],
  );
}

/** Means of whole answers (Brown and Heathers 2017); where many fail, the answers were no whole numbers or fewer people's. */
function grim(means: readonly Scaled[]): CheckResult[] {
  const tested = means.flatMap((one) => {
    const items = itemsOf(one.table, one.row.path);
    const possible = one.n === null || items === null ? null : meanIsPossible(one.mean, one.n, items);
    return possible === null ? [] : [{ ...one, n: one.n!, answers: one.n! * items!, possible }];
  });
  const failed = tested.filter(({ possible }) => !possible);
  if (tested.length === 0) return [];
  if (failed.length === 0)
    return [
      checkResult(
        {
          kind: 'feasible',
          verdict: 'agrees',
          question: `${tested[0]!.table.label || 'A table'}: ${tested.length} means are those of whole answers of so many people.`,
        },
        tested.map(({ mean }) => mean),
        [tested[0]!.table],
      ),
    ];
  const isStray = tested.length >= 3 && failed.length * 3 <= tested.length;
  return failed.map((one) => {
    const below = Math.floor(one.mean.value * one.answers);
    const around = [below, below + 1].map((sum) => decimalText(sum / one.answers, one.mean.decimals));
    return checkResult(
      {
        kind: 'feasible',
        verdict: isStray ? 'differs' : 'undecidable',
        question: `${placeOf(one)}: whole answers of ${countText(one.n)} people cannot have a mean of ${shown(one.mean)}; nearest are ${around.join(' and ')}. ${isStray ? 'Is it a slip, or did fewer answer?' : 'Is it the mean of several items, or did fewer answer?'}`,
        printed: shown(one.mean),
        recomputed: around.join(' or '),
      },
      [one.mean],
      [one.table],
    );
  });
}

/** The greatest standard deviation of answers with this mean: all of them at the ends of the scale (Bhatia and Davis 2000). */
export function greatestDeviation(mean: number, { least, most }: AnswerScale, n: number | null): number {
  const variance = Math.max(0, (mean - least) * (most - mean));
  return Math.sqrt(variance * (n !== null && n > 1 ? n / (n - 1) : 2));
}

function checkDeviation(one: Scaled): CheckResult[] {
  const { deviation, mean, scale, n } = one;
  if (deviation === null) return [];
  const half = roundingOf(mean);
  const middle = (scale.least + scale.most) / 2;
  // The mean within its rounding that leaves most room.
  const nearest = Math.min(Math.max(middle, mean.value - half), mean.value + half);
  const most = greatestDeviation(nearest, scale, n);
  const isPossible = deviation.value >= 0 && deviation.value - roundingOf(deviation) <= most;
  if (isPossible) return [];
  return [
    checkResult(
      {
        kind: 'feasible',
        verdict: 'differs',
        question: `${placeOf(one)}: answers from ${scale.least} to ${scale.most} with a mean of ${shown(mean)} have a standard deviation of ${most.toFixed(2)} at most, printed is ${shown(deviation)}. Is one of them a slip?`,
        printed: shown(deviation),
        recomputed: `at most ${most.toFixed(2)}`,
      },
      [mean, deviation],
      [one.table],
    ),
  ];
}

/** The t of two groups recomputed from their means, deviations and numbers: with one variance for both (Student) or one for each (Welch). */
export function checkComparedMeans(
  means: readonly TabledMean[],
  tests: readonly TabledTest[],
): CheckResult[] {
  return tests.flatMap((test) => {
    if (test.test !== 't') return [];
    const groups = means.filter(({ row, column }) => row === test.row && column < test.column);
    const [first, second] = groups;
    if (groups.length !== 2 || !isWhole(first) || !isWhole(second)) return [];
    return [comparedMeans(first, second, test)];
  });
}

type Whole = TabledMean & { readonly deviation: PrintedNumber; readonly n: number };

function isWhole(mean: TabledMean | undefined): mean is Whole {
  return mean !== undefined && mean.deviation !== null && mean.n !== null && mean.n > 1;
}

function comparedMeans(first: Whole, second: Whole, test: TabledTest): CheckResult {
  const ends = extremes(first, second);
  const size = Math.abs(test.statistic.value);
  const half = roundingOf(test.statistic);
  const isPaired = first.n === second.n;
  const fits = ends.some(([least, most]) => size + half >= least && size - half <= most);
  const [least, most] = ends[0]!;
  const between = `t between ${least.toFixed(2)} and ${most.toFixed(2)}`;
  const verdict = fits ? 'agrees' : isPaired ? 'undecidable' : 'differs';
  const end = {
    agrees: 'as printed.',
    undecidable: `printed is t = ${test.statistic.value}. Were the same people asked twice?`,
    differs: `printed is t = ${test.statistic.value}. Is it, a mean or a deviation a slip?`,
  };
  return checkResult(
    {
      kind: 'test',
      verdict,
      question: `${placeOf({ ...first, group: '' })}: the means, deviations and numbers of the two groups give ${between}, ${end[verdict]}`,
      printed: `t = ${test.statistic.value}`,
      recomputed: between,
    },
    [first, second, test],
    [test.table],
  );
}

/** Student's and Welch's |t|: the least and the most that rounding of means and deviations leaves. */
function extremes(first: Whole, second: Whole): readonly (readonly [number, number])[] {
  const gap = Math.abs(first.mean.value - second.mean.value);
  const slack = roundingOf(first.mean) + roundingOf(second.mean);
  const error = (welch: boolean, way: 1 | -1) => {
    const [a, b] = [first, second].map(
      ({ deviation }) => Math.max(0, deviation.value + way * roundingOf(deviation)) ** 2,
    ) as [number, number];
    const [n, m] = [first.n, second.n];
    return welch
      ? Math.sqrt(a / n + b / m)
      : Math.sqrt((((n - 1) * a + (m - 1) * b) / (n + m - 2)) * (1 / n + 1 / m));
  };
  // Some may have left out an answer, which the headings' numbers do not show.
  const [few, many] = [0.97, 1.03] as const;
  return [false, true].map(
    (welch) =>
      [
        (few * Math.max(0, gap - slack)) / error(welch, 1),
        (many * (gap + slack)) / Math.max(1e-12, error(welch, -1)),
      ] as const,
  );
}
