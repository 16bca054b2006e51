import type { Cell } from 'write-excel-file/universal';
import { CSL_COLUMN, OWN_COLUMNS } from './csv-columns.ts';
import { layOut } from './csv-writing.ts';
import type { ExportItem, WriteOptions } from './format.ts';

/** Excel refuses a file with a longer cell; measured in UTF-16 units. */
const LONGEST_CELL = 32_000;
const NUMBERS: ReadonlySet<string> = new Set([
  'Year',
  'Volume',
  'Issue',
  'Number',
  'Series number',
  'Edition',
  'Number of pages',
  'PMID',
]);
const DATES: ReadonlySet<string> = new Set(['Date', 'Accessed']);
const OWN: ReadonlySet<string> = new Set(OWN_COLUMNS.map(([header]) => header));
const WIDTHS: Readonly<Record<string, number>> = {
  Title: 60,
  Authors: 40,
  'Container title': 32,
  DOI: 28,
  URL: 28,
  Keywords: 30,
  Abstract: 60,
};

/**
 * Writes references as a workbook (ECMA-376) of one sheet with the columns of CSV: numbers as numbers, full dates as
 * dates, everything else as text, so that nothing in it is ever a formula.
 */
export async function writeXlsx(items: readonly ExportItem[], options: WriteOptions): Promise<Uint8Array> {
  const { headers, rows } = layOut(items, options);
  const csl = headers.indexOf(CSL_COLUMN);
  const cut = rows.map((cells) => cutLong(headers, cells, csl));
  const pieces = Math.max(1, ...cut.map(({ csl: parts }) => parts.length));
  const own = headers.filter((_, at) => at !== csl);
  const isAnyCsl = cut.some(({ csl: parts }) => parts.length > 0);
  const more = isAnyCsl
    ? Array.from({ length: pieces }, (_, at) => (at === 0 ? CSL_COLUMN : `${CSL_COLUMN} ${at + 1}`))
    : [];
  const data = [
    [...own, ...more].map((header): Cell => ({ value: written(header), type: String, fontWeight: 'bold' })),
    ...cut.map(({ cells, csl: parts }) => [
      ...cells.map((text, at) => cellOf(own[at]!, text)),
      ...more.map((_, at) => textCell(parts[at] ?? '')),
    ]),
  ];
  const columns = [...own, ...more].map((header) => ({ width: WIDTHS[header] ?? 14 }));
  const { default: writeWorkbook } = await import('write-excel-file/universal');
  const blob = await writeWorkbook(data, {
    sheet: 'References',
    columns,
    stickyRowsCount: 1,
    dateFormat: 'yyyy-mm-dd',
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** A row whose cells fit: what is too long for one stands whole in the `CSL` columns, a part of it in its own. */
function cutLong(
  headers: readonly string[],
  cells: readonly string[],
  csl: number,
): { readonly cells: readonly string[]; readonly csl: readonly string[] } {
  const rest = cells.filter((_, at) => at !== csl);
  const own = csl < 0 ? '' : (cells[csl] ?? '');
  const long = [...cells.entries()].filter(([at, text]) => at !== csl && text.length > LONGEST_CELL);
  if (long.length === 0) return { cells: rest, csl: pieces(own) };
  const whole = own === '' ? {} : (JSON.parse(own) as Record<string, unknown>);
  for (const [at, text] of long) {
    const meaning = OWN_COLUMNS.find(([header]) => header === headers[at])?.[1];
    if (meaning && 'variable' in meaning && !Object.hasOwn(whole, meaning.variable))
      whole[meaning.variable] = text;
  }
  return { cells: rest.map(shortened), csl: pieces(JSON.stringify(whole)) };
}

function shortened(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
}

/** Text in pieces that fit a cell, none of which begins or ends with a space, since spaces at the ends are lost. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(from + LONGEST_CELL, text.length);
    while (to < text.length && /[\s\uDC00-\uDFFF]/.test(text[to]! + text[to - 1]!) && to > from + 1) to--;
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}

function cellOf(header: string, text: string): Cell {
  if (text === '') return null;
  const isNumber = NUMBERS.has(header) || !OWN.has(header);
  if (isNumber && /^(?:0|-?[1-9]\d{0,14})$/.test(text)) return { value: Number(text), type: Number };
  if (DATES.has(header)) {
    const date = spreadsheetDate(text);
    if (date) return { value: date, type: Date, format: 'yyyy-mm-dd' };
  }
  return textCell(text);
}

function textCell(text: string): Cell {
  return text === '' ? null : { value: written(text), type: String };
}

/** A full date that spreadsheets count right: Excel takes 1900 for a leap year, so that earlier ones stay text. */
function spreadsheetDate(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-03-01') return undefined;
  const date = new Date(`${text}T00:00:00.000Z`);
  return Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== text ? undefined : date;
}

/**
 * Text as a cell holds it (ECMA-376 part 1, 22.9.2.19): what XML has no room for, and what looks like such an escape,
 * as `_xHHHH_`. The names that every JavaScript object has are written with one, because the writer's table of
 * strings would find them there already.
 */
function written(text: string): string {
  const escaped = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(UNWRITABLE, escapeUnit)
    .replace(/(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, escapeUnit)
    .replace(NONCHARACTER, (pair) => escapeUnit(pair.charAt(0)) + escapeUnit(pair.charAt(1)));
  return escaped in {} ? `${escapeUnit(escaped[0]!)}${escaped.slice(1)}` : escaped;
}

/** What XML cannot hold, and what the writer would drop. */
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFD-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g;

/** The last two code points of each plane, which the writer would drop. */
const NONCHARACTER =
  /[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/g;

function escapeUnit(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
