import { type PrintedNumber, printsAs, roundingOf } from '../printed-number.ts';
import {
  countOf,
  isTotalHeading,
  type Level,
  percentOf,
  type Question,
  type Series,
} from '../table-questions.ts';

/** A line with a count and a percentage. */
export type Counted = {
  readonly level: Level;
  readonly count: PrintedNumber;
  readonly percent: PrintedNumber;
};

/** What the percentages of a question rest on. */
export type PercentageBase = {
  readonly from:
    | 'its own number'
    | 'its total'
    | 'the line of 100 %'
    | 'the heading'
    | 'the sum'
    | 'the row'
    | 'inferred';
  /** The base of each counted line. */
  readonly of: (line: Counted) => number | null;
  /** How many lines follow from it. */
  readonly fits: number;
};

/** Every line of a question that prints a count and a percentage in a series. */
export function countedLines(question: Question, series: Series): Counted[] {
  return question.levels.flatMap((level) => {
    const count = countOf(level, series);
    const percent = percentOf(level, series);
    return count !== null && percent !== null ? [{ level, count, percent }] : [];
  });
}

/** Whether a line's percentage follows from its count and a base. */
export function follows({ count, percent }: Counted, base: number | null): boolean {
  if (base === null) return false;
  // A group of nobody is printed as 0 of 0, 0 %.
  if (base === 0) return count.value === 0 && percent.value === 0;
  return base > 0 && printsAs((100 * count.value) / base, percent);
}

/**
 * The base that most percentages of a series follow from; null where none explains at least half of them. Printed
 * numbers come before the sum, and a base that nobody printed comes in only where it explains more than the sum.
 */
export function percentageBase(
  question: Question,
  series: Series,
  lines: readonly Counted[],
): PercentageBase | null {
  let best: PercentageBase | null = null;
  for (const { from, of } of candidates(question, series, lines)) {
    // Nobody explains nothing.
    const fits = lines.filter((line) => of(line) !== 0 && follows(line, of(line))).length;
    if (fits > (best?.fits ?? 0)) best = { from, of, fits };
  }
  const most = best !== null && best.fits * 2 >= lines.length;
  // A printed base that explains most lines is the base; the sum of the counts may itself hold the slip.
  if (most && best!.from !== 'the sum') return best;
  const inferred = inferredBase(lines);
  if (inferred !== null && inferred.fits > (best?.fits ?? 0) && inferred.fits >= 3)
    best = { from: 'inferred', of: () => inferred.base, fits: inferred.fits };
  return best !== null && best.fits * 2 >= lines.length ? best : null;
}

/** Each line's own number of people as the base of its percentages. */
export function rowShares(question: Question): PercentageBase {
  return { from: 'the row', of: ({ level }) => rowBase(question, level), fits: 0 };
}

type Candidate = Pick<PercentageBase, 'from' | 'of'>;

function candidates(question: Question, series: Series, lines: readonly Counted[]): Candidate[] {
  const printed = (level: Level | null) => (level === null ? null : (countOf(level, series)?.value ?? null));
  const own = printed(question.own);
  const total = printed(question.total);
  // Beside a printed number, a line of 100 % is a line like others.
  const full =
    own === null && total === null
      ? (lines.find(({ percent }) => percent.value === 100)?.count.value ?? null)
      : null;
  const sum = question.levels.reduce((all, level) => all + (countOf(level, series)?.value ?? 0), 0);
  const heading = series.base ?? headingBase(question);
  return [
    { from: 'its own number', of: () => own },
    { from: 'its total', of: () => total },
    { from: 'the line of 100 %', of: () => full },
    { from: 'the heading', of: () => heading },
    { from: 'the sum', of: () => sum },
    { from: 'the row', of: ({ level }) => rowBase(question, level) },
  ];
}

/** "(N = 191)" in the caption. */
function headingBase({ table, text }: Question): number | null {
  const found =
    /\b[nN]\s*=\s*(\d{1,3}(?:,\d{3})+|\d+)/.exec(text) ??
    /\b[nN]\s*=\s*(\d{1,3}(?:,\d{3})+|\d+)/.exec(table.caption);
  return found === null ? null : Number(found[1]!.replaceAll(',', ''));
}

function rowBase(question: Question, level: Level): number | null {
  const counts = question.series.map((series) => ({
    total: isTotalHeading(series.outcome),
    value: countOf(level, series)?.value ?? null,
  }));
  if (counts.length < 2 || counts.some(({ value }) => value === null)) return null;
  const total = counts.find((count) => count.total)?.value;
  return total ?? counts.reduce((all, { value }) => all + value!, 0);
}

/** The whole number that most lines may rest on, the largest count at least. */
function inferredBase(lines: readonly Counted[]): { base: number; fits: number } | null {
  const least = Math.max(0, ...lines.map(({ count }) => count.value));
  const ends = lines.flatMap(({ count, percent }) => {
    const half = roundingOf(percent) + 1e-9;
    const from = Math.max(least, Math.ceil((100 * count.value) / (percent.value + half)));
    const to = percent.value > half ? Math.floor((100 * count.value) / (percent.value - half)) : from;
    return to >= from && count.value > 0
      ? [
          { at: from, step: 1 },
          { at: to + 1, step: -1 },
        ]
      : [];
  });
  ends.sort((a, b) => a.at - b.at || a.step - b.step);
  let open = 0;
  let best: { base: number; fits: number } | null = null;
  for (const { at, step } of ends) {
    open += step;
    if (open > (best?.fits ?? 0)) best = { base: at, fits: open };
  }
  return best;
}
