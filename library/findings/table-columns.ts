import type { ExtractedTable, TableRow } from '../../shared/model/extraction.ts';
import { cellNumbers } from './cell-numbers.ts';
import { estimateHeading } from './estimate-words.ts';
import { isDeviationHeading, isMeanHeading } from './mean-words.ts';
import {
  type DecimalMark,
  decimalMarkOf,
  type PrintedNumber,
  printedNumber,
  printsAs,
} from './printed-number.ts';

/** What the numbers of a value column are; `both` is "34 (15.0)". */
export type ColumnMeaning = 'n' | 'percent' | 'both' | 'events' | 'other';

/** One value column, counted from 0 after the labels. */
export type ValueColumn = {
  readonly column: number;
  readonly means: ColumnMeaning;
  /** What the column is about: an outcome, a group; empty where the table names none. */
  readonly outcome: string;
  /** The number of people a header gives it: "(n = 64)". */
  readonly base: number | null;
};

/** A table's columns, and the rows below its headers. */
export type TableColumns = {
  readonly columns: readonly ValueColumn[];
  readonly rows: readonly TableRow[];
  readonly mark: DecimalMark;
};

const PERCENT =
  /%|\bper ?cent(?:age)?s?\b|\bshare\b|\bproportion\b|\bprozent\b|\banteil\b|\bpourcentage\b|\bporcentaje\b|\brate\b/iu;
const COUNT =
  /^(?:n|no\.?|nos?\.|number(?: of .*)?|count|freq(?:uency|uencies|\.)?|f|respondents|participants|cases|patients|anzahl|häufigkeit|effectif|frecuencia)$/iu;
