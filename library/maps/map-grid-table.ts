import { lineAbove } from '../../shared/model/axis-lines.ts';
import type { AxisEntry, Cell } from '../../shared/model/matrix.ts';
import { noteLetters, printedNotes } from './annotations.ts';
import { cellWords } from './cell-figures.ts';
import { columnHeadings } from './column-headings.ts';
import type { MapPicture } from './map-data.ts';
import { axisLabel, hasStudyAxis } from './map-words.ts';
import { escapeMarkup } from './svg-element.ts';

/** Columns up to this many get more room. */
const FEW = 8;

/**
 * The grid as a real table with every number in it, readable without the script. Empty cells are written as short as
 * HTML allows, since a map may have many: `g` gap, `o` not coded, `r` not reported, `x` not applicable.
 */
export function gridTable(picture: MapPicture): string {
  const { data } = picture;
  const { matrix } = data;
  const columns = matrix.columns.filter((entry) => !entry.group);
  const studyAxis = hasStudyAxis(data);
  const rowLabel = axisLabel(data, matrix.rowDimension);
  const columnLabel = axisLabel(data, matrix.columnDimension);
  const head = columns
    .map((column) => `<th scope="col"${titleOf(column)}>${escapeMarkup(column.label)}`)
    .join('');
  const foot = columns.map((column) => `<td data-k>${matrix.totals.columns[column.id]?.n ?? 0}`).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeMarkup(`${rowLabel} by ${columnLabel}`)}">
<table id="grid"><caption><span>${escapeMarkup(`${rowLabel} by ${columnLabel}`)}: number of studies. Choose a number to see them; the arrow keys go from number to number.</span></caption>
<colgroup><col class="names"><col span="${columns.length}"${columns.length > FEW ? '' : ' class="few"'}><col class="sums"></colgroup>
<thead>${headingRows(matrix.columns)}<tr><th scope="col">${escapeMarkup(rowLabel)}${head}<th scope="col">Studies</thead>
<tbody>${bodyRows(picture, columns.length, studyAxis)}</tbody>
<tfoot><tr><th scope="row">Studies${foot}<td id="grid-total">${matrix.totals.n}</tfoot></table></div>`;
}

function headingRows(columns: readonly AxisEntry[]): string {
  return columnHeadings(columns)
    .map((spans) => {
      const cells = spans.map(({ label, span }) =>
        label === ''
          ? `<td colspan="${span}"></td>`
          : `<th scope="colgroup" colspan="${span}">${escapeMarkup(label)}</th>`,
      );
      return `<tr class="over"><td></td>${cells.join('')}<td></td></tr>`;
    })
    .join('');
}

function bodyRows(picture: MapPicture, width: number, studyAxis: boolean): string {
  const { matrix } = picture.data;
  const depths = depthsOf(matrix.rows);
  const leaves = leavesBelow(picture);
  const letters = noteLetters(printedNotes(picture.data));
  let next = 0;
  return matrix.rows
    .map((row) => {
      const depth = Math.min(3, depths.get(row.id) ?? 0);
      const total = `<td class="sum" data-r="${(leaves.get(row.id) ?? []).join(' ')}">${matrix.totals.rows[row.id]?.n ?? 0}`;
      const label = escapeMarkup(row.label);
      if (row.group) {
        const fold = `<button type="button" class="fold" aria-expanded="true">${label}</button>`;
        return `\n<tr class="head" data-depth="${depth}"><th scope="row" colspan="${width + 1}"${titleOf(row)}>${fold}</th>${total}`;
      }
      const cells = matrix.cells.slice(next, next + width);
      next += width;
      return `\n<tr data-depth="${depth}"><th scope="row"${titleOf(row)}>${label}</th>${cells.map((cell) => cellMarkup(cell, studyAxis) + noteMark(letters(cell.row, cell.column))).join('')}${total}`;
    })
    .join('');
}

function noteMark(letters: string): string {
  return letters === '' ? '' : `<a class="note" href="#notes" aria-label="Note ${letters}">${letters}</a>`;
}

function cellMarkup(cell: Cell, studyAxis: boolean): string {
  if (cell.n > 0) return `<td><button type="button"><b class="n">${cell.n}</b></button>`;
  if (cell.state === 'gap') return '<td class=g><b>0</b> <i>gap</i>';
  if (cell.state === 'not-reported') return '<td class=r>0 <i>not reported</i>';
  if (cell.state === 'not-applicable') {
    const words = escapeMarkup(cellWords(cell, studyAxis));
    return `<td class=x title="${words}">– <i>${words}</i>`;
  }
  if (studyAxis || cell.undecided === 0) return '<td class=o>0 <i>not coded</i>';
  return `<td class=o>0 <small>${cell.undecided} open</small>`;
}

function titleOf(entry: AxisEntry): string {
  return entry.definition === '' ? '' : ` title="${escapeMarkup(entry.definition)}"`;
}

/** How deep each entry stands below the headings. */
export function depthsOf(entries: readonly AxisEntry[]): ReadonlyMap<string, number> {
  const parents = new Map(entries.map((entry) => [entry.id, entry.parent]));
  return new Map(
    entries.map((entry) => {
      let depth = 0;
      for (let at = entry.parent; at !== null && depth < 8; at = parents.get(at) ?? null) {
        if (parents.has(at)) depth += 1;
      }
      return [entry.id, depth];
    }),
  );
}

/** For each entry the numbers of the rows with cells that its margin counts: its own and those below it, wherever they are drawn. */
function leavesBelow({ data }: MapPicture): ReadonlyMap<string, readonly number[]> {
  const { rows, rowDimension } = data.matrix;
  const codes = data.dimensions.find(({ id }) => id === rowDimension)?.codes ?? [];
  const byId = new Map([...rows, ...codes].map((entry) => [entry.id, entry]));
  const below = new Map<string, number[]>(rows.map(({ id }) => [id, []]));
  rows
    .filter((entry) => !entry.group)
    .forEach(({ id }, number) => {
      for (const one of lineAbove(byId, id)) below.get(one)?.push(number);
    });
  return below;
}
