// The script of an exported map. It runs in a reader's browser from the file alone: no request, no storage, no markup
// made from text. What it knows stands in the page's data island, written by library/maps/map-html.ts, which puts the
// files of this folder into one script: their imports name each other's functions and nothing else.

import { addAll, allBits, countBoth, hasBit, keepOnly, noBits, setBit } from './bits.mjs';
import { byDirection, countOf, directionItems, glyph, make, picture } from './drawing.mjs';
import { layOutParts, takePartsAway } from './print.mjs';

/** @typedef {import('./bits.mjs').Bits} Bits */
/** @typedef {import('./drawing.mjs').Kind} Kind */

/** @typedef {{ text: string, source: string }} Quote */
/** @typedef {[dimension: number, code: number, outcome: string, direction: string, basis: number, quotes?: Quote[]]} StudyCode */
/** @typedef {{ id: string, label: string, year: number | null, references: { citation: string, doi: string | null, url: string | null, abstract?: string }[], codes: StudyCode[] }} Study */
/** @typedef {[study: number, basis: number, direction: number, ...segments: number[]]} Mark */
/** @typedef {{ id: string, label: string, sign: string | null, parent: string | null, group: boolean }} Code */
/** @typedef {{ id: string, label: string, codes: Code[] }} Dimension */
/**
 * @typedef {object} Data
 * @property {string} layout
 * @property {boolean} studyAxis
 * @property {string} rowLabel
 * @property {string} columnLabel
 * @property {string[]} rows       labels of the rows that have cells
 * @property {string[]} columns    labels of the columns
 * @property {string[]} bases
 * @property {Dimension[]} dimensions
 * @property {{ id: string, label: string, sign: string | null }[]} directions
 * @property {{ id: string, label: string }[]} segments
 * @property {string | null} directionDimension
 * @property {number} largest
 * @property {Study[]} studies
 * @property {[cell: number, marks: Mark[]][]} cells
 */

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
/** Milliseconds of one slice of the drawing that comes after what is in view. */
const SLICE = 10;
/** Studies of the list that are drawn at once. */
const FIRST_STUDIES = 60;
/** Views of the reader's own that an address holds. */
const MOST_VIEWS = 20;
/** @type {(HTMLElement | undefined)[]} */
const studyRows = [];

/** @type {Data} */
const data = JSON.parse(find('#data').textContent ?? '{}');
const marksOf = new Map(data.cells);
const dimensionNumber = new Map(data.dimensions.map((dimension, number) => [dimension.id, number]));
/** For each "dimension:code" the studies that carry it or a code below it. */
const carriers = readCarriers();
/** @type {string[] | undefined} */
let searchable;
/** @type {{ query: string, bits: Bits } | undefined} */
let searched;

const state = readState();
/** @type {HTMLElement | null} */
let opener = null;

const cellNodes = [...document.querySelectorAll('#grid tbody tr:not(.head) td:not(.sum)')];
/** @type {Map<Element, number>} */
const cellAt = new Map(cellNodes.map((node, cell) => [node, cell]));
const cells = readCells();
const rowBits = data.rows.map(() => noBits(data.studies.length));
const columnBits = data.columns.map(() => noBits(data.studies.length));
const sums = readSums();
/** @type {{ node: Text, label: HTMLElement, bits: Bits, number: number, n: number }[]} */
const choices = [];
/** What is still to be drawn, a piece each. @type {(() => void)[]} */
let waiting = [];
let isTimed = false;
let isLaidOut = false;

buildFilters();
wireTools();
wireGrid();
apply();
if (state.cell !== null) openCell(state.cell, false);
window.addEventListener('hashchange', () => {
  Object.assign(state, readState());
  reflectState();
  const { cell } = state;
  apply();
  if (cell !== null) openCell(cell, false);
});
window.addEventListener('beforeprint', drawAll);
window.addEventListener('afterprint', takePartsAway);

/** @param {string} selector */
function find(selector) {
  const node = document.querySelector(selector);
  if (!(node instanceof HTMLElement)) throw new Error(`missing ${selector}`);
  return node;
}

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

