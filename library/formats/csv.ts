import Papa from 'papaparse';
import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import { isBibliographyHeader } from './csv-columns.ts';
import { readCsvRow } from './csv-reading.ts';
import { writeCsv } from './csv-writing.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { Format, ReadOptions } from './format.ts';

type Row = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
  readonly problem?: string;
};

/** Spreadsheets run cells that begin like this; Gleaner writes an apostrophe before them and takes it off again. */
function unguard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function cutRows(text: string, delimiter: string): Row[] {
  const rows: Row[] = [];
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
        ...(quotes ? { problem: quotes.message } : {}),
      });
    },
  });
  return rows;
}

/** Comma, semicolon, tab or bar, whichever gives the header row the most known columns. */
function guessDelimiter(text: string): string {
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({
    delimiter,
    headers: headerCells(text, delimiter).length,
  }));
  return counted.reduce((best, each) => (each.headers > best.headers ? each : best)).delimiter;
}

function headerCells(text: string, delimiter: string): string[] {
  const head = text.replace(/^\s+/, '').slice(0, 20_000);
  return Papa.parse<string[]>(head, { delimiter, preview: 1 }).data[0] ?? [];
}

function readCsv(text: string, options: ReadOptions): BibliographyReading {
  const [header, ...rows] = cutRows(text, guessDelimiter(text));
  if (!header) return { format: 'csv', records: [], unread: [] };
  if (!isBibliographyHeader(header.cells)) {
    const reason = `No column of this table is known to hold titles or DOIs: ${header.cells.slice(0, 12).join(', ')}`;
    return {
      format: 'csv',
      records: [],
      unread: [{ line: header.line, text: header.raw.slice(0, 2_000), reason }],
    };
  }
  const read = (row: Row): RecordReading => readRow(header.cells, row);
  return { format: 'csv', ...readEach(rows, (row) => row, read, options) };
}

function readRow(headers: readonly string[], row: Row): RecordReading {
  if (row.problem !== undefined) return { reason: `A quotation mark is not closed: ${row.problem}.` };
  const read = readCsvRow(headers, row.cells);
  if ('reason' in read) return read;
  const { item, warnings } = read;
  return { item, raw: row.raw, line: row.line, ...(item.id ? { sourceId: item.id } : {}), warnings };
}

/** Tables (RFC 4180 and its relatives with semicolons or tabs) whose first row names the columns. */
export const csv: Format = {
  id: 'csv',
  label: 'CSV',
  extensions: ['csv', 'tsv', 'tab'],
  mediaType: 'text/csv',
  detect: (start) => isBibliographyHeader(headerCells(start, guessDelimiter(start))),
  read: readCsv,
  write: writeCsv,
};