const EVENTS = /^(?:events?|yes|positive|deaths?)$/iu;
const BOTH = /\bn[o.]*\s*\(\s*%\s*\)|%\s*\(\s*n\s*\)|\bn\s*,\s*%|count\s*\(\s*%|\bn\s*\/\s*N\s*\(\s*%/iu;

/** What lines and columns of totals are called. */
export const TOTAL =
  /^(?:grand |sub-?)?totals?(?: \p{L}+){0,2}$|^(?:all|overall)(?: (?:\p{L}+s|respondents|participants|patients|cases|persons|people|adults|children|students|women|men))?$|^(?:sum|altogether|gesamt|insgesamt|summe|suma|somme|ensemble|yhteensä|totalt|totaal|razem|ogółem)$/iu;

/** What a heading says of its numbers after naming what they count: "Injured, n (%)". */
const BOTH_END = /\b(?:n[o.]*|count)\s*(?:\/\s*N\s*)?\(\s*%\s*\)\s*$/iu;

/** Reads what the columns of a table mean from its headers, and from the numbers where the headers do not say. */
export function tableColumns(table: ExtractedTable): TableColumns {
  const mark = decimalMarkOf(table.rows.flatMap((row) => row.cells.map((cell) => cell.text)));
  const posing = headerRowsInBody(table, mark);
  const rows = table.rows.slice(posing.length);
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  const headers = [
    ...table.header,
    ...posing.map((row) => [row.path.join(' '), ...row.cells.map((cell) => cell.text)]),
  ];
  const columns = Array.from({ length: width }, (_, column): ValueColumn => {
    const words = headerWords(headers, column);
    const leaf = words[words.length - 1] ?? '';
    const means = meaningOf(leaf, rows, column, mark);
    const named = means === 'other' || bare(leaf) !== '' ? words : words.slice(0, -1);
    return {
      column,
      means,
      outcome: named
        .map((part) => bare(part) || (means === 'other' && part === leaf ? leaf : ''))
        .filter(Boolean)
        .join(', '),
      base: baseIn(words, mark),
    };
  });
  return { columns: countsBesideShare(countsBesideTotal(columns, rows, mark), rows, mark), rows, mark };
}

/** The whole number of a cell; NaN where it holds none. */
function wholeAt(row: TableRow, column: number, mark: DecimalMark): number {
  const cell = row.cells[column];
  const plain = cell === undefined ? null : cellNumbers(cell, mark).plain;
  return plain === null || plain.decimals > 0 || plain.value < 0 ? Number.NaN : plain.value;
}

/** "Nurses | Injured | %": people and events under their own names, where most percentages follow from them. */
function countsBesideShare(
  columns: readonly ValueColumn[],
  rows: readonly TableRow[],
  mark: DecimalMark,
): readonly ValueColumn[] {
  const share = columns.find(
    ({ means, column }, i) =>
      means === 'percent' &&
      [columns[i - 1], columns[i - 2]].every((one) => one !== undefined && one.column < column),
  );
  const [people, events] = share === undefined ? [] : columns.slice(share.column - 2, share.column);
  if (share === undefined || people === undefined || events === undefined) return columns;
  if (events.means !== 'other' || !['other', 'n'].includes(people.means)) return columns;
  const filled = rows.filter((row) => (row.cells[share.column]?.text ?? '') !== '');
  const right = filled.filter((row) => {
    const [n, k] = [wholeAt(row, people.column, mark), wholeAt(row, events.column, mark)];
    const percent = cellNumbers(row.cells[share.column]!, mark);
    const printed = percent.percent ?? percent.plain;
    return printed !== null && n > 0 && k <= n && printsAs((100 * k) / n, printed);
  });
  if (right.length < 2 || right.length * 2 < filled.length) return columns;
  const outcome = events.outcome;
  return columns.map((one) =>
    one === people
      ? { ...one, means: 'n', outcome: '' }
      : one === events
        ? { ...one, means: 'events' }
        : one === share && share.outcome === ''
          ? { ...one, outcome }
          : one,
  );
}

/** Whole numbers under any headings are counts where they add up to a column headed as their total. */
function countsBesideTotal(
  columns: readonly ValueColumn[],
  rows: readonly TableRow[],
  mark: DecimalMark,
): readonly ValueColumn[] {
  const numberAt = (row: TableRow, column: number) => wholeAt(row, column, mark);
  const others = columns.filter(
    ({ means, outcome }) => means === 'other' || (means === 'n' && TOTAL.test(outcome)),
  );
  const whole = others.filter(
    ({ column }) => rows.filter((row) => numberAt(row, column) >= 0).length * 5 >= rows.length * 4,
  );
  const totals = whole.filter(({ outcome }) => TOTAL.test(outcome));
  const total = totals[0];
  if (total === undefined || totals.length > 1 || whole.length < 3) return columns;
  const parts = whole.filter((one) => one !== total);
  const right = rows.filter(
    (row) =>
      parts.reduce((sum, { column }) => sum + numberAt(row, column), 0) === numberAt(row, total.column),
  );
  return right.length * 2 < rows.length
    ? columns
    : columns.map((one) => (whole.includes(one) ? { ...one, means: 'n' } : one));
}

/** First rows of a body that hold no number at all are headers a reader of the page took for rows. */
function headerRowsInBody(table: ExtractedTable, mark: DecimalMark): readonly TableRow[] {
  const isHeader = (row: TableRow) =>
    row.cells.some((cell) => cell.text !== '') &&
    row.cells.every((cell) => {
      const { plain, count } = cellNumbers(cell, mark);
      return plain === null && count === null && !/^[–—-]$/.test(cell.text);
    });
  const first = table.rows.findIndex((row) => !isHeader(row));
  return first > 0 && first <= 3 ? table.rows.slice(0, first) : [];
}

/** The words above one column from the top down; a heading over several columns belongs to each of them. */
function headerWords(headers: readonly (readonly string[])[], column: number): string[] {
  const words: string[] = [];
  headers.forEach((line, i) => {
    const values = line.slice(1);
    const own = values[column]?.trim() ?? '';
    const filled = values.filter((value) => value.trim() !== '').length;
    // "Outcome: wants help | % | " : a line of the header for one column alone, named in its first cell.
    if (headers.length > 1 && filled === 1 && own !== '' && (line[0] ?? '').trim() !== '') {
      words.push(line[0]!.trim(), own);
      return;
    }
    // A blank beside a heading over several columns belongs to it, above the last line of the header.
    const spanning = i < headers.length - 1 && filled > 0;
    let found = own;
    for (let at = column - 1; found === '' && spanning && at >= 0; at--) found = values[at]?.trim() ?? '';
    if (found !== '') words.push(found);
  });
  return words;
}

function meaningOf(
  leaf: string,
  rows: readonly TableRow[],
  column: number,
  mark: DecimalMark,
): ColumnMeaning {
  const words = leaf.replace(/[*†‡]/g, '').trim();
  if (BOTH.test(words)) return 'both';
  const estimate = estimateHeading(words)?.means;
  if (
    (estimate !== undefined && estimate !== 'interval') ||
    isMeanHeading(words) ||
    isDeviationHeading(words)
  )
    return 'other';
  const numbers = rows.flatMap((row) => {
    const cell = row.cells[column];
    return cell === undefined || cell.text === '' ? [] : [cellNumbers(cell, mark)];
  });
  const most = (test: (cell: (typeof numbers)[number]) => boolean) =>
    numbers.length > 0 && numbers.filter(test).length >= numbers.length * 0.8;
  if (most(({ count, percent }) => count !== null && percent !== null)) return 'both';
  if (COUNT.test(words) || /^[nN]\s*=/.test(words)) return 'n';
  if (EVENTS.test(words) && most(({ plain }) => plain !== null && plain.decimals === 0)) return 'events';
  if (PERCENT.test(words)) return 'percent';
  if (most(({ percent }) => percent !== null)) return 'percent';
  const whole = most(({ plain }) => plain !== null && plain.decimals === 0 && plain.value >= 0);
  return whole && (words === '' || /\bn\b|total|sample|number/i.test(words)) ? 'n' : 'other';
}

/** A heading without the words that only say what its numbers are. */
function bare(words: string): string {
  return words
    .replace(/\(?\s*\b[nN]\s*=\s*[\d.,\s]+\)?/g, ' ')
    .replace(/%\s+(?:of|von|de|sur)\s+\d[\d.,]*/gi, ' ')
    .replace(BOTH_END, ' ')
    .replace(/\(\s*%\s*\)|%/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(COUNT, '')
    .replace(/^(?:n\s*\(\s*\)|per ?cent(?:age)?s?)$/i, '')
    .replace(/^[\s,;:]+|[\s,;:]+$/g, '');
}

function baseIn(words: readonly string[], mark: DecimalMark): number | null {
  for (const line of [...words].reverse()) {
    const found =
      /\b[nN]\s*=\s*([\d.,\s]*\d)/.exec(line) ?? /%\s+(?:of|von|de|sur)\s+(\d[\d.,]*)\s*\)?$/i.exec(line);
    const number: PrintedNumber | null = found ? printedNumber(found[1]!, 0, mark) : null;
    if (number !== null && number.decimals === 0) return number.value;
  }
  return null;
}
