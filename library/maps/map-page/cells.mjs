// The cells of the grid: what each counts and pictures, and the totals beside them.

import { addAll, countBoth, hasBit, noBits, setBit } from './bits.mjs';
import { wantedDirections } from './chosen.mjs';
import { data, find } from './data.mjs';
import { byDirection, countOf, directionItems, glyph, make, picture } from './drawing.mjs';

/** @typedef {import('./bits.mjs').Bits} Bits */
/** @typedef {import('./drawing.mjs').Kind} Kind */
/** @typedef {import('./data.mjs').Mark} Mark */

/**
 * One cell that holds studies.
 * @typedef {object} CellView
 * @property {number} cell
 * @property {Mark[]} marks
 * @property {Uint32Array} studies  the study of each mark
 * @property {Uint32Array} spots    for each mark the place of its kind in `kinds`
 * @property {Kind[]} kinds
 * @property {Uint32Array} counts   studies shown of each kind
 * @property {string} drawn         the counts that are pictured
 * @property {number} n             studies shown, as printed
 * @property {HTMLElement} button
 * @property {Text} number
 * @property {Text} spoken
 * @property {Element | null} pictured
 * @property {HTMLElement | null} cited
 * @property {string} shapes        the direction shapes in `pictured`
 * @property {Text[]} numbers       the numbers beside them
 */

const AS_CITED = 3;
/** Rows and columns that are taken to be in view before the page has been laid out. */
const FIRST_ROWS = 24;
const FIRST_COLUMNS = 24;

export const cellNodes = [...document.querySelectorAll('#grid tbody tr:not(.head) td:not(.sum)')];
/** @type {Map<Element, number>} */
export const cellAt = new Map(cellNodes.map((node, cell) => [node, cell]));
export const cells = readCells();
const rowBits = data.rows.map(() => noBits(data.studies.length));
const columnBits = data.columns.map(() => noBits(data.studies.length));
const sums = readSums();
let isLaidOut = false;

/** @returns {CellView[]} */
function readCells() {
  return data.cells.flatMap(([cell, marks]) => {
    const button = cellNodes[cell]?.querySelector('button');
    const number = button?.querySelector('.n')?.firstChild;
    if (!button || !(number instanceof Text)) return [];
    const { kinds, spots } = kindsOf(marks);
    const spoken = document.createTextNode('');
    button.append(make('span', { class: 'v' }, spoken));
    return [
      {
        cell,
        marks,
        studies: Uint32Array.from(marks, ([study]) => study),
        spots,
        kinds,
        counts: new Uint32Array(kinds.length),
        drawn: '',
        n: marks.length,
        button,
        number,
        spoken,
        pictured: null,
        cited: null,
        shapes: '',
        numbers: [],
      },
    ];
  });
}

/** @param {Mark[]} marks */
function kindsOf(marks) {
  /** @type {Kind[]} */
  const kinds = [];
  /** @type {Map<string, number>} */
  const places = new Map();
  const spots = Uint32Array.from(marks, ([, basis, direction, ...segments]) => {
    const cited = basis === AS_CITED;
    const key = `${cited} ${direction} ${segments.join(' ')}`;
    const place = places.get(key) ?? kinds.length;
    if (place === kinds.length) {
      places.set(key, place);
      kinds.push({ direction, cited, segments });
    }
    return place;
  });
  return { kinds, spots };
}

function readSums() {
  return [...document.querySelectorAll('#grid [data-r]')].map((node) => ({
    node,
    rows: (node.getAttribute('data-r') ?? '').split(' ').filter(Boolean).map(Number),
  }));
}

/** Counts what is shown in every cell, prints it, and tells which studies stand anywhere. @param {Bits} passing */
export function countCells(passing) {
  const isWanted = wantedDirections();
  const standing = noBits(data.studies.length);
  for (const bits of rowBits) bits.fill(0);
  for (const bits of columnBits) bits.fill(0);
  const width = data.columns.length;
  for (const view of cells) {
    const { cell, studies, spots, kinds, counts } = view;
    const row = rowBits[Math.floor(cell / width)] ?? standing;
    const column = columnBits[cell % width] ?? standing;
    const wanted = kinds.map(({ direction }) => isWanted(direction));
    let n = 0;
    counts.fill(0);
    for (let at = 0; at < studies.length; at++) {
      const study = studies[at] ?? 0;
      const spot = spots[at] ?? 0;
      if (!hasBit(passing, study) || !wanted[spot]) continue;
      counts[spot] = (counts[spot] ?? 0) + 1;
      n += 1;
      setBit(row, study);
      setBit(column, study);
    }
    if (n !== view.n) view.number.data = String(n);
    view.n = n;
    addAll(standing, row);
  }
  return standing;
}

