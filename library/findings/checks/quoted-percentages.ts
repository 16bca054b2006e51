import type { CheckResult } from '../../../shared/model/check.ts';
import type { Range } from '../../../shared/model/extraction.ts';
import { decimalText, isSlipOf, type PrintedNumber, printedNumber, printsAs } from '../printed-number.ts';
import { countOf, type Level, nameOfQuestion, percentOf, type Question } from '../table-questions.ts';
import { contentWords, wordsCovered } from '../words-alike.ts';
import { checkResult } from './check-result.ts';
import type { ProseSentence } from './prose.ts';

/** A percentage of the running text without count or base. */
type Quoted = {
  readonly sentence: ProseSentence;
  readonly percent: PrintedNumber;
  readonly words: readonly string[];
};

/** How a table explains a quoted percentage: it prints it, or it follows from counts, or from rounded percentages. */
type Explanation = {
  readonly question: Question;
  readonly levels: readonly Level[];
  readonly by: 'cell' | 'counts' | 'rounded';
  readonly exact: number;
};

/**
 * Percentages that the text takes from tables. Those that no table explains are told of only where a cell of the
 * question spoken of differs in one digit or in the order of two; sentences that cite others are left alone.
 */
export function checkQuotedPercentages(
  prose: readonly ProseSentence[],
  questions: readonly Question[],
  taken: ReadonlySet<number>,
): CheckResult[] {
  const quoted = prose.filter((sentence) => !sentence.cites).flatMap(quotedIn);
  const explained = quoted.map((one) => explanationsOf(one.percent, questions));
  return quoted.flatMap((one, i) => {
    if (taken.has(one.percent.start)) return [];
    const context = contextOf(quoted, explained, i);
    const found = bestOf(explained[i]!, one, context);
    if (found !== undefined) return [fromTable(one, found)];
    const slip = nearMiss(one, questions, context);
    return slip === undefined ? [] : [slip];
  });
}

function quotedIn(sentence: ProseSentence): Quoted[] {
  const found = [...sentence.text.matchAll(/(?<![\d.,–-])(\d{1,2}[.·]\d+)\s*\\?%/g)];
  return found.flatMap((match, i) => {
    const percent = printedNumber(match[1]!, sentence.start + match.index, '.');
    // The words that go with a number reach from the number before it to the number after it.
    const from = i === 0 ? 0 : found[i - 1]!.index;
    const to = found[i + 1]?.index ?? sentence.text.length;
    return percent === null
      ? []
      : [{ sentence, percent, words: contentWords(sentence.text.slice(from, to)) }];
  });
}

function explanationsOf(percent: PrintedNumber, questions: readonly Question[]): Explanation[] {
  return questions.flatMap((question) => {
    const levels = [...question.levels, ...(question.total ? [question.total] : [])];
    const cells = levels.flatMap((level) =>
      question.series.some((series) => percentOf(level, series)?.value === percent.value)
        ? [{ question, levels: [level], by: 'cell' as const, exact: percent.value }]
        : [],
    );
    return [...cells, ...runsOf(question, percent)];
  });
}

const MOST_ANSWERS = 30;

/** Neighbouring answers put together, or all the others. */
function runsOf(question: Question, percent: PrintedNumber): Explanation[] {
  const series = question.series[0];
  if (series === undefined || question.series.length > 1 || question.multiple) return [];
  // Runs grow with the square of the answers; nobody adds up a stretch of so long a list in the text.
  if (question.levels.length > MOST_ANSWERS) return [];
  const counts = question.levels.map((level) => countOf(level, series)?.value ?? Number.NaN);
  const percents = question.levels.map((level) => percentOf(level, series)?.value ?? Number.NaN);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const found: Explanation[] = [];
  for (let from = 0; from < counts.length; from++) {
    for (let to = from + 1; to < counts.length; to++) {
      const levels = question.levels.slice(from, to + 1);
      if (levels.length === question.levels.length) continue;
      const exact = (100 * sumOf(counts, from, to)) / all;
      const rounded = sumOf(percents, from, to);
      if (printsAs(exact, percent)) found.push({ question, levels, by: 'counts', exact });
      else if (Math.abs(rounded - percent.value) < 1e-6)
        found.push({ question, levels, by: 'rounded', exact });
      else if (printsAs(100 - exact, percent))
        found.push({ question, levels, by: 'counts', exact: 100 - exact });
    }
  }
  return found;
}

