import type { Extraction } from '../../shared/model/extraction.ts';
import type { CountedLimits } from './chi-square-range.ts';
import { seriesThatSumTo100 } from './percentage-shares.ts';
import type { PrintedNumber } from './printed-number.ts';
import { differentSurveys, type QuestionPair, questionPairs } from './same-question.ts';
import { countOf, percentOf, type Question, type Series } from './table-questions.ts';

/** One group of a variable: how many gave this answer, and the share of them that had the outcome. */
export type RateGroup = {
  readonly label: string;
  readonly count: PrintedNumber;
  readonly percent: PrintedNumber;
};

/** The rates of one outcome over the answers of one question, with the answers' numbers from a table of its own. */
export type GroupRates = {
  /** Where the numbers stand. */
  readonly counts: Question;
  /** Where the rates stand. */
  readonly rates: Question;
  /** Place of the outcome among the columns of rates. */
  readonly column: number;
  readonly outcome: string;
  readonly groups: readonly RateGroup[];
};

/** What was reported for everybody on one outcome. */
export type ReportedTotal = {
  readonly n: number;
  readonly events: number;
  readonly places: readonly PrintedNumber[];
  readonly table: string;
};

/** Every question with group rates. Rates are percentages that stand beside no counts of their own. */
export function groupRates(questions: readonly Question[]): GroupRates[] {
  const areShares = seriesThatSumTo100(questions);
  const across = questionPairs(questions).flatMap((pair) => ratesOfPair(pair));
  const within = questions.flatMap((question) => ratesWithin(question));
  // Percentages that make up 100 are shares of one question and no rates of groups.
  return [...across, ...within].filter(({ rates, column }) => !areShares(rates, rates.series[column]!));
}

function ratesOfPair({ first, second, levels }: QuestionPair): GroupRates[] {
  if (levels === null) return [];
  const counted = countSeries(first);
  if (counted !== null) return ratesFrom(first, counted, second, levels);
  const turned = countSeries(second);
  const back = levels.map(([a, b]) => [b, a] as const);
  return turned === null ? [] : ratesFrom(second, turned, first, back);
}

/** Counts of answers that stand in the same table as rates: "Answer | N | wants help (%)". */
function ratesWithin(question: Question): GroupRates[] {
  const counted = question.series.filter((series) => series.count !== null && series.percent === null);
  if (counted.length !== 1 || counted[0]!.outcome !== '') return [];
  return ratesFrom(
    question,
    counted[0]!,
    question,
    question.levels.map((level) => [level, level] as const),
  );
}

function countSeries(question: Question): Series | null {
  const counted = question.series.filter((series) => series.count !== null);
  return counted.length === 1 && question.series.length === 1 && !question.multiple ? counted[0]! : null;
}

/** Longer lists are no groups to compare, and the range of their test would take long. */
const MOST_GROUPS = 30;

function ratesFrom(
  counts: Question,
  counted: Series,
  rates: Question,
  levels: NonNullable<QuestionPair['levels']>,
): GroupRates[] {
  return rates.series.flatMap((series, column) => {
    if (series.count !== null || series.percent === null) return [];
    const groups = levels.flatMap(([level, rated]) => {
      const count = countOf(level, counted);
      const percent = percentOf(rated, series);
      return count === null || percent === null ? [] : [{ label: level.label, count, percent }];
    });
    if (groups.length < 2 || groups.length > MOST_GROUPS || groups.length < levels.length) return [];
    return [{ counts, rates, column, outcome: series.outcome, groups }];
  });
}

/** How many answered the question behind the groups. */
export function peopleOf({ groups }: Pick<GroupRates, 'groups'>): number {
  return groups.reduce((all, { count }) => all + count.value, 0);
}

/** The rate over all groups, 0-1, if everybody was counted. */
export function weightedRate({ groups }: Pick<GroupRates, 'groups'>): number {
  const events = groups.reduce((all, { count, percent }) => all + count.value * (percent.value / 100), 0);
  return events / peopleOf({ groups });
}

/**
 * What was reported on each outcome for everybody: of the totals that stand in tables of other questions, the one
 * nearest to the weighted group rates, if it is near at all. Lists of more than two answers count where the text
 * speaks of a cut through them.
 */