/** Tells which cells the reader sees now. */
export function viewed() {
  const width = data.columns.length;
  if (!isLaidOut) {
    isLaidOut = true;
    return (/** @type {number} */ cell) =>
      Math.floor(cell / width) < FIRST_ROWS && cell % width < FIRST_COLUMNS;
  }
  const frame = find('#map .scroll').getBoundingClientRect();
  const [top, bottom] = [Math.max(0, frame.top), Math.min(innerHeight, frame.bottom)];
  const rows = data.rows.map((_, row) => {
    const line = cellNodes[row * width]?.parentElement?.getBoundingClientRect();
    return line !== undefined && line.height > 0 && line.bottom > top && line.top < bottom;
  });
  const columns = data.columns.map((_, column) => {
    const line = cellNodes[column]?.getBoundingClientRect();
    return line !== undefined && line.right > frame.left && line.left < frame.right;
  });
  return (/** @type {number} */ cell) =>
    (rows[Math.floor(cell / width)] ?? false) && (columns[cell % width] ?? false);
}

/** Pictures what a cell counts. @param {CellView} view */
export function pictureCell(view) {
  const { button, counts, kinds, n } = view;
  const look = counts.join();
  if (look === view.drawn) return;
  view.drawn = look;
  const spread = kinds.flatMap((kind, spot) => {
    const own = counts[spot] ?? 0;
    return own === 0 ? [] : [{ kind, n: own }];
  });
  const { cited } = countOf(spread);
  const isDirected = data.layout === 'direction' && data.directions.length > 0;
  if (isDirected) pictureDirections(view, spread);
  else {
    const made = picture(data, spread);
    place(view, made?.node ?? null, made?.several ?? false);
    if (cited > 0) {
      view.cited ??= make('span', { class: 'cited', 'aria-hidden': 'true' });
      view.cited.textContent = `(${cited})`;
      view.number.parentElement?.after(view.cited);
    } else view.cited?.remove();
  }
  view.spoken.data = spokenOf(spread, n, cited, view.marks.length);
  button.classList.toggle('none', n === 0);
  if (data.layout === 'heat')
    button.dataset.heat = String(n === 0 ? 0 : Math.max(1, Math.ceil((8 * n) / data.largest)));
}

/**
 * Where a cell holds several things, its number comes before them; a single one stands before its number.
 * @param {CellView} view @param {Element | null} node @param {boolean} several
 */
function place(view, node, several) {
  view.pictured?.remove();
  view.pictured = node;
  const number = view.number.parentElement;
  if (node === null || number === null) return;
  if (several) number.after(node);
  else number.before(node);
}

/** Direction shapes stay where they are while only their numbers change. @param {CellView} view @param {import('./drawing.mjs').Spread} spread */
function pictureDirections(view, spread) {
  const items = directionItems(data, spread);
  const shapes = items.map(({ name }) => name).join();
  if (shapes !== view.shapes) {
    view.shapes = shapes;
    const made = items.map(({ sign, name }) => glyph(sign, name));
    view.numbers = made.map(({ text }) => text);
    const nodes = made.map(({ node }) => node);
    const several = items.length > 1;
    const group = make('span', { class: 'glyphs', 'aria-hidden': 'true' }, ...nodes);
    place(view, items.length === 0 ? null : group, several);
  }
  items.forEach(({ n }, at) => {
    const text = view.numbers[at];
    const words = items.length === 1 ? '' : String(n);
    if (text !== undefined && text.data !== words) text.data = words;
  });
}

/** What a screen reader hears after the number. */
/** @param {import('./drawing.mjs').Spread} spread @param {number} n @param {number} cited @param {number} all */
function spokenOf(spread, n, cited, all) {
  const parts = [n === 1 ? ' study' : ' studies'];
  if (n < all) parts.push(`${all} without the filter`);
  if (cited > 0) parts.push(`${cited} known only as cited`);
  for (const one of byDirection(data, spread)) parts.push(`${one.n} ${one.code.label}`);
  return parts.join(', ');
}

/** @param {number} n */
export function drawTotals(n) {
  for (const { node, rows } of sums) {
    const all = noBits(data.studies.length);
    for (const row of rows) {
      const own = rowBits[row];
      if (own !== undefined) addAll(all, own);
    }
    write(node, countBoth(all, all));
  }
  document.querySelectorAll('#grid tfoot td[data-k]').forEach((node, column) => {
    const own = columnBits[column];
    write(node, own === undefined ? 0 : countBoth(own, own));
  });
  write(find('#grid-total'), n);
}

/** Writes a number where it is another. @param {Element} node @param {number} n */
function write(node, n) {
  if (node.textContent !== String(n)) node.textContent = String(n);
}
