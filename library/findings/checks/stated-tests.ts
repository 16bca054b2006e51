import type { CheckResult } from '../../../shared/model/check.ts';
import type { Range } from '../../../shared/model/extraction.ts';
import {
  chiSquareTail,
  correlationTwoTails,
  fisherTail,
  normalTwoTails,
  studentTwoTails,
} from '../distribution.ts';
import { type PrintedNumber, printedNumber, roundingOf } from '../printed-number.ts';
import { checkResult } from './check-result.ts';
import type { ProseSentence } from './prose.ts';

/** A p-value as printed: "= 0.031", "< .001". */
export type StatedP = Range & { readonly relation: '=' | '<' | '>'; readonly number: PrintedNumber };

/** A test as printed, with its p-value. */
export type PrintedTest = Range & {
  readonly test: 'chi-square' | 't' | 'F' | 'z' | 'r' | null;
  readonly statistic: PrintedNumber | null;
  readonly df: readonly number[];
  readonly p: StatedP;
};

/** A test as printed in the text. */
export type StatedTest = PrintedTest & { readonly sentence: ProseSentence };

const NUMBER = String.raw`[−–-]?\d*[.·]?\d+`;
const P = String.raw`\bp\s*(?:-?\s*value)?\s*(=|<|>|≤|≥|\\leq?|\\geq?)\s*(\d?[.·]\d+|[01])`;
const NAMES = String.raw`(?<chi>(?:χ|𝜒|\\chi|chi|X)\s*[-^{]*\s*(?:2|²|square[d]?)?\}?)|(?<letter>\b[tFzr])`;
const TEST = new RegExp(
  String.raw`(?:${NAMES})\s*(?:[(_{]+\s*(?:df\s*=\s*)?(?<df1>\d+(?:\.\d+)?)\s*(?:,\s*(?<second>[Nn]\s*=\s*[\d,]+|\d+(?:\.\d+)?))?\s*[)}]+)?\s*=\s*(?<value>${NUMBER})\s*[,;]\s*(?:(?:df\s*=\s*(?<df3>\d+)|[nN]\s*=\s*(?<people>\d+))\s*[,;]\s*)?(?<p>${P})`,
  'dgu',
);

/** Every test and p-value stated in the running text. "p < 0.05" alone is a threshold and no result. */
export function statedTests(prose: readonly ProseSentence[]): StatedTest[] {
  return prose.flatMap((sentence) => {
    const tests = [...sentence.text.matchAll(TEST)].flatMap((found) => testOf(sentence, found) ?? []);
    const alone = [...sentence.text.matchAll(new RegExp(P, 'dgu'))].flatMap((found) => {
      const p = statedP(sentence, found, 1);
      const inside = tests.some((test) => p !== null && p.start >= test.start && p.end <= test.end);
      if (p === null || inside || p.relation !== '=') return [];
      return [{ start: p.start, end: p.end, sentence, test: null, statistic: null, df: [], p }];
    });
    return [...tests, ...alone].sort((a, b) => a.start - b.start);
  });
}

function testOf(sentence: ProseSentence, found: RegExpMatchArray): StatedTest | undefined {
  const groups = found.groups!;
  const places = found.indices!.groups!;
  const inner = new RegExp(P, 'du').exec(groups.p!)!;
  const p = statedP({ start: sentence.start + places.p![0] }, inner, 1);
  const statistic = printedNumber(groups.value!, sentence.start + places.value![0], '.');
  if (p === null || statistic === null) return undefined;
  const test = groups.chi !== undefined ? 'chi-square' : (groups.letter as 't' | 'F' | 'z' | 'r');
  const printed = [groups.df1 ?? groups.df3, groups.second].flatMap((text) =>
    text === undefined || /[nN]/.test(text) ? [] : [Number(text)],
  );
  const df =
    test === 'r' && printed.length === 0 && groups.people !== undefined
      ? [Number(groups.people) - 2]
      : printed;
  const start = sentence.start + found.index!;
  return { start, end: start + found[0].length, sentence, test, statistic, df, p };
}

function statedP(base: { readonly start: number }, found: RegExpMatchArray, part: number): StatedP | null {
  const at = found.indices![part + 1]![0];
  const number = printedNumber(found[part + 1]!, base.start + at, '.');
  if (number === null || number.value > 1) return null;
  const relation = /[<≤]|le/.test(found[part]!) ? '<' : /[>≥]|ge/.test(found[part]!) ? '>' : '=';
  return {
    relation,
    number,
    start: base.start + found.index!,
    end: base.start + found.index! + found[0].length,
  };
}

