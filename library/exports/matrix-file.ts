import { BASES } from '../../shared/model/coding.ts';
import type { AxisEntry, Cell, HiddenLines, Matrix } from '../../shared/model/matrix.ts';
import { hiddenLine } from '../maps/map-words.ts';
import { csvLine, looksLikeFormula } from './csv-line.ts';
import { type ProducedFile, textFile } from './produced-file.ts';

const MATRIX_FILE_FORMATS = ['csv', 'csv-long', 'markdown', 'json'] as const;
export type MatrixFileFormat = (typeof MATRIX_FILE_FORMATS)[number];

/** Whether a matrix is written in this format as it is, and not as a map. */
export function isMatrixFileFormat(format: string): format is MatrixFileFormat {
  return (MATRIX_FILE_FORMATS as readonly string[]).includes(format);
}

/** `wide`: one line a row, one column a column. `long`: one line a cell, with everything known of it. */
export type MatrixCsvShape = 'wide' | 'long';

const EXCEL_MARK = '\uFEFF';

/** The file of a matrix. */
export function matrixFile(matrix: Matrix, format: MatrixFileFormat): ProducedFile {
  const name = `matrix-${fileWord(matrix.rowDimension)}-${fileWord(matrix.columnDimension)}`;
  const hidden = matrix.hidden === undefined ? [] : [hiddenLine(matrix.hidden)];
  const notices = [...hidden, ...formulaNotices(matrix)];
  if (format === 'csv') return textFile(`${name}.csv`, 'text/csv', matrixCsv(matrix), notices);
  if (format === 'csv-long')
    return textFile(`${name}-long.csv`, 'text/csv', matrixCsv(matrix, 'long'), notices);
  if (format === 'markdown') return textFile(`${name}.md`, 'text/markdown', matrixMarkdown(matrix), hidden);
  return textFile(`${name}.json`, 'application/json', matrixJson(matrix), hidden);
}

/** A matrix as CSV. Counts are plain numbers in every cell, zeros too; the states of empty cells stand in the long one. */
export function matrixCsv(matrix: Matrix, shape: MatrixCsvShape = 'wide'): string {
  return EXCEL_MARK + (shape === 'wide' ? wideCsv(matrix) : longCsv(matrix));
}

function wideCsv(matrix: Matrix): string {
  const columns = leavesOf(matrix.columns);
  const head = csvLine([matrix.rowDimension, 'label', ...columns.map((column) => column.id), 'total']);
  const labels = csvLine(['', '', ...columns.map((column) => column.label), '']);
  const body = rowsOf(matrix).map(({ row, cells }) =>
    csvLine([row.id, row.label, ...cells.map((cell) => cell.n), totalOf(matrix.totals.rows, row.id)]),
  );
  const foot = csvLine([
    'total',
    '',
    ...columns.map((column) => totalOf(matrix.totals.columns, column.id)),
    matrix.totals.n,
  ]);
  return head + labels + body.join('') + foot + hiddenNote(matrix.hidden);
}

function longCsv(matrix: Matrix): string {
  const label = labelsOf(matrix);
  const directions = keysOf(matrix.cells.map((cell) => cell.directions));
  const segments = keysOf(matrix.cells.map((cell) => cell.segments));
  const head = csvLine([
    'row',
    'row_label',
    'column',
    'column_label',
    'n',
    'state',
    'undecided',
    'reason',
    ...BASES.map((basis) => basis.replace(' ', '_')),
    ...directions.map((direction) => `direction_${direction}`),
    ...segments.map((segment) => `segment_${segment || 'none'}`),
    'studies',
    ...hiddenColumns(matrix.hidden).names,
  ]);
  const body = matrix.cells.map((cell) =>
    csvLine([
      cell.row,
      label.rows.get(cell.row) ?? '',
      cell.column,
      label.columns.get(cell.column) ?? '',
      cell.n,
      cell.state,
      cell.undecided,
      cell.reason,
      ...BASES.map((basis) => cell.byBasis[basis]),
      ...directions.map((direction) => cell.directions[direction] ?? 0),
      ...segments.map((segment) => cell.segments[segment] ?? 0),
      cell.studies.join(' '),
      ...hiddenColumns(matrix.hidden).values,
    ]),
  );
  return head + body.join('');
}

/** The last line of a wide CSV file, where rows or columns are hidden. */
export function hiddenNote(hidden: HiddenLines | undefined): string {
  return hidden === undefined ? '' : csvLine(['note', hiddenLine(hidden)]);
}