/** @param {string} text */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @param {Study} study */
function searchText(study) {
  const codes = study.codes.flatMap(([dimension, code, outcome, direction, , quotes]) => {
    const own = data.dimensions[dimension];
    return [
      own?.label ?? '',
      own?.codes[code]?.label ?? '',
      labelOf(outcome),
      labelOf(direction),
      ...(quotes ?? []).flatMap((quote) => [quote.text, quote.source]),
    ];
  });
  const references = study.references.flatMap((one) => [
    one.citation,
    one.doi ?? '',
    one.url ?? '',
    one.abstract ?? '',
  ]);
  return fold([study.label, study.year ?? '', ...references, ...codes].join('\n'));
}

/** The label of "dimension number:code id", as codings name their outcome and direction. @param {string} name */
function labelOf(name) {
  if (name === '') return '';
  const at = name.indexOf(':');
  const dimension = data.dimensions[Number(name.slice(0, at))];
  return dimension?.codes.find((code) => code.id === name.slice(at + 1))?.label ?? '';
}

function readCarriers() {
  const above = data.dimensions.map(linesAbove);
  /** @type {Map<string, Bits>} */
  const bits = new Map();
  const carry = (/** @type {string} */ name, /** @type {number} */ study) => {
    const there = bits.get(name) ?? noBits(data.studies.length);
    bits.set(name, there);
    setBit(there, study);
  };
  data.studies.forEach(({ codes }, study) => {
    for (const [dimension, code, outcome, direction] of codes) {
      for (const name of above[dimension]?.[code] ?? []) carry(name, study);
      if (outcome !== '') carry(outcome, study);
      if (direction !== '') carry(direction, study);
    }
  });
  return bits;
}

/** For each code its own name and those of the headings above it. @param {Dimension} dimension @param {number} number */
function linesAbove({ codes }, number) {
  const byId = new Map(codes.map((code) => [code.id, code]));
  return codes.map((code) => {
    /** @type {Set<string>} */
    const names = new Set();
    for (let at = /** @type {Code | undefined} */ (code); at !== undefined; ) {
      const name = `${number}:${at.id}`;
      if (names.has(name)) break;
      names.add(name);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return names;
  });
}

// ---- what is shown -------------------------------------------------------------------------------------------------

/** @typedef {{ name: string, fragment: string }} View */

/** @returns {{ query: string, filters: Map<number, Set<string>>, cell: number | null, view: string, views: View[] }} */
function readState() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  /** @type {Map<number, Set<string>>} */
  const filters = new Map();
  for (const [key, value] of fragment) {
    const number = key.startsWith('f.') ? dimensionNumber.get(key.slice(2)) : undefined;
    const codes = data.dimensions[number ?? -1]?.codes ?? [];
    if (number === undefined || !codes.some((code) => code.id === value)) continue;
    filters.set(number, (filters.get(number) ?? new Set()).add(value));
  }
  const cell = Number(fragment.get('cell') ?? Number.NaN);
  return {
    query: (fragment.get('q') ?? '').slice(0, 500),
    filters,
    cell: marksOf.has(cell) ? cell : null,
    view: fragment.get('view') === 'studies' ? 'studies' : 'map',
    views: readViews(fragment),
  };
}

/** The reader's own views: they stand in the address, since a file from disk can keep nothing. @param {URLSearchParams} fragment */
function readViews(fragment) {
  return fragment
    .getAll('v')
    .slice(0, MOST_VIEWS)
    .flatMap((text) => {
      const at = text.indexOf('=');
      const name = text.slice(0, Math.max(0, at)).slice(0, 80);
      return name === '' ? [] : [{ name, fragment: text.slice(at + 1).slice(0, 2000) }];
    });
}

/** What is chosen, as the part of an address after "#", without the reader's own views. */
function chosenFragment() {
  const fragment = new URLSearchParams();
  if (state.query !== '') fragment.set('q', state.query);
  for (const [number, codes] of state.filters) {
    for (const code of codes) fragment.append(`f.${data.dimensions[number]?.id ?? ''}`, code);
  }
  if (state.cell !== null) fragment.set('cell', String(state.cell));
  if (state.view !== 'map') fragment.set('view', state.view);
  return fragment;
}

/** @param {string} chosen @param {View[]} views */
function addressOf(chosen, views) {
  const fragment = new URLSearchParams(chosen);
  fragment.delete('v');
  for (const { name, fragment: own } of views) fragment.append('v', `${name}=${own}`);
  return fragment.toString();
}

