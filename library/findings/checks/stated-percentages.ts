import type { CheckResult } from '../../../shared/model/check.ts';
import { countText, decimalText, type PrintedNumber, printedNumber, printsAs } from '../printed-number.ts';
import { checkResult } from './check-result.ts';
import { percentageIsPossible } from './feasible.ts';
import type { ProseSentence } from './prose.ts';

/** A percentage in the text with the count, and perhaps the base, that it is printed with. */
export type StatedPercentage = {
  readonly sentence: ProseSentence;
  readonly percent: PrintedNumber;
  readonly count: PrintedNumber | null;
  readonly base: PrintedNumber | null;
};

const N = String.raw`\d{1,3}(?:,\d{3})+|\d+`;
const PERCENT = String.raw`(?<![\d.,])(?<p>\d{1,3}(?:[.·]\d+)?)\s*\\?%`;
const OF = String.raw`\s+(?:(?:out\s+)?of|von|der|de(?:\s+l[oae]s)?|des|sur|av)\s+(?:the\s+|those\s+|these\s+|all\s+|our\s+|a\s+total\s+of\s+)?`;
const GAP = String.raw`[^\d%.;()]{0,60}`;
// "13 years (65.2%)" counts nobody.
const PEOPLE =
  '(?:respondents|participants|people|persons|individuals|patients|adults|children|students|women|men|users|cases|answers|households|subjects|members)';
const PATTERNS = [
  // 55.0%, N = 2,311 of 4,202 and "only 23.3% say that they did (N = 113 of 485"
  String.raw`${PERCENT}[^\d%.;]{0,90}?[(,;]\s*\$?[Nn]\s*=\s*(?<k>${N})\$?(?:${OF}|\s*/\s*)\$?(?<n>${N})`,
  // 261 of those 404 (64.6%)
  String.raw`(?<![\d.,])(?<k>${N})(?:${OF}|\s*/\s*)(?<n>${N})(?![\d.,]*\d)${GAP}[(,]\s*${PERCENT}`,
  // 978 (46.8% of the 2,091 who answered)
  String.raw`(?<![\d.,–-])(?<k>${N})\s*[(\[]\s*${PERCENT}${OF}(?<n>${N})(?![\d.,]*\d)(?!\s*%)`,
  // 64.6% (261 of 404)
  String.raw`${PERCENT}\s*[(,\[;]\s*(?<k>${N})(?:${OF}|\s*/\s*)(?<n>${N})(?![\d.,]*\d)`,
  // Of the 2,069 who answered, 1,236 (59.7%)
  String.raw`\b[Oo]f\s+(?:the|these|those|all)\s+(?<n>${N})\b${GAP},?${GAP}(?<![\d.,])(?<k>${N})\s*[(\[]\s*${PERCENT}`,
  // Of 1,398 children seen, 651 (46.6%)
  String.raw`\b(?:[Oo]f|[Vv]on|[Ss]ur|[Dd]e)\s+(?<n>${N})\s+\p{L}${GAP}(?<![\d.,])(?<k>${N})\s*[(\[]\s*${PERCENT}\s*[)\]]`,
  // 14.1%, N = 594
  String.raw`${PERCENT}\s*[(,;]\s*\$?[Nn]\s*=\s*(?<k>${N})(?![\d.,]*\d)`,
  // 1,236 (59.7%) and N = 3,310 respondents (73.7%)
  String.raw`(?<![\d.,–-])(?<k>${N})\$?(?:\s+of\s+(?:them|these|those|whom)|\s+${PEOPLE}|\s+who(?:\s+\p{L}+){1,4})?\s*[(\[]\s*${PERCENT}`,
  // 37.3% of the 51
  String.raw`${PERCENT}${OF}(?<n>${N})(?![\d.,]*\d)(?!\s*%)`,
];

/** Percentages of the text that stand beside their count or base. One percentage is read once. */
export function statedPercentages(prose: readonly ProseSentence[]): StatedPercentage[] {
  return prose.flatMap((sentence) => {
    const found = new Map<number, StatedPercentage>();
    for (const pattern of PATTERNS) {
      for (const match of sentence.text.matchAll(new RegExp(pattern, 'dgu'))) {
        const stated = statedOf(sentence, match);
        if (stated !== null && !found.has(stated.percent.start)) found.set(stated.percent.start, stated);
      }
    }
    return [...found.values()];
  });
}

function statedOf(sentence: ProseSentence, match: RegExpMatchArray): StatedPercentage | null {
  const numberAt = (name: string) => {
    const words = match.groups?.[name];
    const at = match.indices?.groups?.[name]?.[0];
    return words === undefined || at === undefined ? null : printedNumber(words, sentence.start + at, '.');
  };
  const percent = numberAt('p');
  const count = numberAt('k');
  const base = numberAt('n');
  if (
    percent === null ||
    percent.value > 100 ||
    (count !== null && base !== null && count.value > base.value)
  )
    return null;
  // Years and section numbers are no counts.
  if (count !== null && base === null && /^(?:19|20)\d\d$/.test(match.groups!.k!)) return null;
  return { sentence, percent, count, base };
}