/** What every line of a long CSV file says of hidden rows and columns, where there are any: a line of words would be data. */
export function hiddenColumns(hidden: HiddenLines | undefined): {
  readonly names: readonly string[];
  readonly values: readonly number[];
} {
  if (hidden === undefined) return { names: [], values: [] };
  return { names: ['hidden_rows', 'hidden_columns'], values: [hidden.rows, hidden.columns] };
}

/** A matrix as a Markdown table: counts; an en dash where a cell is not applicable; how many are not coded yet. */
export function matrixMarkdown(matrix: Matrix): string {
  const columns = leavesOf(matrix.columns);
  const line = (values: readonly string[]): string => `| ${values.join(' | ')} |\n`;
  const head = line(['', ...columns.map((column) => markdownText(column.label)), 'Total']);
  const rule = line([':--', ...columns.map(() => '--:'), '--:']);
  const cellsByRow = new Map(rowsOf(matrix).map(({ row, cells }) => [row.id, cells]));
  const body = matrix.rows.map((row) => {
    const total = String(totalOf(matrix.totals.rows, row.id));
    const cells = cellsByRow.get(row.id);
    if (cells === undefined) return line([`**${markdownText(row.label)}**`, ...columns.map(() => ''), total]);
    return line([markdownText(row.label), ...cells.map(cellText), total]);
  });
  const foot = line([
    '**Total**',
    ...columns.map((column) => String(totalOf(matrix.totals.columns, column.id))),
    String(matrix.totals.n),
  ]);
  return `${head}${rule}${body.join('')}${foot}\n${matrixNote(matrix)}\n`;
}

/** A matrix as JSON, as `matrix --json` prints it. */
export function matrixJson(matrix: Matrix): string {
  const { rows, columns, ...rest } = matrix;
  const file = {
    ...rest,
    rows: rows.filter(({ group }) => !group).map(({ id }) => id),
    columns: columns.filter(({ group }) => !group).map(({ id }) => id),
    rowHeadings: rows,
    columnHeadings: columns,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** The figures a reader needs beside the counts. */
function matrixNote(matrix: Matrix): string {
  const { n, inScope, asCitedOnly } = matrix.totals;
  const cited = asCitedOnly === 0 ? '' : ` ${asCitedOnly} of them known only as cited.`;
  const hidden = matrix.hidden === undefined ? '' : ` ${hiddenLine(matrix.hidden)}`;
  return `${n} of ${inScope} studies in scope stand in this table.${cited}${hidden} 0 marks a cell without a study: a gap where every study in scope is coded, otherwise the number still uncoded follows. – marks a cell that cannot hold evidence.`;
}

function cellText(cell: Cell): string {
  if (cell.state === 'not-applicable') return '–';
  if (cell.state === 'not-coded') return `0 (${cell.undecided} not coded)`;
  return String(cell.n);
}

/** Text inside a Markdown table cell: one line, nothing in it marks anything up. */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~&$^-]/g, (character) => `\\${character}`)
    .trim();
}

function formulaNotices(matrix: Matrix): readonly string[] {
  const texts = [...matrix.rows, ...matrix.columns].flatMap((entry) => [entry.id, entry.label]);
  const guarded = texts.filter(looksLikeFormula).length;
  return guarded === 0
    ? []
    : [
        `${guarded} names begin like a formula; an apostrophe before them keeps a spreadsheet from running them.`,
      ];
}

function rowsOf(matrix: Matrix): readonly { row: AxisEntry; cells: readonly Cell[] }[] {
  const width = leavesOf(matrix.columns).length;
  return leavesOf(matrix.rows).map((row, index) => ({
    row,
    cells: matrix.cells.slice(index * width, (index + 1) * width),
  }));
}

function leavesOf(entries: readonly AxisEntry[]): readonly AxisEntry[] {
  return entries.filter((entry) => !entry.group);
}

function labelsOf(matrix: Matrix) {
  return {
    rows: new Map(matrix.rows.map((entry) => [entry.id, entry.label])),
    columns: new Map(matrix.columns.map((entry) => [entry.id, entry.label])),
  };
}

function totalOf(totals: Readonly<Record<string, { readonly n: number }>>, id: string): number {
  return Object.hasOwn(totals, id) ? (totals[id]?.n ?? 0) : 0;
}

function keysOf(counts: readonly Readonly<Record<string, number>>[]): readonly string[] {
  return [...new Set(counts.flatMap((count) => Object.keys(count)))].sort();
}

/** Letters and digits of an id, for a file's name. */
export function fileWord(id: string): string {
  return (
    id
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'map'
  );
}