function sumOf(values: readonly number[], from: number, to: number): number {
  return values.slice(from, to + 1).reduce((sum, value) => sum + value, 0);
}

/** How many percentages before and after one may tell what it is about. */
const NEIGHBOURS = 40;

/** How often each question explains the percentages of the sentences around. */
function contextOf(
  quoted: readonly Quoted[],
  explained: readonly (readonly Explanation[])[],
  at: number,
): ReadonlyMap<Question, number> {
  const here = quoted[at]!.sentence;
  const context = new Map<Question, number>();
  for (let i = Math.max(0, at - NEIGHBOURS); i <= Math.min(quoted.length - 1, at + NEIGHBOURS); i++) {
    const { sentence } = quoted[i]!;
    if (i === at || sentence.paragraph !== here.paragraph) continue;
    const weight = sentence === here ? 1 : Math.abs(i - at) <= 2 ? 0.5 : 0.1;
    const cells = explained[i]!.filter(({ by }) => by === 'cell');
    for (const question of new Set(cells.map((one) => one.question)))
      context.set(question, (context.get(question) ?? 0) + weight);
  }
  return context;
}

/** The explanation that the words and the numbers around speak for; a cell before a sum where they say nothing. */
function bestOf(
  explanations: readonly Explanation[],
  { words }: Quoted,
  context: ReadonlyMap<Question, number>,
): Explanation | undefined {
  const scored = explanations.map((one) => {
    const labels = one.levels.map(({ label }) => wordsCovered(contentWords(label), words));
    const spoken = labels.reduce((sum, share) => sum + share, 0) / labels.length;
    const asked = wordsCovered(contentWords(one.question.text), words);
    const kind = { cell: 0.6, counts: 0.3, rounded: 0 }[one.by];
    return { one, score: spoken + asked + kind + Math.min(1, context.get(one.question) ?? 0) };
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.one;
}

function fromTable({ percent }: Quoted, { question, levels, by, exact }: Explanation): CheckResult {
  const printed = `${decimalText(percent.value, percent.decimals)} %`;
  const where = `${question.table.label || 'a table'}, “${nameOfQuestion(question)}”`;
  const names = levels.map(({ label }) => `“${label}”`).join(' and ');
  const wrong = by === 'rounded';
  return checkResult(
    {
      kind: 'text',
      verdict: wrong ? 'differs' : 'agrees',
      question: wrong
        ? `The text says ${printed}, the sum of the rounded percentages of ${names} in ${where}; their counts give ${decimalText(exact, percent.decimals + 1)} %. Was it added up after rounding?`
        : `The text says ${printed}; ${where} has it for ${names}.`,
      printed,
      recomputed: `${decimalText(exact, percent.decimals)} %`,
    },
    [percent, ...levels],
    [question.table],
  );
}

/** A cell of the question spoken of that differs from the text as a slip of the pen would. */
function nearMiss(
  { percent, words }: Quoted,
  questions: readonly Question[],
  context: ReadonlyMap<Question, number>,
): CheckResult | undefined {
  const written = decimalText(percent.value, percent.decimals);
  const cells = questions.flatMap((question) =>
    question.levels.flatMap((level) =>
      question.series.flatMap((series) => {
        const cell = percentOf(level, series);
        if (cell === null || cell.decimals !== percent.decimals) return [];
        if (!isSlipOf(written, decimalText(cell.value, cell.decimals))) return [];
        const spoken = wordsCovered(contentWords(level.label), words);
        const asked = wordsCovered(contentWords(question.text), words);
        const around = Math.min(1, context.get(question) ?? 0);
        return spoken >= 0.5 && spoken + asked + around >= 1 ? [{ question, level, cell, spoken }] : [];
      }),
    ),
  );
  const best = cells.sort((a, b) => b.spoken - a.spoken)[0];
  if (best === undefined) return undefined;
  const places: Range[] = [percent, best.cell];
  const other = `${decimalText(best.cell.value, best.cell.decimals)} %`;
  return checkResult(
    {
      kind: 'text',
      verdict: 'differs',
      question: `The text says ${written} %, which no table has; ${best.question.table.label || 'a table'} prints ${other} for “${best.level.label}”. Is one of them a slip?`,
      printed: `${written} %`,
      recomputed: other,
    },
    places,
    [best.question.table],
  );
}