export function reportedTotals(
  rates: readonly GroupRates[],
  questions: readonly Question[],
  text: string,
): ReadonlyMap<string, ReportedTotal> {
  const used = new Set(rates.flatMap((one) => [one.counts, one.rates]));
  const unused = questions.filter((one) => !used.has(one));
  const open = [...new Set(rates.map(({ outcome }) => outcome))].flatMap((outcome) => {
    const own = rates.filter((one) => one.outcome === outcome);
    const middle = own.map(weightedRate).sort((a, b) => a - b)[Math.floor(own.length / 2)]!;
    const people = Math.max(...own.map(peopleOf));
    return unused
      .filter((one) => !differentSurveys(one.table.caption, own[0]!.rates.table.caption))
      .flatMap((one) => totalsOf(one, text))
      .filter((total) => total.n * 2 >= people)
      .map((total) => ({ outcome, total, off: Math.abs(total.events / total.n - middle) }));
  });
  const chosen = new Map<string, ReportedTotal>();
  for (const { outcome, total, off } of open.sort((a, b) => a.off - b.off)) {
    if (off > NEAR || chosen.has(outcome)) continue;
    if ([...chosen.values()].some((other) => other.n === total.n && other.events === total.events)) continue;
    chosen.set(outcome, total);
  }
  return chosen;
}

const NEAR = 0.05;

function totalsOf(question: Question, text: string): ReportedTotal[] {
  const series = question.series.find((one) => one.count !== null);
  if (series === undefined || question.levels.length < 2 || question.multiple) return [];
  const counts = question.levels.map((level) => countOf(level, series));
  if (!counts.every((count) => count !== null)) return [];
  const n = counts.reduce((all, count) => all + count.value, 0);
  const table = question.table.label;
  if (counts.length === 2) return counts.map((count) => ({ n, events: count.value, places: [count], table }));
  return counts.slice(1).flatMap((_, i) => {
    const places = counts.slice(i + 1);
    const events = places.reduce((all, count) => all + count.value, 0);
    return saysNumber(text, events) ? [{ n, events, places, table }] : [];
  });
}

function saysNumber(text: string, value: number): boolean {
  const written = value.toLocaleString('en-GB').replace(',', ',?');
  return new RegExp(`(?<![\\d.,])${written}(?![\\d]|[.,]\\d)`).test(text);
}

/**
 * The number of people behind all tables: the smallest that a table of the sample gives, or that the text gives twice
 * as a number of people, and that no question exceeds. Null where there is none.
 */
export function sampleSize(
  questions: readonly Question[],
  document: Pick<Extraction, 'text'>,
  atLeast: number,
): number | null {
  const lines = questions.flatMap((question) =>
    question.text === '' && question.series.every((series) => series.percent === null)
      ? question.levels.flatMap((level) => question.series.flatMap((one) => countOf(level, one)?.value ?? []))
      : [],
  );
  const fitting = [...lines, ...peopleInText(document.text)].filter((value) => value >= atLeast);
  return fitting.length === 0 ? null : Math.min(...fitting);
}

const PEOPLE =
  /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{2,})\s+(?:\p{L}+\s+){0,2}?(?:people|persons|individuals|respondents|participants|adults|patients|children|women|men|students|users|households|subjects|cases)\b|\b[nN]\s*=\s*(\d{1,3}(?:,\d{3})+|\d{2,})(?![\d]|[.,]\d)/gu;

function peopleInText(text: string): number[] {
  const times = new Map<number, number>();
  for (const found of text.matchAll(PEOPLE)) {
    const value = Number((found[1] ?? found[2])!.replaceAll(',', ''));
    times.set(value, (times.get(value) ?? 0) + 1);
  }
  return [...times].filter(([, count]) => count > 1).map(([value]) => value);
}

/** How many of a question's people can have been counted for an outcome, given the sample. */
export function countedLimits(
  { groups }: Pick<GroupRates, 'groups'>,
  total: ReportedTotal | undefined,
  sample: number | null,
): CountedLimits {
  const people = peopleOf({ groups });
  if (total === undefined || sample === null) return { least: people, most: people, outcome: null };
  return {
    least: Math.max(0, people + total.n - sample),
    most: Math.min(people, total.n),
    outcome: { n: total.n, events: total.events },
  };
}
