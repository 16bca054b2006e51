import type { ExtractedTable, TableCell, TableRow } from '../../shared/model/extraction.ts';
import type { FindingCell } from '../../shared/model/finding.ts';
import type { MappedColumn, TableMapping } from '../../shared/model/table-mapping.ts';
import { cellNumbers } from './cell-numbers.ts';
import type { DecimalMark } from './printed-number.ts';
import { tableColumns } from './table-columns.ts';
import type { FindingDraft } from './table-findings.ts';

/** Something about a table or its numbers that a person should know before taking findings from it. */
export type TableNotice = {
  readonly kind:
    | 'short-row'
    | 'empty-cell'
    | 'no-number'
    | 'over-100'
    | 'zero-n'
    | 'more-events-than-n'
    | 'no-rows';
  readonly message: string;
  readonly cells: readonly FindingCell[];
};

const COUNTED = new Set(['n', 'events', 'percent', 'both']);
const NAMED = 3;

/** What is odd about the cells that the findings are taken from. Every cell keeps its words, whatever is said of it. */
export function tableNotices(
  table: ExtractedTable,
  mapping: TableMapping,
  drafts: readonly FindingDraft[],
): TableNotice[] {
  if (table.rows.length === 0)
    return [{ kind: 'no-rows', message: 'This table has no rows that could be read.', cells: [] }];
  const { mark, rows } = tableColumns(table);
  const used = mapping.columns.filter(({ means }) => COUNTED.has(means));
  const place = (row: TableRow) => table.rows.indexOf(row);
  return [...shortRows(table, rows), ...cellNotices(rows, used, mark, place), ...levelNotices(drafts)];
}

function shortRows(table: ExtractedTable, rows: readonly TableRow[]): TableNotice[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const short = rows.filter(({ cells }) => cells.length < width);
  if (short.length === 0) return [];
  return [
    {
      kind: 'short-row',
      message: `${counted(short.length, 'row has', 'rows have')} fewer cells than the ${width} columns of this table: ${named(short.map(labelOf))}. They are read from the left, and the missing cells stay empty.`,
      cells: short.flatMap((row) =>
        row.cells.map((cell, column) => cellOf(cell, table.rows.indexOf(row), column)),
      ),
    },
  ];
}

function cellNotices(
  rows: readonly TableRow[],
  used: readonly MappedColumn[],
  mark: DecimalMark,
  place: (row: TableRow) => number,
): TableNotice[] {
  const empty: { row: TableRow; cell: TableCell; column: number }[] = [];
  const wordy: typeof empty = [];
  for (const row of rows) {
    // A line without any figure is a heading that could not be told from a row.
    const filled = row.cells.filter(({ text }) => text.trim() !== '').length;
    const next = rows[rows.indexOf(row) + 1];
    // A question's own line carries its test, and its answers follow.
    if (next !== undefined && next.path.slice(0, -1).join('\n') === row.path.join('\n')) continue;
    for (const { column } of used) {
      const cell = row.cells[column];
      if (cell === undefined) continue;
      if (cell.text.trim() === '') {
        if (filled > 0) empty.push({ row, cell, column });
        continue;
      }
      const { plain, count } = cellNumbers(cell, mark);
      if (plain === null && count === null) wordy.push({ row, cell, column });
    }
  }
  const notice = (kind: TableNotice['kind'], found: typeof empty, message: string): TableNotice[] =>
    found.length === 0
      ? []
      : [{ kind, message, cells: found.map(({ row, cell, column }) => cellOf(cell, place(row), column)) }];
  return [
    ...notice(
      'empty-cell',
      empty,
      `${counted(empty.length, 'cell is', 'cells are')} empty, or merged with the one beside or above: ${named(empty.map(({ row }) => labelOf(row)))}. Nothing is taken from ${empty.length === 1 ? 'it' : 'them'}.`,
    ),
    ...notice(
      'no-number',
      wordy,
      `${counted(wordy.length, 'cell holds', 'cells hold')} no number that could be read: ${named(wordy.map(({ row, cell }) => `“${cell.text}” at ${labelOf(row)}`))}. Nothing is taken from ${wordy.length === 1 ? 'it' : 'them'}.`,
    ),
  ];
}

function levelNotices(drafts: readonly FindingDraft[]): TableNotice[] {
  const levels = drafts.flatMap((draft) => draft.levels.map((level) => ({ ...level, draft })));
  const notice = (
    kind: TableNotice['kind'],
    test: (level: (typeof levels)[number]) => boolean,
    words: (names: string, count: number) => string,
  ): TableNotice[] => {
    const found = levels.filter(test);
    if (found.length === 0) return [];
    const names = [
      ...new Set(
        found.map(({ draft, label }) => `${draft.isComparison ? draft.outcome : draft.variable}, ${label}`),
      ),
    ];
    return [
      {
        kind,
        message: words(named(names), names.length),
        cells: [...new Set(found.map(({ draft }) => draft))].flatMap((draft) => draft.cells),
      },
    ];
  };
  return [
    ...notice(
      'over-100',
      ({ percent }) => percent !== null && (percent > 100 || percent < 0),
      (names) => `A percentage lies outside 0 to 100: ${names}. It is taken as printed.`,
    ),
    ...notice(
      'zero-n',
      ({ n }) => n === 0,
      (names) =>
        `A group of 0 people is printed: ${names}. No percentage can be made of it; it is taken as printed.`,
    ),
    ...notice(
      'more-events-than-n',
      ({ n, events }) => n !== null && events !== null && events > n,
      (names) => `More events than people are printed: ${names}. They are taken as printed.`,
    ),
  ];
}

function cellOf(cell: TableCell, row: number, column: number): FindingCell {
  return { start: cell.start, end: cell.end, row, column };
}

function labelOf(row: TableRow): string {
  return `“${row.path[row.path.length - 1] ?? ''}”`;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `One ${one}` : `${count} ${many}`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join('; ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