function writeState() {
  const hash = addressOf(chosenFragment().toString(), state.views);
  if (hash === location.hash.slice(1)) return;
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
}

/** The author's views and the reader's own, as links. An own view stays in the address whichever is followed. */
function drawViews() {
  find('#own-views').replaceChildren(
    ...state.views.map((view) => {
      const link = make('a', { 'data-fragment': view.fragment }, view.name);
      const label = `Take the view ${view.name} away`;
      const remove = make('button', { type: 'button', class: 'chip', 'aria-label': label }, '×');
      remove.addEventListener('click', () => {
        state.views = state.views.filter((one) => one !== view);
        drawViews();
        writeState();
        find('#keep').focus();
      });
      return make('li', {}, link, ' ', remove);
    }),
  );
  for (const node of document.querySelectorAll('.views a')) {
    const own = node.getAttribute('data-fragment') ?? '';
    node.setAttribute('href', `#${addressOf(own, state.views)}`);
  }
}

/** Keeps what is chosen now under the name that the reader wrote. */
function keepView() {
  const box = find('#view-name');
  const name = box instanceof HTMLInputElement ? box.value.trim().slice(0, 80) : '';
  if (name === '') return box.focus();
  const others = state.views.filter((view) => view.name !== name);
  state.views = [...others, { name, fragment: chosenFragment().toString() }].slice(-MOST_VIEWS);
  if (box instanceof HTMLInputElement) box.value = '';
  find('#naming').hidden = true;
  drawViews();
  writeState();
  find('#shown').textContent =
    'The view is kept in the address of this page: a bookmark or a copy of the address brings it back.';
  find('#keep').focus();
}

/** Which studies meet the search and the filters; `except` leaves one dimension out, for its own counts. */
/** @param {number} [except] @returns {Bits} */
function passingStudies(except) {
  const passing = allBits(data.studies.length);
  keepOnly(passing, found());
  for (const [number, codes] of state.filters) {
    if (number === except || codes.size === 0) continue;
    const any = noBits(data.studies.length);
    for (const code of codes) {
      const own = carriers.get(`${number}:${code}`);
      if (own !== undefined) addAll(any, own);
    }
    keepOnly(passing, any);
  }
  return passing;
}

/** The studies that the search finds. */
function found() {
  if (searched?.query === state.query) return searched.bits;
  const asked = words();
  let bits = allBits(data.studies.length);
  if (asked.length > 0) {
    searchable ??= data.studies.map(searchText);
    bits = noBits(data.studies.length);
    for (const [study, text] of searchable.entries())
      if (asked.every((word) => text.includes(word))) setBit(bits, study);
  }
  searched = { query: state.query, bits };
  return bits;
}

