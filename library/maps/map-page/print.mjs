// The grid on paper: a sheet holds so many columns that can be read, so a wider grid is printed in parts, each with the
// headings of its rows.

import { make } from './drawing.mjs';

/** Columns that a sheet of A4 across holds at a size that can be read. */
const MOST_PRINTED = 20;

/** Puts the parts of a wide grid after it, for a printer. @param {HTMLElement} grid @param {number} width columns of the grid */
export function layOutParts(grid, width) {
  takePartsAway();
  if (width <= MOST_PRINTED || !(grid instanceof HTMLTableElement)) return;
  const parts = Math.ceil(width / MOST_PRINTED);
  const each = Math.ceil(width / parts);
  const tables = Array.from({ length: parts }, (_, part) =>
    partOf(grid, part * each, Math.min(width, (part + 1) * each), width),
  );
  grid.parentElement?.after(make('div', { id: 'parts' }, ...tables));
  document.documentElement.dataset.printed = 'parts';
}

/** Takes the parts away when the printer has them. */
export function takePartsAway() {
  document.getElementById('parts')?.remove();
  delete document.documentElement.dataset.printed;
}

/**
 * The grid with the columns from one number to before another. Only these are copied: a grid may have thousands.
 * @param {HTMLTableElement} grid @param {number} from @param {number} to @param {number} width
 */
function partOf(grid, from, to, width) {
  const part = make('table', { class: 'part' });
  part.append(make('caption', {}, `Columns ${from + 1} to ${to} of ${width}`));
  const columns = make('col', { span: to - from });
  part.append(make('colgroup', {}, make('col', { class: 'names' }), columns, make('col', { class: 'sums' })));
  for (const section of [grid.tHead, ...grid.tBodies, grid.tFoot]) {
    if (section === null) continue;
    const rows = [...section.rows].map((row) => cutRow(row, from, to));
    const copy = section.cloneNode(false);
    if (copy instanceof HTMLElement) copy.append(...rows);
    part.append(copy);
  }
  for (const node of part.querySelectorAll('[id]')) node.removeAttribute('id');
  return part;
}

/** The first and the last cell of a row, and between them what stands over these columns. @param {HTMLTableRowElement} row @param {number} from @param {number} to */
function cutRow(row, from, to) {
  const copy = /** @type {HTMLTableRowElement} */ (row.cloneNode(false));
  const last = row.cells.length - 1;
  let at = 0;
  for (const [index, cell] of [...row.cells].entries()) {
    const isSide = index === 0 || index === last;
    const [start, end] = [Math.max(from, at), Math.min(to, at + cell.colSpan)];
    if (!isSide) at += cell.colSpan;
    if (!isSide && end <= start) continue;
    const own = /** @type {HTMLTableCellElement} */ (cell.cloneNode(true));
    if (cell.colSpan > 1) own.colSpan = isSide ? to - from + 1 : end - start;
    copy.append(own);
  }
  return copy;
}
