import { BASES } from '../../shared/model/coding.ts';
import type { AxisEntry, Cell, HiddenLines, Matrix } from '../../shared/model/matrix.ts';
import { AGREED_LAYER } from '../../shared/model/matrix-look.ts';
import { hiddenLine } from '../maps/map-words.ts';
import { type CsvValue, csvLine, looksLikeFormula } from './csv-line.ts';
import { type ProducedFile, textFile } from './produced-file.ts';

/** Formats of a matrix that can hold two choices of studies side by side. */
export const MATRIX_FILE_FORMATS = ['csv', 'csv-long', 'markdown', 'json'] as const;
export type MatrixFileFormat = (typeof MATRIX_FILE_FORMATS)[number];

/** Whether a matrix is written in this format as it is, and not as a map. */
export function isMatrixFileFormat(format: string): format is MatrixFileFormat {
  return (MATRIX_FILE_FORMATS as readonly string[]).includes(format);
}

/** `wide`: one line a row, one column a column. `long`: one line a cell, with everything known of it. */
export type MatrixCsvShape = 'wide' | 'long';

const EXCEL_MARK = '\uFEFF';

/** The file of a matrix, and of the studies it is compared with on the same lines. */
export function matrixFile(matrix: Matrix, format: MatrixFileFormat, against?: Matrix): ProducedFile {
  const name = `matrix-${fileWord(matrix.rowDimension)}-${fileWord(matrix.columnDimension)}`;
  const hidden = matrix.hidden === undefined ? [] : [hiddenLine(matrix.hidden)];
  const notices = [...hidden, ...formulaNotices(matrix)];
  if (format === 'csv')
    return textFile(`${name}.csv`, 'text/csv', matrixCsv(matrix, 'wide', against), notices);
  if (format === 'csv-long')
    return textFile(`${name}-long.csv`, 'text/csv', matrixCsv(matrix, 'long', against), notices);
  if (format === 'markdown')
    return textFile(`${name}.md`, 'text/markdown', matrixMarkdown(matrix, against), hidden);
  return textFile(`${name}.json`, 'application/json', matrixJson(matrix, against), hidden);
}

/** A matrix as CSV. Counts are plain numbers in every cell, zeros too; the states of empty cells stand in the long one. */
export function matrixCsv(matrix: Matrix, shape: MatrixCsvShape = 'wide', against?: Matrix): string {
  return EXCEL_MARK + (shape === 'wide' ? wideCsv(matrix, against) : longCsv(matrix, against));
}

function wideCsv(matrix: Matrix, against: Matrix | undefined): string {
  const columns = leavesOf(matrix.columns);
  // Beside each number stands that of the studies compared with.
  const beside = <T>(own: T, other: (of: Matrix) => T): readonly T[] =>
    against === undefined ? [own] : [own, other(against)];
  const head = csvLine([
    matrix.rowDimension,
    'label',
    ...[...columns.map(({ id }) => id), 'total'].flatMap((name) => beside(name, () => `${name} (against)`)),
  ]);
  const labels = csvLine(['', '', ...columns.flatMap(({ label }) => beside(label, () => label)), '']);
  const body = rowsOf(matrix).map(({ row, cells, from }) =>
    csvLine([
      row.id,
      row.label,
      ...cells.flatMap((cell, at) => beside(cell.n, ({ cells: other }) => other[from + at]?.n ?? 0)),
      ...beside(totalOf(matrix.totals.rows, row.id), ({ totals }) => totalOf(totals.rows, row.id)),
    ]),
  );
  const foot = csvLine([
    'total',
    '',
    ...columns.flatMap(({ id }) =>
      beside(totalOf(matrix.totals.columns, id), ({ totals }) => totalOf(totals.columns, id)),
    ),
    ...beside(matrix.totals.n, ({ totals }) => totals.n),
  ]);
  return head + labels + body.join('') + foot + hiddenNote(matrix.hidden);
}

function longCsv(matrix: Matrix, against: Matrix | undefined): string {
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
    ...(against === undefined ? [] : ['n_against', 'difference']),
    ...besideColumns(matrix.hidden, matrix.otherSegments).names,
  ]);
  const compared = (at: number): readonly number[] => {
    const [n, other] = [matrix.cells[at]?.n ?? 0, against?.cells[at]?.n ?? 0];
    return against === undefined ? [] : [other, n - other];
  };
  const body = matrix.cells.map((cell, at) =>
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
      ...compared(at),
      ...besideColumns(matrix.hidden, matrix.otherSegments).values,
    ]),
  );
  return head + body.join('');
}