function words() {
  return fold(state.query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Which directions count in a cell: one chosen as filter must be the study's direction in that very cell. */
function wantedDirections() {
  const number = data.directionDimension === null ? undefined : dimensionNumber.get(data.directionDimension);
  const wanted = number === undefined ? undefined : state.filters.get(number);
  return (/** @type {number} */ direction) =>
    wanted === undefined || wanted.size === 0 || wanted.has(data.directions[direction]?.id ?? '');
}

/** The marks of a cell that are shown. @param {number} cell */
function shownMarks(cell) {
  const passing = passingStudies();
  const isWanted = wantedDirections();
  return (marksOf.get(cell) ?? []).filter(
    ([study, , direction]) => hasBit(passing, study) && isWanted(direction),
  );
}

/** Shows what the state says: every number at once, pictures first where they are in view. */
function apply() {
  const passing = passingStudies();
  const inView = viewed();
  const standing = countCells(passing);
  const n = countBoth(standing, standing);
  drawTotals(n);
  drawFilters();
  drawChips();
  const filtered = words().length > 0 || [...state.filters.values()].some((codes) => codes.size > 0);
  find('#shown').textContent = filtered
    ? `${n} of ${count(data.studies.length, 'study', 'studies')} of this map ${n === 1 ? 'meets' : 'meet'} what you chose.`
    : `All ${count(data.studies.length, 'study', 'studies')} of this map are shown.`;
  find('#map').hidden = state.view !== 'map';
  find('#studies').hidden = state.view !== 'studies';
  const later = cells.filter((view) => {
    if (!inView(view.cell)) return true;
    pictureCell(view);
    return false;
  });
  waiting = [
    ...(state.view === 'studies' ? drawStudies(standing) : []),
    ...later.map((view) => () => pictureCell(view)),
  ];
  drawInSlices();
  writeState();
}

/** Counts what is shown in every cell, prints it, and tells which studies stand anywhere. @param {Bits} passing */
function countCells(passing) {
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
function viewed() {
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

function drawInSlices() {
  if (waiting.length === 0) return drawn();
  if (isTimed) return;
  isTimed = true;
  setTimeout(() => {
    isTimed = false;
    const until = performance.now() + SLICE;
    let at = 0;
    for (; at < waiting.length && performance.now() < until; at++) waiting[at]?.();
    waiting = waiting.slice(at);
    drawInSlices();
  });
}

/** Draws what is still to be drawn, for a printer. */
function drawAll() {
  for (const piece of waiting) piece();
  waiting = [];
  drawn();
  layOutParts(find('#grid'), data.columns.length);
}

function drawn() {
  document.documentElement.dataset.ready = 'yes';
}

/** @param {number} n @param {string} one @param {string} many */
function count(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}

// ---- the grid ------------------------------------------------------------------------------------------------------

/** Pictures what a cell counts. @param {CellView} view */
function pictureCell(view) {
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
function drawTotals(n) {
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

/** One stop for the Tab key; the arrow keys go from number to number. */
function wireGrid() {
  const grid = find('#grid');
  const buttons = [...grid.querySelectorAll('tbody td button')].filter((node) => node instanceof HTMLElement);
  for (const [index, button] of buttons.entries()) button.tabIndex = index === 0 ? 0 : -1;
  grid.addEventListener('focusin', (event) => {
    if (!(event.target instanceof HTMLElement) || !buttons.includes(event.target)) return;
    for (const button of buttons) if (button.tabIndex === 0) button.tabIndex = -1;
    event.target.tabIndex = 0;
  });
  grid.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('button') : null;
    if (!(target instanceof HTMLElement)) return;
    if (target.classList.contains('fold')) return foldGroup(target);
    const cell = cellAt.get(target?.closest('td') ?? target ?? document.body);
    if (cell !== undefined) openCell(cell, true);
  });
  grid.addEventListener('keydown', (event) => {
    const node = event.target instanceof HTMLElement ? event.target.closest('td') : null;
    const from = node === null ? -1 : (cellAt.get(node) ?? -1);
    const step = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -data.columns.length,
      ArrowDown: data.columns.length,
    }[event.key];
    if (from < 0 || step === undefined) return;
    event.preventDefault();
    const row = Math.floor(from / data.columns.length);
    for (let at = from + step; at >= 0 && at < cellNodes.length; at += step) {
      if (Math.abs(step) === 1 && Math.floor(at / data.columns.length) !== row) return;
      const button = cellNodes[at]?.querySelector('button');
      if (button instanceof HTMLElement && button.offsetParent !== null) return button.focus();
    }
  });
}

/** @param {HTMLElement} button */
function foldGroup(button) {
  const open = button.getAttribute('aria-expanded') === 'false';
  button.setAttribute('aria-expanded', String(open));
  const row = button.closest('tr');
  const depth = Number(row?.dataset.depth ?? 0);
  for (let next = row?.nextElementSibling; next instanceof HTMLElement; ) {
    if (Number(next.dataset.depth ?? 0) <= depth) break;
    next.hidden = !open;
    if (open) next.querySelector('button.fold')?.setAttribute('aria-expanded', 'true');
    const after = next.nextElementSibling;
    next = after;
  }
}

// ---- filters -------------------------------------------------------------------------------------------------------

function buildFilters() {
  const place = find('#filters');
  data.dimensions.forEach((dimension, number) => {
    const used = dimension.codes.filter((code) => carriers.has(`${number}:${code.id}`));
    if (used.length === 0) return;
    const list = make('ul', {});
    for (const code of used) {
      const box = make('input', { type: 'checkbox', 'data-d': number, value: code.id });
      const node = document.createTextNode('');
      const label = make(
        'label',
        { class: code.group ? 'group' : null },
        box,
        make('span', {}, code.label),
        make('b', { class: 'count' }, node),
      );
      const bits = carriers.get(`${number}:${code.id}`) ?? noBits(data.studies.length);
      choices.push({ node, label, bits, number, n: -1 });
      list.append(make('li', {}, label));
    }
    const summary = make('summary', {}, dimension.label);
    place.append(make('details', { 'data-d': number }, summary, list));
  });
  place.addEventListener('change', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const number = Number(box.dataset.d);
    const codes = state.filters.get(number) ?? new Set();
    if (box.checked) codes.add(box.value);
    else codes.delete(box.value);
    state.filters.set(number, codes);
    apply();
  });
  reflectState();
}

/** Brings the controls to what the state says. */
function reflectState() {
  const search = find('#search');
  if (search instanceof HTMLInputElement) search.value = state.query;
  for (const box of document.querySelectorAll('#filters input')) {
    if (box instanceof HTMLInputElement)
      box.checked = state.filters.get(Number(box.dataset.d))?.has(box.value) ?? false;
  }
  for (const node of document.querySelectorAll('#filters details')) {
    const number = Number(node.getAttribute('data-d'));
    if ((state.filters.get(number)?.size ?? 0) > 0) node.setAttribute('open', '');
  }
  find('#view').textContent = state.view === 'map' ? 'Show as list of studies' : 'Show as map';
  drawViews();
}

/** How many studies each choice would show beside the other dimensions' choices. */
function drawFilters() {
  for (const details of document.querySelectorAll('#filters details')) {
    if (!details.hasAttribute('open')) continue;
    const number = Number(details.getAttribute('data-d'));
    const passing = passingStudies(number);
    for (const choice of choices) {
      if (choice.number !== number) continue;
      const n = countBoth(passing, choice.bits);
      if (n === choice.n) continue;
      choice.n = n;
      choice.node.data = String(n);
      choice.label.classList.toggle('empty', n === 0);
    }
  }
}

function drawChips() {
  const chips = find('#chips');
  chips.replaceChildren();
  for (const [number, codes] of state.filters) {
    for (const id of codes) {
      const dimension = data.dimensions[number];
      const label = `${dimension?.label ?? ''}: ${dimension?.codes.find((code) => code.id === id)?.label ?? id}`;
      const chip = make(
        'button',
        { type: 'button', class: 'chip', 'aria-label': `Remove filter ${label}` },
        `${label} ×`,
      );
      chip.addEventListener('click', () => {
        codes.delete(id);
        reflectState();
        apply();
        find('#search').focus();
      });
      chips.append(chip);
    }
  }
  find('#clear').hidden = chips.childElementCount === 0 && state.query === '';
}

// ---- tools ---------------------------------------------------------------------------------------------------------

function wireTools() {
  const search = find('#search');
  search.addEventListener('input', () => {
    state.query = search instanceof HTMLInputElement ? search.value : '';
    apply();
  });
  find('#clear').addEventListener('click', () => {
    state.query = '';
    state.filters.clear();
    reflectState();
    apply();
    search.focus();
  });
  find('#filters').addEventListener('toggle', () => drawFilters(), true);
  find('#view').addEventListener('click', () => {
    state.view = state.view === 'map' ? 'studies' : 'map';
    reflectState();
    apply();
  });
  find('#theme').addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  find('#print').addEventListener('click', () => print());
  find('#keep').addEventListener('click', () => {
    find('#naming').hidden = false;
    find('#view-name').focus();
  });
  find('#keep-named').addEventListener('click', keepView);
  find('#naming').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === find('#view-name')) keepView();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    find('#naming').hidden = true;
    find('#keep').focus();
  });
  find('#close').addEventListener('click', closePane);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !find('#pane').hidden) closePane();
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
  });
  for (const node of document.querySelectorAll('.script'))
    if (node instanceof HTMLElement) node.hidden = false;
}

