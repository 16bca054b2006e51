import type { BibliographyReading, BibliographyRecord, Unread } from '../../shared/model/bibliography.ts';
import type { ColumnMapping } from '../../shared/model/column-mapping.ts';
import { isBibliographyHeader, targetMeaning } from './csv-columns.ts';
import { readCsvRow, type TableColumn } from './csv-reading.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { ReadOptions } from './format.ts';
import { columnMeanings } from './table-dialects.ts';

/** One row of a table file: its cells, and where and how it stands there. */
export type TableRow = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
  /** Why the row could not be cut into cells. */
  readonly problem?: string;
};

/** One table of a file: a CSV file has one, a workbook one a sheet. */
export type Table = {
  /** The sheet's name; empty where the file has but one table. */
  readonly name: string;
  readonly rows: readonly TableRow[];
};

/** The columns of a table and the rows beneath its header. */
export type LaidTable = {
  readonly columns: readonly TableColumn[];
  readonly header: readonly string[];
  readonly records: readonly TableRow[];
};

/** Rows above the header in which reports carry their title, date and query. */
const ROWS_BEFORE_HEADER = 15;

/** Finds the header of a table: where a mapping fits, else the first of its first rows with known columns. */
export function layTable(
  rows: readonly TableRow[],
  mappings: readonly ColumnMapping[] = [],
): LaidTable | undefined {
  for (const mapping of mappings) {
    const mapped = layMapped(rows, mapping);
    if (mapped) return mapped;
  }
  const at = rows.slice(0, ROWS_BEFORE_HEADER).findIndex(({ cells }) => isBibliographyHeader(cells));
  if (at < 0) return undefined;
  const header = rows[at]!.cells;
  const meanings = columnMeanings(header);
  const columns = header.map((each, index) => ({
    header: each.trim() || `Column ${index + 1}`,
    meaning: meanings[index],
  }));
  return { columns, header, records: rows.slice(at + 1) };
}

function layMapped(rows: readonly TableRow[], mapping: ColumnMapping): LaidTable | undefined {
  const columns = mapping.headers.map((header, at): TableColumn => {
    const target = mapping.targets[at] ?? 'keep';
    return {
      header: header.trim() || `Column ${at + 1}`,
      meaning: targetMeaning(target),
      isIgnored: target === 'ignore',
    };
  });
  if (!mapping.hasHeader) return { columns, header: mapping.headers, records: rows };
  const at = rows.slice(0, ROWS_BEFORE_HEADER).findIndex(({ cells }) => sameHeaders(cells, mapping.headers));
  return at < 0 ? undefined : { columns, header: rows[at]!.cells, records: rows.slice(at + 1) };
}

/** Whether two header rows say the same, but for spaces, capitals and empty cells at the end. */
export function sameHeaders(one: readonly string[], other: readonly string[]): boolean {
  return headerKey(one) === headerKey(other);
}

/** A header row as one string to compare and to remember a mapping by. */
export function headerKey(headers: readonly string[]): string {
  const plain = headers.map((header) => header.trim().replace(/\s+/g, ' ').toLowerCase());
  while (plain.at(-1) === '') plain.pop();
  return JSON.stringify(plain);
}

/** Reads the records of every table whose columns are known; a table of something else becomes one unread row. */
export function readTables(
  format: string,
  tables: readonly Table[],
  options: ReadOptions,
): BibliographyReading {
  const records: BibliographyRecord[] = [];
  const unread: Unread[] = [];
  const laid = tables.map(({ name, rows }) => ({ name, rows, table: layTable(rows, options.columns) }));
  const isAnyKnown = laid.some(({ table }) => table !== undefined);
  for (const { name, rows, table } of laid) {
    const say = (reason: string): string => (name === '' ? reason : `Sheet “${name}”: ${reason}`);
    if (table) {
      const read = readEach(
        table.records,
        (row) => row,
        (row): RecordReading => readRow(table.columns, row),
        options,
      );
      // One by one: a spread of a hundred thousand arguments is more than the stack holds.
      for (const record of read.records) records.push(record);
      for (const row of read.unread) unread.push({ ...row, reason: say(row.reason) });
    } else if (rows.length > 0 && (!isAnyKnown || isTable(rows))) {
      const [first] = rows;
      const shown = first!.cells.slice(0, 12).join(', ');
      const reason = `No column of this table is known to hold titles or DOIs: ${shown}. Say what its columns mean to read it: in the Import screen, or with --map on the command line.`;
      unread.push({ line: first!.line, text: first!.raw.slice(0, 2_000), reason: say(reason) });
    }
  }
  return { format, records, unread };
}

/** Whether a sheet looks like rows of something, and not like a note of a few lines. */
function isTable(rows: readonly TableRow[]): boolean {
  return rows.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 3).length >= 2;
}

function readRow(columns: readonly TableColumn[], row: TableRow): RecordReading {
  if (row.problem !== undefined) return { reason: row.problem };
  const read = readCsvRow(columns, row.cells);
  if ('reason' in read) return read;
  const { item, warnings } = read;
  return { item, raw: row.raw, line: row.line, ...(item.id ? { sourceId: item.id } : {}), warnings };
}
