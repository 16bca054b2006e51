import type { CheckResult } from '../../../shared/model/check.ts';
import { chiSquareTest } from '../chi-square.ts';
import { fisherExact, likelihoodRatio, trendTest, yatesTest } from '../chi-square-kin.ts';
import { chiSquareTail } from '../distribution.ts';
import { countText, type PrintedNumber, roundingOf } from '../printed-number.ts';
import { tableColumns } from '../table-columns.ts';
import { guessMapping } from '../table-mapping.ts';
import { countOf, isTotalHeading, percentOf, type Question, type Series } from '../table-questions.ts';
import { checkResult, placeOf } from './check-result.ts';
import { pOfCell } from './printed-ratios.ts';
import { pFits, pRangeText } from './stated-tests.ts';
import type { TabledTest } from './tabled-tests.ts';

/** Counts of answers by outcome or group, as one table prints them. */
type Contingency = {
  readonly counts: readonly (readonly number[])[];
  readonly cells: readonly PrintedNumber[];
};

/** What of a document's words tells how its tests were made. */
export type TestWords = { readonly isWeighted: boolean; readonly namesChiSquare: boolean };

/** Reads how a document says that it tested. */
export function testWords(text: string): TestWords {
  return { isWeighted: WEIGHTED.test(text), namesChiSquare: CHI_SQUARE.test(text) };
}

/** Words of tests that counts alone do not give. */
const WEIGHTED =
  /\bRao\b|\b(?:survey|sampling|post-?stratification) weights?\b|\bweighted (?:data|counts?|percent|sample|estimates?|analys)/i;
const CHI_SQUARE = /\bchi[- ]?(?:squared?|quadrat|cuadrado|carré)\b|χ\s?(?:2|²)|\bχ2\b/iu;

/**
 * The chi-square test that a table prints beside counts, recomputed from these: as Pearson's, with Yates' correction,
 * as likelihood ratio or as a test of trend; where only a p is printed, also as Fisher's. Only counts that make up their
 * whole are tested.
 */
export function checkContingencies(
  questions: readonly Question[],
  tests: readonly TabledTest[],
  words: TestWords,
): CheckResult[] {
  return questions.flatMap((question) => {
    const counted = contingencyOf(question);
    if (counted === null) return [];
    const own = tests.filter((one) => isOf(one, question));
    const test = own.find((one) => one.test === 'chi-square');
    if (test !== undefined) return statisticResult(question, test, counted, words) ?? [];
    const ps = own.length > 0 ? [] : psOf(question);
    return ps.length === 1 ? (pResult(question, ps[0]!, counted, words) ?? []) : [];
  });
}

/** The p that stands in a question's own line or beside its first answer, where the table prints no statistic or ratio. */
function psOf({ table, own, levels }: Question): readonly NonNullable<TabledTest['p']>[] {
  const { columns } = guessMapping(table);
  const ps = columns.filter(({ means }) => means === 'p');
  if (ps.length !== 1 || columns.some(({ means }) => means === 'statistic' || means === 'estimate'))
    return [];
  const { rows, mark } = tableColumns(table);
  const starts = new Set([own, ...levels].map((level) => level?.start));
  return rows
    .filter((row) => starts.has(row.cells[0]?.start))
    .flatMap((row) => {
      const p = pOfCell(row.cells[ps[0]!.column], mark);
      return p === null ? [] : [{ ...p, start: p.number.start, end: p.number.end }];
    });
}

/** How many times greater or smaller another test's p may be. */
const KIN = 2;

function pResult(
  question: Question,
  p: NonNullable<TabledTest['p']>,
  { counts, cells }: Contingency,
  { isWeighted, namesChiSquare }: TestWords,
): CheckResult | undefined {
  const pearson = chiSquareTest(counts);
  if (pearson === null) return undefined;
  const statistics = [pearson.statistic, yatesTest(counts), likelihoodRatio(counts)];
  const exact = fisherExact(counts);
  const kin = [
    ...statistics.flatMap((one) => (one === null ? [] : [chiSquareTail(one, pearson.df)])),
    ...[trendTest(counts)].flatMap((one) => (one === null ? [] : [chiSquareTail(one, 1)])),
    ...(exact === null ? [] : [exact]),
  ];
  const fits = kin.some((one) => pFits(p, [one, one]));
  const isFar = !pFits(p, [Math.min(...kin) / KIN, Math.max(...kin) * KIN]);
  const isSmall = exact === null && pearson.smallestExpected < 5;
  const verdict = fits
    ? 'agrees'
    : isFar && namesChiSquare && !isWeighted && !isSmall
      ? 'differs'
      : 'undecidable';
  const recomputed = `χ²(${pearson.df}) = ${pearson.statistic.toFixed(2)}, ${pRangeText(pearson.p, pearson.p)}`;
  const printed = `p ${p.relation} ${p.number.value}`;
  const end = {
    agrees: 'as printed or nearly so.',
    differs: `printed is ${printed}. Is the p-value or one of the counts a slip?`,
    undecidable: `printed is ${printed}. Which test was it?`,
  };
  return checkResult(
    {
      kind: 'association',
      verdict,
      question: `${placeOf(question)}: the ${countText(sum(counts.map(sum)))} counted answers give ${recomputed}, ${end[verdict]}`,
      printed,
      recomputed,
    },
    [...cells, p],
    [question.table],
  );
}

