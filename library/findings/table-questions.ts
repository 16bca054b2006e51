import type { ExtractedTable, Range, TableRow } from '../../shared/model/extraction.ts';
import { type CellNumbers, cellNumbers } from './cell-numbers.ts';
import { isNoCount } from './mean-words.ts';
import type { PrintedNumber } from './printed-number.ts';
import { type TableColumns, TOTAL, tableColumns, type ValueColumn } from './table-columns.ts';

/** One line of a question: an answer, a group, or its total. */
export type Level = Range & {
  readonly label: string;
  /** By value column; null where the cell is empty or holds no number. */
  readonly values: readonly (CellNumbers | null)[];
};

/** Columns that belong together: counts and their percentages, or either alone. */
export type Series = {
  readonly outcome: string;
  readonly count: number | null;
  readonly percent: number | null;
  /** The number of people its header gives. */
  readonly base: number | null;
};

/** The lines of a table under one heading: a question with its answers. */
export type Question = {
  readonly table: ExtractedTable;
  readonly series: readonly Series[];
  readonly section: string;
  readonly text: string;
  readonly levels: readonly Level[];
  readonly total: Level | null;
  /** The line that gives the question's own number of answers. */
  readonly own: Level | null;
  /** Whether several answers could be given. */
  readonly multiple: boolean;
};

const SEVERAL =
  /\b(?:multiple|several|more than one|plural)[\s-]+(?:\p{L}+\s+){0,2}?(?:selections?|answers?|responses?|choices?|options?|mentions|replies)|\b(?:select|check|tick|choose|mark) (?:all|any|as many)|\ball that apply\b|multi-?(?:select|response|choice)|\bmehrfach(?:nennung|antwort|auswahl)|respuestas? múltiples?|réponses? multiples?|plusieurs réponses|\b(?:categories|answers|groups|percentages)\b[^.]{0,40}not mutually exclusive|exceed 100/iu;

/** Every question of a table, in order. */
export function questionsOf(table: ExtractedTable): Question[] {
  const columns = tableColumns(table);
  const series = seriesOf(columns.columns);
  const groups: { path: string; above: readonly string[]; rows: TableRow[]; own: TableRow | null }[] = [];
  columns.rows.forEach((row, i) => {
    const above = row.path.slice(0, -1);
    const next = columns.rows[i + 1];
    const whole = row.path.join('\n');
    if (
      next !== undefined &&
      next.path.length > row.path.length &&
      next.path.slice(0, -1).join('\n') === whole
    ) {
      groups.push({ path: whole, above: row.path, rows: [], own: row });
      return;
    }
    const last = groups[groups.length - 1];
    if (last !== undefined && last.path === above.join('\n')) last.rows.push(row);
    else groups.push({ path: above.join('\n'), above, rows: [row], own: null });
  });
  return groups.map(({ above, rows, own }) => questionOf(table, columns, series, above, rows, own));
}

function questionOf(
  table: ExtractedTable,
  columns: TableColumns,
  series: readonly Series[],
  above: readonly string[],
  rows: readonly TableRow[],
  own: TableRow | null,
): Question {
  const levels = rows.map((row) => levelOf(row, columns));
  const total = levels.length > 2 ? levels.findLast((level) => isTotal(level, levels)) : undefined;
  const text = above[above.length - 1] ?? '';
  return {
    table,
    series,
    section: above.slice(0, -1).join(', '),
    text,
    levels: levels.filter((level) => level !== total),
    total: total ?? null,
    own: own === null ? null : levelOf(own, columns),
    multiple: [text, table.caption, ...table.header.flat()].some((words) => SEVERAL.test(words)),
  };
}

function levelOf(row: TableRow, { mark, columns }: TableColumns): Level {
  const isCounted = !isNoCount(row.path[row.path.length - 1] ?? '');
  const values = columns.map(({ column }) => {
    const cell = row.cells[column];
    if (cell === undefined || cell.text === '' || !isCounted) return null;
    const numbers = cellNumbers(cell, mark);
    return numbers.plain === null && numbers.count === null ? null : numbers;
  });
  const first = row.cells[0];
  const last = row.cells[row.cells.length - 1];
  return {
    label: row.path[row.path.length - 1] ?? '',
    values,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
  };
}

/** The first or last line, if it is called a total; "All" may also be an answer, unless it comes last. */
function isTotal(level: Level, levels: readonly Level[]): boolean {
  const outside = level === levels[0] || level === levels[levels.length - 1];
  return outside && TOTAL.test(level.label.replace(/\s*\(.*\)$|[:.,;]+$/g, '').trim());
}

/** Whether a column of counts is headed as the total of the others. */
export function isTotalHeading(outcome: string): boolean {
  const own = outcome.slice(outcome.lastIndexOf(',') + 1).trim();
  return own === '' || TOTAL.test(own);
}

function seriesOf(columns: readonly ValueColumn[]): Series[] {
  const series: Series[] = [];
  const taken = new Set<number>();
  columns.forEach(({ column, means, outcome, base }, i) => {
    if (taken.has(column) || means === 'other') return;
    if (means === 'both') {
      series.push({ outcome, count: column, percent: column, base });
      return;
    }
    const next = columns[i + 1];
    const other = means === 'percent' ? 'n' : 'percent';
    const paired = next !== undefined && next.means === other && next.outcome === outcome;
    if (paired) taken.add(next.column);
    const partner = paired ? next.column : null;
    series.push(
      means === 'percent'
        ? { outcome, count: partner, percent: column, base }
        : { outcome, count: column, percent: partner, base: base ?? (paired ? next.base : null) },
    );
  });
  return series;
}

/** The count a line prints in a series. */
export function countOf(level: Level, series: Series): PrintedNumber | null {
  const numbers = series.count === null ? null : (level.values[series.count] ?? null);
  const count = numbers === null ? null : (numbers.count ?? numbers.plain);
  return count !== null && count.decimals === 0 && count.value >= 0 ? count : null;
}

/** The percentage a line prints in a series. */
export function percentOf(level: Level, series: Series): PrintedNumber | null {
  const numbers = series.percent === null ? null : (level.values[series.percent] ?? null);
  return numbers === null ? null : (numbers.percent ?? numbers.plain);
}

/** How to name a question in a sentence. */
export function nameOfQuestion({ text, section, table }: Question): string {
  const words = text || section || table.caption || table.label || 'this table';
  return words.length > 90 ? `${words.slice(0, 87).trimEnd()}…` : words;
}
