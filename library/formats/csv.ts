import Papa from 'papaparse';
import { columnMeaning, isBibliographyHeader } from './csv-columns.ts';
import { writeCsv } from './csv-writing.ts';
import { areFields, fieldDelimiter, holdsFields, layFields } from './field-rows.ts';
import type { Format } from './format.ts';
import { readTables, type TableRow } from './table-reading.ts';

/** Spreadsheets run cells that begin like this; Gleaner writes an apostrophe before them and takes it off again. */
function unguard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Cuts a table of text into rows; one whose quotation mark is not closed says so. */
export function cutRows(text: string, delimiter: string): TableRow[] {
  const rows: TableRow[] = [];
  let line = 1;
  let start = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    skipEmptyLines: 'greedy',
    step: ({ data, meta, errors }) => {
      const raw = text.slice(start, meta.cursor);
      const blank = /^\s*/.exec(raw)![0];
      const skipped = blank.lastIndexOf('\n') + 1;
      const firstLine = line + (blank.match(/\n/g)?.length ?? 0);
      line += raw.match(/\n/g)?.length ?? 0;
      start = meta.cursor;
      const quotes = errors.find(({ type }) => type === 'Quotes');
      rows.push({
        cells: data.map(unguard),
        line: firstLine,
        raw: raw.slice(skipped).trimEnd(),
        ...(quotes ? { problem: `A quotation mark is not closed: ${quotes.message}.` } : {}),
      });
    },
  });
  return rows;
}

/** How much of a file is looked at to tell whether its rows are fields. */
const FIELDS_SNIFFED = 20_000;

/** How often a file is cut anew after a row that has swallowed others. */
const MOST_RECOVERIES = 50;

/** What rows of a file are like: whether one fits among the others, and whether one looks as if it had swallowed others. */
type RowShape = {
  readonly fits: (row: TableRow) => boolean;
  readonly isOdd: (row: TableRow) => boolean;
};

function tableShape(rows: readonly TableRow[]): RowShape {
  const width = rows[0]?.cells.length ?? 0;
  return {
    fits: ({ cells, problem }) => width >= 2 && cells.length === width && problem === undefined,
    isOdd: ({ cells, problem }) => problem !== undefined || cells.length !== width,
  };
}

const FIELD_SHAPE: RowShape = {
  fits: ({ cells: [label = '', ...values] }) => values.length > 0 && columnMeaning(label) !== undefined,
  isOdd: holdsFields,
};

/**
 * A stray quotation mark makes one cell of all the rows up to the next. Where a row of many lines is not like the
 * others, and what follows its first line is, that line alone is given up.
 */
function withoutSwallowing(
  rows: readonly TableRow[],
  delimiter: string,
  { fits, isOdd }: RowShape,
): TableRow[] {
  const cut: TableRow[] = [];
  let left = MOST_RECOVERIES;
  const waiting = [...rows].reverse();
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const end = row.raw.indexOf('\n');
    const first = row;
    const inside = end < 0 || !isOdd(row) || left-- <= 0 ? [] : cutRows(row.raw.slice(end + 1), delimiter);
    if (inside.some(fits)) {
      const raw = row.raw.slice(0, end);
      cut.push({ cells: [raw], line: row.line, raw, problem: 'A quotation mark in this row is not closed.' });
      for (const each of inside.reverse()) waiting.push({ ...each, line: each.line + first.line });
    } else cut.push(row);
  }
  return cut;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter of a table: what its first line says ("sep=;"), else the one that makes most columns. */
export function guessDelimiter(text: string): string {
  const said = /^\s*"?sep=(.)"?\s*(?:\n|$)/i.exec(text)?.[1];
  if (said !== undefined) return said;
  const counted = DELIMITERS.map((delimiter) => {
    const first = firstCells(text, delimiter);
    return { delimiter, count: first.length, isKnown: isBibliographyHeader(first) };
  });
  const known = counted.filter(({ isKnown }) => isKnown);
  if (known.length > 0)
    return known.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
  const steady = DELIMITERS.map((delimiter) => ({ delimiter, count: usualWidth(text, delimiter) }));
  return steady.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

/** How many cells most rows have; a delimiter that only some lines happen to hold makes few. */
function usualWidth(text: string, delimiter: string): number {
  const rows = Papa.parse<string[]>(text.slice(0, 200_000), {
    delimiter,
    preview: 30,
    skipEmptyLines: 'greedy',
  });
  const widths = rows.data.map((cells) => cells.length).sort((one, other) => one - other);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

function firstCells(text: string, delimiter: string): string[] {
  const head = withoutSeparatorLine(text).replace(/^\s+/, '').slice(0, 20_000);
  return Papa.parse<string[]>(head, { delimiter, preview: 1 }).data[0] ?? [];
}

/** Excel's own first line, which names the delimiter and is no row. Its line break stays, so that lines count right. */
function withoutSeparatorLine(text: string): string {
  return text.replace(/^\s*"?sep=."?[ \t]*(?=\n|$)/i, '');
}

/** The rows of a table of text, its delimiter found; rows that are fields are laid out as one row a record. */
export function rowsOfText(text: string): TableRow[] {
  const fields = rowsOfFields(text);
  if (fields !== undefined) return layFields(fields);
  const delimiter = guessDelimiter(text);
  const rows = cutRows(withoutSeparatorLine(text), delimiter);
  return withoutSwallowing(rows, delimiter, tableShape(rows));
}

function rowsOfFields(text: string): readonly TableRow[] | undefined {
  const delimiter = fieldDelimiter(text);
  if (delimiter === undefined) return undefined;
  if (!areFields(cutRows(text.slice(0, FIELDS_SNIFFED), delimiter))) return undefined;
  return withoutSwallowing(cutRows(text, delimiter), delimiter, FIELD_SHAPE);
}

/** Tables (RFC 4180 and its relatives with semicolons or tabs) whose first row names the columns. */
export const csv: Format = {
  id: 'csv',
  label: 'CSV',
  extensions: ['csv', 'tsv', 'tab'],
  mediaType: 'text/csv',
  detect: (start) =>
    isBibliographyHeader(firstCells(start, guessDelimiter(start))) ||
    rowsOfFields(start.slice(0, FIELDS_SNIFFED)) !== undefined,
  read: (text, options) => readTables('csv', [{ name: '', rows: rowsOfText(text) }], options),
  write: writeCsv,
};