// ---- records -------------------------------------------------------------------------------------------------------

/** @param {number} cell @param {boolean} move */
function openCell(cell, move) {
  const row = data.rows[Math.floor(cell / data.columns.length)] ?? '';
  const column = data.columns[cell % data.columns.length] ?? '';
  const marks = shownMarks(cell);
  const title = find('#pane-title');
  title.textContent = `${row} × ${column}`;
  find('#pane-count').textContent = count(marks.length, 'study', 'studies');
  find('#records').replaceChildren(
    ...marks.map((mark) =>
      record(data.studies[mark[0]], data.directions[mark[2]] ?? null, data.bases[mark[1]] ?? ''),
    ),
  );
  opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  find('#pane').hidden = false;
  document.body.classList.add('with-pane');
  state.cell = cell;
  writeState();
  if (move) title.focus();
}

function closePane() {
  find('#pane').hidden = true;
  document.body.classList.remove('with-pane');
  state.cell = null;
  writeState();
  opener?.focus();
}

/** @param {Study | undefined} study @param {{ label: string, sign: string | null } | null} direction @param {string} basis */
function record(study, direction, basis) {
  const node = make('article', {});
  if (study === undefined) return node;
  node.append(make('h3', {}, study.label));
  const here = [
    direction === null ? '' : direction.label,
    basis === '' ? '' : `known from ${basisWords(basis)}`,
  ];
  node.append(make('p', { class: 'here' }, here.filter(Boolean).join(', ')));
  for (const one of study.references) node.append(reference(one), ...abstractOf(one));
  node.append(codeList(study));
  return node;
}

