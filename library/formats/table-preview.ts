import type { TablePreview } from '../../shared/contract/import.ts';
import type { ColumnMapping } from '../../shared/model/column-mapping.ts';
import { guessTargets } from './column-guess.ts';
import { targetOf } from './csv-columns.ts';
import { headerKey, layTable, type Table, type TableRow } from './table-reading.ts';

const SAMPLES = 5;
const SAMPLE_LENGTH = 200;
/** Rows whose cells are looked at to guess what a column holds. */
const LOOKED_AT = 200;
const ROWS_BEFORE_HEADER = 15;

/** Looks at tables and says what their columns mean, or probably mean, with some of their cells. */
export function previewTables(
  tables: readonly Table[],
  remembered: readonly ColumnMapping[],
): readonly TablePreview[] {
  return tables
    .filter(({ rows }) => rows.length > 0 && Math.max(...rows.map(({ cells }) => cells.length)) >= 2)
    .map((table) => previewTable(table, remembered));
}

function previewTable({ name, rows }: Table, remembered: readonly ColumnMapping[]): TablePreview {
  const laid = layTable(rows, remembered);
  if (laid) {
    const targets = laid.columns.map(({ meaning, isIgnored }) =>
      isIgnored ? 'ignore' : meaning === undefined ? 'keep' : targetOf(meaning),
    );
    const isRemembered = remembered.some(({ headers }) => headerKey(headers) === headerKey(laid.header));
    const basis = isRemembered ? 'remembered' : 'known';
    return { name, ...shown(laid.header, laid.records), hasHeader: true, targets, basis };
  }
  const { header, records, hasHeader } = cutHeader(rows);
  const columns = header.map((each, at) => ({
    header: hasHeader ? each : '',
    cells: records.slice(0, LOOKED_AT).map(({ cells }) => cells[at] ?? ''),
  }));
  return {
    name,
    ...shown(header, records),
    hasHeader,
    targets: [...guessTargets(columns)],
    basis: 'guessed',
  };
}

function shown(
  header: readonly string[],
  records: readonly TableRow[],
): Pick<TablePreview, 'headers' | 'rows' | 'samples'> {
  const samples = header.map((_, at) => {
    const cells = records.slice(0, LOOKED_AT).map(({ cells }) => (cells[at] ?? '').trim());
    return cells
      .filter((cell) => cell !== '')
      .slice(0, SAMPLES)
      .map((cell) => (cell.length > SAMPLE_LENGTH ? `${cell.slice(0, SAMPLE_LENGTH)}…` : cell));
  });
  return { headers: [...header], rows: records.length, samples };
}

/** The row that names the columns: the first that is about as full as the fullest, unless it holds data already. */
function cutHeader(rows: readonly TableRow[]): {
  readonly header: readonly string[];
  readonly records: readonly TableRow[];
  readonly hasHeader: boolean;
} {
  const first = rows.slice(0, ROWS_BEFORE_HEADER);
  const filled = ({ cells }: TableRow): number => cells.filter((cell) => cell.trim() !== '').length;
  const fullest = Math.max(...first.map(filled));
  const at = Math.max(
    0,
    first.findIndex((row) => filled(row) >= 0.6 * fullest),
  );
  const header = rows[at]!.cells;
  if (!header.some(isData)) return { header, records: rows.slice(at + 1), hasHeader: true };
  const width = Math.max(...rows.slice(0, LOOKED_AT).map(({ cells }) => cells.length));
  const numbered = Array.from({ length: width }, (_, column) => `Column ${column + 1}`);
  return { header: numbered, records: rows, hasHeader: false };
}

/** Whether a cell is no name of a column: a number, an address, a DOI or a sentence. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return /^\d+([.,]\d+)?$|^https?:\/\/|^10\.\d{4,9}\//.test(text) || text.length > 120;
}
