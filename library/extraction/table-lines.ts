import type { TableCell } from '../../shared/model/extraction.ts';
import { columnStarts, spacedRows } from '../documents/spaced-columns.ts';
import { trimmed } from '../documents/text-lines.ts';

/** One printed line of a table: the cell of the first column and the cells of the value columns. */
export type TableLine = {
  readonly label: TableCell;
  readonly values: readonly TableCell[];
  /** Set on the lines above the rule of a Markdown table. */
  readonly isHeader?: boolean;
};

/** The lines of a table between two places, cut at tabs or pipes, every line padded to the same number of columns. */
export function tableLines(text: string, start: number, end: number): TableLine[] {
  const rows: { cells: TableCell[]; isHeader?: boolean }[] = [];
  const columns = columnsOfSpaces(text, start, end);
  let at = start;
  while (at < end) {
    let stop = text.indexOf('\n', at);
    if (stop < 0 || stop > end) stop = end;
    const line = text.slice(at, stop);
    if (isRule(line)) {
      for (const row of rows) row.isHeader = true;
    } else if (line.trim() !== '') rows.push({ cells: cellsOf(text, at, stop, columns) });
    at = stop + 1;
  }
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return rows.map(({ cells, isHeader }) => {
    const last = cells[cells.length - 1]!.end;
    const padding = Array.from({ length: width - cells.length }, () => ({
      text: '',
      start: last,
      end: last,
    }));
    const [label, ...values] = [...cells, ...padding];
    return { label: label!, values, ...(isHeader ? { isHeader } : {}) };
  });
}

/** The line of dashes under the header of a Markdown table. */
function isRule(line: string): boolean {
  return line.length < 2000 && /^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/.test(line) && line.includes('|');
}

/** The places in each line where columns begin that are set with spaces; empty where tabs or pipes part the cells. */
function columnsOfSpaces(text: string, start: number, end: number): readonly number[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const printed = text.slice(start, end);
  if (printed.includes('\t') || printed.startsWith('|')) return [];
  const rows = text.slice(lineStart, end).split('\n');
  const starts = spacedRows(rows) > 0 ? columnStarts(rows) : [];
  return starts.length < 2 ? [] : starts;
}

function cellsOf(text: string, start: number, end: number, columns: readonly number[]): TableCell[] {
  if (columns.length > 0) {
    // The block begins at its first word; its columns are counted from the beginning of that line.
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    return columns.map((column, i) => {
      const from = Math.min(end, Math.max(start, lineStart + column));
      return cellOf(text, from, Math.min(end, Math.max(from, lineStart + (columns[i + 1] ?? Infinity))));
    });
  }
  const inner = trimmed(text, start, end);
  if (text[inner.start] === '|') {
    const close = text[inner.end - 1] === '|' ? inner.end - 1 : inner.end;
    return cutAt(text, inner.start + 1, Math.max(inner.start + 1, close), '|');
  }
  return cutAt(text, start, end, '\t');
}

function cutAt(text: string, start: number, end: number, separator: string): TableCell[] {
  const line = text.slice(start, end);
  const cells: TableCell[] = [];
  let at = 0;
  for (;;) {
    let stop = line.indexOf(separator, at);
    while (stop > 0 && separator === '|' && line[stop - 1] === '\\') stop = line.indexOf('|', stop + 1);
    if (stop < 0) stop = line.length;
    cells.push(cellOf(text, start + at, start + stop));
    if (stop === line.length) return cells;
    at = stop + 1;
  }
}

function cellOf(text: string, start: number, end: number): TableCell {
  const inner = trimmed(text, start, end);
  return { text: text.slice(inner.start, inner.end), ...inner };
}