/** Every printed p-value against its own statistic, within what rounding of both allows. */
export function checkStatedTests(tests: readonly StatedTest[]): CheckResult[] {
  return tests.flatMap((test) => {
    const range = pRange(test) ?? pBelow(test);
    return range === null ? [] : [checkPrintedTest(test, range, { place: '', says: 'the text says' }, [])];
  });
}

/**
 * A chi-square whose degrees of freedom are not printed has one at least: its p then is the least that there can be.
 * Null where that decides nothing.
 */
export function pBelow({ test, statistic, df, p }: PrintedTest): readonly [number, number] | null {
  if (test !== 'chi-square' || statistic === null || df.length > 0) return null;
  const range = [chiSquareTail(Math.abs(statistic.value) + roundingOf(statistic), 1), 1] as const;
  return pFits(p, range) ? null : range;
}

/** Degrees of freedom that a t-test whose own are not printed has at least. */
const FEW = 8;

/** p of the statistic rounded up and rounded down: the least and the most it can be. */
export function pRange({
  test,
  statistic,
  df,
}: Pick<PrintedTest, 'test' | 'statistic' | 'df'>): readonly [number, number] | null {
  if (statistic === null) return null;
  const size = Math.abs(statistic.value);
  const half = roundingOf(statistic);
  const ends = [size + half, Math.max(0, size - half)].map((value, i) =>
    tailOf(test, value, test === 't' && df.length === 0 && i === 1 ? [FEW] : df),
  );
  return ends.some((end) => end === null) ? null : (ends as [number, number]);
}

function tailOf(test: StatedTest['test'], value: number, df: readonly number[]): number | null {
  if (test === 'z') return normalTwoTails(value);
  const [first, second] = df;
  // Without its degrees of freedom, t may be that of a few people or of many.
  if (test === 't' && first === undefined) return normalTwoTails(value);
  if (first === undefined || first <= 0) return null;
  if (test === 'chi-square') return chiSquareTail(value, first);
  if (test === 't') return studentTwoTails(value, first);
  if (test === 'r') return correlationTwoTails(value, first);
  return test === 'F' && second !== undefined && second > 0 ? fisherTail(value, first, second) : null;
}

/** Whether a printed p may be one between the least and the most that its statistic gives. */
export function pFits(
  { relation, number }: Pick<StatedP, 'relation' | 'number'>,
  [least, most]: readonly [number, number],
): boolean {
  const half = roundingOf(number) + 1e-12;
  if (relation === '<') return least <= number.value + 1e-12;
  if (relation === '>') return most >= number.value - 1e-12;
  return most >= number.value - half && least <= number.value + half;
}

/** A printed p against what its own statistic gives; `says` tells who printed it. */
export function checkPrintedTest(
  test: PrintedTest,
  [least, most]: readonly [number, number],
  { place, says }: { readonly place: string; readonly says: string },
  tables: readonly { readonly label: string }[],
): CheckResult {
  const { p, statistic, df } = test;
  const half = roundingOf(p.number) + 1e-12;
  const fits = pFits(p, [least, most]);
  const halved = p.relation === '=' && test.test !== 'chi-square' && test.test !== 'F';
  const oneSided = halved && most / 2 >= p.number.value - half && least / 2 <= p.number.value + half;
  const words = `${test.test === 'chi-square' ? 'χ²' : test.test}${df.length > 0 ? `(${df.join(', ')})` : ''} = ${statistic!.value}`;
  const between = pRangeText(least, most);
  const stated = `p ${p.relation} ${p.number.value}`;
  return checkResult(
    {
      kind: 'test',
      verdict: fits ? 'agrees' : oneSided ? 'undecidable' : 'differs',
      question: fits
        ? `${place}${words} and ${stated} go together.`
        : oneSided
          ? `${place}${words} gives ${between}, ${says} ${stated}. Was the test one-sided?`
          : `${place}${words} gives ${between}, ${says} ${stated}. Is the statistic, its degrees of freedom or the p-value a slip?`,
      printed: stated,
      recomputed: between,
    },
    tables.length > 0 ? [test, p] : [test],
    tables,
  );
}

/** "p = 0.058", or the range that rounding leaves. */
export function pRangeText(least: number, most: number): string {
  const text = (value: number) => (value < 0.001 ? '< 0.001' : value.toFixed(3));
  if (text(least) === text(most)) return least < 0.001 ? 'p < 0.001' : `p = ${text(least)}`;
  return `p between ${text(least).replace('< 0.001', '0.000')} and ${text(most)}`;
}
