import type { CheckResult } from '../../../shared/model/check.ts';
import type { ExtractedTable, TableCell, TableRow } from '../../../shared/model/extraction.ts';
import { cellNumbers } from '../cell-numbers.ts';
import type { DecimalMark, PrintedNumber } from '../printed-number.ts';
import { tableColumns } from '../table-columns.ts';
import { guessMapping } from '../table-mapping.ts';
import { checkResult } from './check-result.ts';
import { columnBeside, pOfCell } from './printed-ratios.ts';
import { isMeasure, matrixColumns } from './ranges.ts';
import { checkPrintedTest, pRange, pRangeText } from './stated-tests.ts';
import { MISSING_ANSWERS, sharedNumber } from './table-note.ts';

/** A correlation in a cell, and of how many people it can be. */
type Correlation = {
  readonly row: TableRow;
  readonly number: PrintedNumber;
  readonly stars: number;
  readonly p: ReturnType<typeof pOfCell>;
  /** What its p can be. */
  readonly range: readonly [number, number];
  /** The number of people it was recomputed with. */
  readonly n: number;
};

/** How far the t distribution is off for ranks. */
const RANKS = 1.3;

/** Every correlation of the tables against the p beside it, or against its stars as the note below explains them. */
export function checkCorrelations(
  tables: readonly ExtractedTable[],
  noteOf: (table: ExtractedTable) => string,
): CheckResult[] {
  return tables.flatMap((table) => {
    const words = [table.caption, ...table.header.flat(), noteOf(table)].join(' ; ');
    const all = correlationsOf(table, words);
    const { mark } = tableColumns(table);
    const levels = starLevels(words, mark);
    return [
      ...all.flatMap((one) => withP(table, one)),
      ...withStars(
        table,
        all.filter(({ p }) => p === null),
        levels,
        words,
      ),
    ];
  });
}

function correlationsOf(table: ExtractedTable, words: string): readonly Correlation[] {
  const { columns } = guessMapping(table);
  const { rows, mark } = tableColumns(table);
  const headed = columns.filter(({ measure }) => measure === 'correlation').map(({ column }) => column);
  const own = columns.filter(({ means }) => means === 'n').map(({ column }) => column);
  const size = own.length === 1 ? own[0] : undefined;
  const shared = sharedNumber(words);
  return [...new Set([...headed, ...matrixColumns(table)])].flatMap((column) => {
    const beside = headed.includes(column) ? columnBeside(columns, column, 'p') : undefined;
    const head = table.header[table.header.length - 1]?.[column + 1] ?? '';
    const measures = rows.filter((row) => isMeasure(row) && !isDiagonal(row, head));
    return measures.flatMap((row) => {
      const cell = row.cells[column];
      const number = cell === undefined ? null : correlationIn(cell, mark);
      if (cell === undefined || number === null || Math.abs(number.value) >= 1 || number.decimals < 2)
        return [];
      const counted = size === undefined ? null : wholeIn(row.cells[size], mark);
      const n = counted ?? (size === undefined ? shared : null);
      const range = n === null || n < 4 ? null : rangeOf(number, n, counted === null, RANK.test(words));
      if (n === null || range === null) return [];
      const p = beside === undefined ? null : pOfCell(row.cells[beside], mark);
      return [{ row, number, stars: starsOf(cell), p, range, n }];
    });
  });
}