/** Numbers of people that a percentage in the text may rest on. */
export type KnownBases = {
  readonly bases: readonly number[];
  /** Percentages that a table prints beside a count. */
  readonly printed: ReadonlyMap<number, readonly PrintedNumber[]>;
};

/** Percentages beside their counts, recomputed. */
export function checkStatedPercentages(
  stated: readonly StatedPercentage[],
  known: KnownBases,
): CheckResult[] {
  return stated.flatMap((one) => {
    if (one.count !== null && one.base !== null) return [fullyStated(one, one.count, one.base)];
    if (one.count !== null) return countStated(one, one.count, stated, known);
    return one.base === null || one.sentence.cites ? [] : baseStated(one, one.base);
  });
}

function fullyStated(one: StatedPercentage, count: PrintedNumber, base: PrintedNumber): CheckResult {
  const exact = (100 * count.value) / base.value;
  const right = base.value > 0 && printsAs(exact, one.percent);
  const printed = `${decimalText(one.percent.value, one.percent.decimals)} %`;
  const of = `${countText(count.value)} of ${countText(base.value)}`;
  return checkResult(
    {
      kind: 'text',
      verdict: right ? 'agrees' : 'differs',
      question: right
        ? `The text says ${of} is ${printed}, and so it is.`
        : `The text says ${of} is ${printed}; it is ${decimalText(exact, one.percent.decimals + 1)} %. Which of the three is a slip?`,
      printed,
      recomputed: `${decimalText(exact, one.percent.decimals)} % (${of})`,
    },
    [one.percent, count, base],
  );
}

/** A count and a percentage without a base: one that the paragraph or a table prints must explain them. */
function countStated(
  one: StatedPercentage,
  count: PrintedNumber,
  all: readonly StatedPercentage[],
  known: KnownBases,
): CheckResult[] {
  const { sentence, percent } = one;
  const near = all.filter((other) => Math.abs(other.sentence.paragraph - sentence.paragraph) <= 1);
  const numbers = [...sentence.text.matchAll(new RegExp(`(?<![\\d.,])(${N})(?![\\d.,]*\\d)`, 'g'))].map(
    (found) => Number(found[1]!.replaceAll(',', '')),
  );
  const bases = [
    ...near.flatMap((other) => [other.base?.value ?? 0, other.count?.value ?? 0]),
    ...numbers,
    ...known.bases,
  ];
  const base = bases.find(
    (value) => value >= count.value && value > 0 && printsAs((100 * count.value) / value, percent),
  );
  const printed = `${decimalText(percent.value, percent.decimals)} %`;
  const words = `The text puts ${printed} beside ${countText(count.value)}`;
  if (base !== undefined)
    return [
      checkResult(
        {
          kind: 'text',
          verdict: 'agrees',
          question: `${words}, which is right out of ${countText(base)}.`,
          printed,
          recomputed: `${printed} (of ${countText(base)})`,
        },
        [percent, count],
      ),
    ];
  if (sentence.cites) return [];
  const inTable = known.printed.get(count.value) ?? [];
  const other = inTable.length === 1 && count.value >= 10 ? inTable[0]! : null;
  return [
    checkResult(
      {
        kind: 'text',
        verdict: other === null ? 'undecidable' : 'differs',
        question:
          other === null
            ? `${words}; no number printed near it or in a table explains it. What does it rest on?`
            : `${words}; the table prints ${decimalText(other.value, other.decimals)} % for that count, and no other number explains it. Is one of them a slip?`,
        printed,
        recomputed: other === null ? '' : `${decimalText(other.value, other.decimals)} %`,
      },
      [percent, count, other],
    ),
  ];
}

function baseStated({ percent }: StatedPercentage, base: PrintedNumber): CheckResult[] {
  const possible = percentageIsPossible(percent, base.value);
  if (possible === null) return [];
  const printed = `${decimalText(percent.value, percent.decimals)} %`;
  const below = Math.floor((percent.value / 100) * base.value);
  const around = [below, below + 1].map(
    (count) => `${countText(count)} (${decimalText((100 * count) / base.value, percent.decimals)} %)`,
  );
  return [
    checkResult(
      {
        kind: 'feasible',
        verdict: possible ? 'agrees' : 'differs',
        question: possible
          ? `${printed} of ${countText(base.value)} is a whole number.`
          : `The text says ${printed} of ${countText(base.value)}; no whole number gives that, nearest are ${around.join(' and ')}. Is one of the two a slip?`,
        printed,
        recomputed: possible ? printed : around.join(' or '),
      },
      [percent, base],
    ),
  ];
}