/** The last line of a wide CSV file, where rows or columns are hidden. */
export function hiddenNote(hidden: HiddenLines | undefined): string {
  return hidden === undefined ? '' : csvLine(['note', hiddenLine(hidden)]);
}

/**
 * What every line of a long CSV file says of hidden rows and columns, and of codes counted as one segment, where there are
 * any: a line of words would be data.
 */
export function besideColumns(
  hidden: HiddenLines | undefined,
  others: readonly string[] | undefined,
): { readonly names: readonly string[]; readonly values: readonly CsvValue[] } {
  return {
    names: [
      ...(hidden === undefined ? [] : ['hidden_rows', 'hidden_columns']),
      ...(others === undefined ? [] : ['other_segments']),
    ],
    values: [
      ...(hidden === undefined ? [] : [hidden.rows, hidden.columns]),
      ...(others === undefined ? [] : [others.join(' ')]),
    ],
  };
}

/** A matrix as a Markdown table: counts; an en dash where a cell is not applicable; how many are not coded yet. */
export function matrixMarkdown(matrix: Matrix, against?: Matrix): string {
  const columns = leavesOf(matrix.columns);
  const line = (values: readonly string[]): string => `| ${values.join(' | ')} |\n`;
  const head = line(['', ...columns.map((column) => markdownText(column.label)), 'Total']);
  const rule = line([':--', ...columns.map(() => '--:'), '--:']);
  const cellsByRow = new Map(rowsOf(matrix).map((one) => [one.row.id, one]));
  const pair = (own: string, other: string | number | undefined): string =>
    against === undefined ? own : `${own} / ${other ?? 0}`;
  const body = matrix.rows.map((row) => {
    const total = pair(
      String(totalOf(matrix.totals.rows, row.id)),
      against && totalOf(against.totals.rows, row.id),
    );
    const own = cellsByRow.get(row.id);
    if (own === undefined) return line([`**${markdownText(row.label)}**`, ...columns.map(() => ''), total]);
    const cells = own.cells.map((cell, at) => {
      const other = against?.cells[own.from + at];
      return pair(cellText(cell), other && cellText(other));
    });
    return line([markdownText(row.label), ...cells, total]);
  });
  const foot = line([
    '**Total**',
    ...columns.map(({ id }) =>
      pair(String(totalOf(matrix.totals.columns, id)), against && totalOf(against.totals.columns, id)),
    ),
    pair(String(matrix.totals.n), against?.totals.n),
  ]);
  const compared =
    against === undefined ? '' : ' Before the stroke the studies chosen, after it those compared with.';
  return `${head}${rule}${body.join('')}${foot}\n${matrixNote(matrix)}${compared}\n`;
}

/** A matrix as JSON, as `matrix --json` prints it. */
export function matrixJson(matrix: Matrix, against?: Matrix): string {
  const file = { ...tableJson(matrix), ...(against === undefined ? {} : { against: tableJson(against) }) };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function tableJson({ rows, columns, ...rest }: Matrix) {
  return {
    ...rest,
    rows: rows.filter(({ group }) => !group).map(({ id }) => id),
    columns: columns.filter(({ group }) => !group).map(({ id }) => id),
    rowHeadings: rows,
    columnHeadings: columns,
  };
}

/** The figures a reader needs beside the counts. */
function matrixNote(matrix: Matrix): string {
  const { n, inScope, asCitedOnly } = matrix.totals;
  const cited = asCitedOnly === 0 ? '' : ` ${asCitedOnly} of them known only as cited.`;
  const hidden = matrix.hidden === undefined ? '' : ` ${hiddenLine(matrix.hidden)}`;
  const whose = matrix.layer === AGREED_LAYER ? '' : ' Codings of one coder.';
  return `${n} of ${inScope} studies in scope stand in this table.${cited}${whose}${hidden} 0 marks a cell without a study: a gap where every study in scope is coded, otherwise the number still uncoded follows. – marks a cell that cannot hold evidence.`;
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

/** The rows with their cells, which begin at `from` among all. */
function rowsOf(matrix: Matrix): readonly { row: AxisEntry; cells: readonly Cell[]; from: number }[] {
  const width = leavesOf(matrix.columns).length;
  return leavesOf(matrix.rows).map((row, index) => {
    const from = index * width;
    return { row, cells: matrix.cells.slice(from, from + width), from };
  });
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