/** The number that a measure is counted with: "3. Trust", "(3)"; no decimal number. */
const COUNT = /^\(?(\d+)(?![\d.]*\d)/;

/** Whether a row is the measure of its column: what stands there is a reliability or the root of a variance. */
function isDiagonal({ path }: TableRow, head: string): boolean {
  const [own, column] = [(path[path.length - 1] ?? '').trim(), head.trim()];
  const number = COUNT.exec(column)?.[1];
  return number === undefined ? own === column : COUNT.exec(own)?.[1] === number;
}

/** The number of a cell, or the one before its interval in brackets: "−.20 (−.41 to .03)". */
function correlationIn(cell: TableCell, mark: DecimalMark): PrintedNumber | null {
  const before = /^[^([]*\d[*∗\s]*(?=[([])/u.exec(cell.text)?.[0];
  return cellNumbers(before === undefined ? cell : { ...cell, text: before.trimEnd() }, mark).plain;
}

function wholeIn(cell: TableCell | undefined, mark: DecimalMark): number | null {
  const number = cell === undefined ? null : cellNumbers(cell, mark).plain;
  return number !== null && number.decimals === 0 ? number.value : null;
}

function rangeOf(
  statistic: PrintedNumber,
  n: number,
  isShared: boolean,
  isRanks: boolean,
): readonly [number, number] | null {
  const few = isShared ? Math.max(4, Math.floor(n * (1 - MISSING_ANSWERS))) : n;
  const [many, less] = [n, few].map((people) => pRange({ test: 'r', statistic, df: [people - 2] }));
  if (!many || !less) return null;
  const wide = isRanks ? RANKS : 1;
  return [many[0] / wide, Math.min(1, less[1] * wide)];
}

const RANK = /\bSpearman|\brank|\brho\b|ρ/iu;
const OTHER = /\bKendall|\btau\b|τ/iu;

function withP(table: ExtractedTable, { row, number, p, range, n }: Correlation): CheckResult[] {
  if (p === null || OTHER.test([table.caption, ...table.header.flat()].join(' '))) return [];
  const stated = { ...p, start: p.number.start, end: p.number.end };
  const { start, end } = number;
  const test = { start, end, test: 'r' as const, statistic: number, df: [n - 2], p: stated };
  return [checkPrintedTest(test, range, { place: placeOf(table, row), says: 'the table prints' }, [table])];
}

function placeOf({ label }: ExtractedTable, row: TableRow): string {
  return `${label === '' ? '' : `${label}, `}“${row.path[row.path.length - 1] ?? ''}”: `;
}

function starsOf({ text }: TableCell): number {
  return /\d\s*([*∗]+)/u.exec(text)?.[1]?.length ?? 0;
}

/** The p below which one, two, three stars stand, as words explain them; empty where they do not, or not in falling order. */
function starLevels(words: string, mark: DecimalMark): readonly number[] {
  const plain = mark === ',' ? words.replace(/(\d),(?=\d)/g, '$1.') : words;
  const found = [
    ...plain.matchAll(/(?<![*∗])([*∗]{1,4})[^*∗\d<≤]{0,40}[<≤]\s*(0?\.\d+)/gu),
    ...plain.matchAll(/(?<![*∗])([*∗]{1,4})[^*∗]{0,40}?\bat the (0?\.\d+) level/giu),
  ];
  const levels = found.map(([, stars, level]) => [stars!.length, Number(level)] as const);
  const sorted = [...new Map(levels)].sort(([a], [b]) => a - b);
  const isFalling = sorted.every(([stars, p], i) => stars === i + 1 && (i === 0 || p < sorted[i - 1]![1]));
  return isFalling ? sorted.map(([, p]) => p) : [];
}

/** Words that tell of other tests, or of other numbers of people, than the table's own. */
const APART =
  /Bonferroni|Holm\b|Benjamini|false discovery|\bFDR\b|\bcorrected\b|\badjusted\b|bootstrap|\bweighted\b|multilevel|cluster|imput|pairwise|pairs|\bone-?(?:tailed|sided)\b|einseitig|\bKendall|τ|\bpolychoric|disattenuated|latent|between-? and within|\b(?:above|below) the diagonal/iu;

function withStars(
  table: ExtractedTable,
  cells: readonly Correlation[],
  levels: readonly number[],
  words: string,
): CheckResult[] {
  if (levels.length === 0 || APART.test(words) || !cells.some(({ stars }) => stars > 0)) return [];
  const most = (p: number) => levels.filter((level) => p < level).length;
  const fits = ({ range: [least, top], stars }: Correlation) => stars >= most(top) && stars <= most(least);
  const tested = cells.filter(({ stars }) => stars <= levels.length);
  const wrong = tested.filter((one) => !fits(one));
  if (tested.length === 0) return [];
  if (wrong.length === 0)
    return [
      checkResult(
        {
          kind: 'test',
          verdict: 'agrees',
          question: `${table.label || 'A table'}: the stars of ${tested.length} correlations are those that their p-values give.`,
        },
        tested.map(({ number }) => number),
        [table],
      ),
    ];
  // Where many stars are others, the tests were others; where half of each p would do, they were one-sided.
  const isStray = tested.length >= 3 && wrong.length * 3 <= tested.length;
  return wrong.map((one) => {
    const [least, top] = one.range;
    const isHalved =
      wrong.length > 1 &&
      wrong.every(({ range: [a, b], ...rest }) => fits({ ...rest, range: [a / 2, b / 2] }));
    return starResult(table, one, levels, {
      verdict: isStray && !isHalved ? 'differs' : 'undecidable',
      given: pRangeText(least, top),
      isHalved,
    });
  });
}

function starResult(
  table: ExtractedTable,
  { row, number, stars, n }: Correlation,
  levels: readonly number[],
  {
    verdict,
    given,
    isHalved,
  }: { readonly verdict: CheckResult['verdict']; readonly given: string; readonly isHalved: boolean },
): CheckResult {
  const printed = stars === 0 ? 'no star' : `${stars} ${stars === 1 ? 'star' : 'stars'}`;
  const legend = levels.map((level, i) => `${'*'.repeat(i + 1)} p < ${level}`).join(', ');
  const end = isHalved
    ? 'Was the test one-sided?'
    : verdict === 'differs'
      ? 'Is the correlation or its stars a slip, or did fewer answer?'
      : 'Was it tested in another way?';
  return checkResult(
    {
      kind: 'test',
      verdict,
      question: `${placeOf(table, row)}r = ${number.value} of ${n} people gives ${given}, printed is ${printed} (${legend}). ${end}`,
      printed,
      recomputed: given,
    },
    [number],
    [table],
  );
}