/** Whether a test stands in the line of a question, or beside one of its answers. */
export function isOf({ table, row }: TabledTest, { table: own, own: line, levels }: Question): boolean {
  const start = row.cells[0]?.start;
  return table === own && (line?.start === start || levels.some((level) => level.start === start));
}

function contingencyOf(question: Question): Contingency | null {
  if (question.multiple || question.levels.length < 2) return null;
  const counted = question.series.filter(({ count }) => count !== null);
  const totals = counted.filter(({ outcome }) => isTotalHeading(outcome));
  const parts = counted.filter((one) => !totals.includes(one));
  const rows = question.levels.map((level) => parts.map((series) => countOf(level, series)));
  if (parts.length === 0 || totals.length > 1 || rows.some((row) => row.includes(null))) return null;
  const cells = rows.flatMap((row) => row.flatMap((count) => count ?? []));
  const counts = rows.map((row) => row.map((count) => count!.value));
  const wholes = totals.map((total) =>
    question.levels.map((level) => countOf(level, total)?.value ?? Number.NaN),
  )[0];
  if (wholes !== undefined && parts.length === 1) {
    const others = counts.map(([count], i) => [count!, wholes[i]! - count!]);
    return others.every(([, other]) => other! >= 0) ? { counts: others, cells } : null;
  }
  if (parts.length < 2) return null;
  const addsUp = wholes?.every((whole, i) => whole === sum(counts[i]!)) ?? false;
  return addsUp || sharesOfRows(question, parts) || sharesOfColumns(question, parts, counts)
    ? { counts, cells }
    : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function makesUp100(percents: readonly (PrintedNumber | null)[]): boolean {
  const slack = sum(percents.map((percent) => (percent === null ? 0 : 2 * roundingOf(percent))));
  return (
    percents.every((one) => one !== null) &&
    Math.abs(sum(percents.map((one) => one!.value)) - 100) <= slack + 1e-9
  );
}

/** Whether the columns share out each line: most lines' percentages make up 100. */
function sharesOfRows({ levels }: Question, parts: readonly Series[]): boolean {
  const right = levels.filter((level) => makesUp100(parts.map((series) => percentOf(level, series))));
  return right.length * 2 > levels.length;
}

/** Whether the lines share out each column: percentages make up 100, or the counts nearly make up the column's number. */
function sharesOfColumns(
  { levels }: Question,
  parts: readonly Series[],
  counts: Contingency['counts'],
): boolean {
  return parts.every((series, i) => {
    if (series.percent !== null && makesUp100(levels.map((level) => percentOf(level, series)))) return true;
    const all = sum(counts.map((row) => row[i]!));
    return series.base !== null && all <= series.base && all >= 0.8 * series.base;
  });
}

function statisticResult(
  question: Question,
  test: TabledTest,
  { counts, cells }: Contingency,
  { isWeighted }: TestWords,
): CheckResult | undefined {
  const pearson = chiSquareTest(counts);
  if (pearson === null) return undefined;
  const kin = [pearson.statistic, yatesTest(counts), likelihoodRatio(counts), trendTest(counts)];
  const { value, decimals } = test.statistic;
  const half = 2 * roundingOf({ decimals }) + 0.002 * value;
  const isNear = kin.some((one) => one !== null && Math.abs(one - value) <= half);
  const exact = fisherExact(counts);
  const said = `χ²${test.df.length > 0 ? `(${test.df[0]})` : ''} = ${value}`;
  const recomputed = `χ²(${pearson.df}) = ${pearson.statistic.toFixed(Math.max(2, decimals))}, ${pRangeText(pearson.p, pearson.p)}`;
  const df = test.df[0];
  const hasDf = df === undefined || df === pearson.df || df === 1;
  // A p that comes from elsewhere than its statistic is told of beside it.
  const verdict = isNear && hasDf ? 'agrees' : isWeighted ? 'undecidable' : 'differs';
  const fitsP = test.p !== null && !isNear && exact !== null && pFits(test.p, [exact, exact]);
  const end =
    verdict === 'agrees'
      ? 'as printed.'
      : verdict === 'undecidable'
        ? `printed is ${said}; the answers were weighted, so the counts alone cannot decide it.`
        : !hasDf
          ? `printed is ${said}. Does it compare other answers than these?`
          : `printed is ${said}, and neither a correction, a likelihood ratio nor a test of trend gives it${fitsP ? ', though its p is that of Fisher’s exact test' : ''}. Is the statistic or one of the counts a slip?`;
  return checkResult(
    {
      kind: 'association',
      verdict,
      question: `${placeOf(question)}: the ${countText(sum(counts.map(sum)))} counted answers give ${recomputed}, ${end}`,
      printed: `${said}${test.p === null ? '' : `, p ${test.p.relation} ${test.p.number.value}`}`,
      recomputed,
    },
    [...cells, test],
    [question.table],
  );
}
