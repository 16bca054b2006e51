import type { Range, TableCell } from '../../shared/model/extraction.ts';
import { beginsReference, hasReferenceMatter } from './entry-start.ts';
import type { ListEntry } from './list-entries.ts';
import { tableLines } from './table-lines.ts';

/**
 * The entries of a reference list that is set as a table: one column holds them, another may number them, and others
 * (what a work is used for, its DOI again) are passed over. Undefined where the tables hold something else.
 */
export function tableEntries(text: string, tables: readonly Range[]): ListEntry[] | undefined {
  const rows = tables
    .flatMap(({ start, end }) => tableLines(text, start, end))
    .filter(({ isHeader }) => isHeader !== true)
    .map(({ label, values }) => [label, ...values]);
  const column = entryColumn(rows);
  if (column === undefined) return undefined;
  const entries = rows.flatMap((cells) => {
    const cell = cells[column]!;
    const number = numberBefore(cells.slice(0, column));
    const isEntry = cell.text !== '' && (number !== undefined || hasReferenceMatter(cell.text));
    return isEntry ? [{ ...placeOf(text, cell), ...(number === undefined ? {} : { number }) }] : [];
  });
  return entries.length >= 2 ? entries : undefined;
}

/** The column most of whose cells begin like references. A first row that names the columns is none of them. */
function entryColumn(rows: readonly (readonly TableCell[])[]): number | undefined {
  const columns = rows[0]?.length ?? 0;
  for (let column = 0; column < Math.min(columns, 8); column++) {
    const cells = rows.map((cells) => cells[column]?.text ?? '').filter((cell) => cell !== '');
    const sure = cells.filter((cell) => beginsReference(cell, cell) && hasReferenceMatter(cell));
    if (sure.length >= 2 && sure.length >= (cells.length - 1) * 0.6) return column;
  }
  return undefined;
}

function numberBefore(cells: readonly TableCell[]): number | undefined {
  for (const { text } of cells) {
    const found = /^[[(]?(\d{1,4})[\].)]{0,2}$/.exec(text.trim());
    if (found) return Number(found[1]);
  }
  return undefined;
}

/** The words of a cell; a number that stands before them is its own column's in most tables, but not in all. */
function placeOf(text: string, { start, end }: TableCell): ListEntry {
  const number =
    /^(?:\[\d{1,4}\]|\d{1,3}[.)])\s+/.exec(text.slice(start, Math.min(end, start + 12)))?.[0] ?? '';
  const from = start + number.length;
  return { start: from, end, raw: text.slice(from, end).replace(/\s+/g, ' ').trim() };
}