/** @param {string} basis */
function basisWords(basis) {
  return basis === 'as cited' ? 'another paper’s words about it' : `the ${basis}`;
}

/** @param {Study['references'][number]} one */
function reference(one) {
  const node = make('p', { class: 'citation' }, one.citation);
  const link = (/** @type {string} */ address, /** @type {string} */ text) =>
    node.append(' ', make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text));
  if (one.doi !== null)
    link(`https://doi.org/${encodeURI(one.doi).replace(/[?#]/g, encodeURIComponent)}`, `doi:${one.doi}`);
  else if (one.url !== null) link(one.url, one.url);
  return node;
}

/** The beginning of the abstract, where the author of the map publishes it. @param {Study['references'][number]} one */
function abstractOf({ abstract }) {
  if (abstract === undefined) return [];
  return [make('p', { class: 'abstract' }, make('b', {}, 'From the abstract: '), abstract)];
}

/** @param {Study} study */
function codeList(study) {
  const list = make('dl', {});
  data.dimensions.forEach((dimension, number) => {
    const own = study.codes.filter((code) => code[0] === number);
    if (own.length === 0) return;
    list.append(make('dt', {}, dimension.label));
    for (const [, code, outcome, direction, basis, quotes] of own) {
      const qualified = [labelOf(direction), labelOf(outcome)].filter(Boolean).join(', ');
      const words = [dimension.codes[code]?.label ?? '', qualified === '' ? '' : ` (${qualified})`].join('');
      const item = make('dd', {}, words);
      const known = data.bases[basis];
      if (known !== undefined) item.append(make('small', {}, ` ${known}`));
      for (const quote of quotes ?? []) {
        item.append(make('blockquote', {}, quote.text, make('footer', {}, quote.source)));
      }
      list.append(item);
    }
  });
  return list;
}

/** The table twin: every study that is shown, with its codes in words; the first at once, the others as pieces. */
/** @param {Bits} standing */
function drawStudies(standing) {
  const body = find('#studies tbody');
  const shown = data.studies.flatMap((study, number) =>
    hasBit(standing, number) ? [{ study, number }] : [],
  );
  const rowOf = (/** @type {{ study: Study, number: number }} */ { study, number }) => {
    const row = studyRows[number] ?? studyRow(study);
    studyRows[number] = row;
    return row;
  };
  body.replaceChildren(...shown.slice(0, FIRST_STUDIES).map(rowOf));
  return shown.slice(FIRST_STUDIES).map((one) => () => body.append(rowOf(one)));
}

/** @param {Study} study */
function studyRow(study) {
  const codes = make('td', {}, codeList(study));
  const about = make('td', {}, ...study.references.map(reference));
  const year = make('td', {}, String(study.year ?? ''));
  return make('tr', {}, make('th', { scope: 'row' }, study.label), year, about, codes);
}
