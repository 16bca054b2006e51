// The script of an exported map. It runs in a reader's browser from the file alone: no request, no storage, no markup
// made from text. What it knows stands in the page's data island, written by library/maps/map-html.ts.

/** @typedef {{ text: string, source: string }} Quote */
/** @typedef {[dimension: number, code: number, outcome: string, direction: string, basis: number, quotes?: Quote[]]} StudyCode */
/** @typedef {{ id: string, label: string, year: number | null, references: { citation: string, doi: string | null, url: string | null }[], codes: StudyCode[] }} Study */
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

const AS_CITED = 3;
const SVG = 'http://www.w3.org/2000/svg';

/** @type {Data} */
const data = JSON.parse(find('#data').textContent ?? '{}');
const marksOf = new Map(data.cells);
const dimensionNumber = new Map(data.dimensions.map((dimension, number) => [dimension.id, number]));
const searchable = data.studies.map(searchText);
/** For each study: "dimension code" pairs it carries, headings above them included. */
const carried = data.studies.map(carriedCodes);

/** For each mark the number of its kind: basis, direction and segments. */
const kindOf = numberedKinds();

const state = readState();
/** @type {HTMLElement | null} */
let opener = null;

const cellNodes = tableCells();
/** @type {(string | undefined)[]} */
const looks = [];
/** @type {Map<string, HTMLElement>} */
const glyphs = new Map();
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
document.documentElement.dataset.ready = 'yes';

/** @param {string} selector */
function find(selector) {
  const node = document.querySelector(selector);
  if (!(node instanceof HTMLElement)) throw new Error(`missing ${selector}`);
  return node;
}

/**
 * Makes an element; children that are text stay text.
 * @param {string} name
 * @param {Record<string, string | number | boolean | null>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
function make(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(key, value === true ? '' : String(value));
  }
  node.append(...children);
  return node;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
function draw(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

function numberedKinds() {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  /** @type {Map<Mark, number>} */
  const numbers = new Map();
  for (const marks of marksOf.values()) {
    for (const mark of marks) {
      const kind = mark.slice(1).join(' ');
      const number = kinds.get(kind) ?? kinds.size;
      kinds.set(kind, number);
      numbers.set(mark, number);
    }
  }
  return numbers;
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
  const references = study.references.flatMap((one) => [one.citation, one.doi ?? '', one.url ?? '']);
  return fold([study.label, study.year ?? '', ...references, ...codes].join('\n'));
}

/** The label of "dimension number:code id", as codings name their outcome and direction. @param {string} name */
function labelOf(name) {
  if (name === '') return '';
  const at = name.indexOf(':');
  const dimension = data.dimensions[Number(name.slice(0, at))];
  return dimension?.codes.find((code) => code.id === name.slice(at + 1))?.label ?? '';
}

/** @param {Study} study */
function carriedCodes(study) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const [dimension, code, outcome, direction] of study.codes) {
    const own = data.dimensions[dimension];
    for (let at = own?.codes[code]; at !== undefined; ) {
      const name = `${dimension}:${at.id}`;
      if (names.has(name) && at !== own?.codes[code]) break;
      names.add(name);
      const { parent } = at;
      at = parent === null ? undefined : own?.codes.find((one) => one.id === parent);
    }
    if (outcome !== '') names.add(outcome);
    if (direction !== '') names.add(direction);
  }
  return names;
}

// ---- what is shown -------------------------------------------------------------------------------------------------

/** @returns {{ query: string, filters: Map<number, Set<string>>, cell: number | null, view: string }} */
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
  };
}

function writeState() {
  const fragment = new URLSearchParams();
  if (state.query !== '') fragment.set('q', state.query);
  for (const [number, codes] of state.filters) {
    for (const code of codes) fragment.append(`f.${data.dimensions[number]?.id ?? ''}`, code);
  }
  if (state.cell !== null) fragment.set('cell', String(state.cell));
  if (state.view !== 'map') fragment.set('view', state.view);
  const hash = fragment.toString();
  if (hash === location.hash.slice(1)) return;
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
}

/**
 * Which studies meet the search and the filters; `except` leaves one dimension out, for its own counts.
 * @param {number} [except]
 * @returns {boolean[]}
 */
function passingStudies(except) {
  const wanted = [...state.filters]
    .filter(([number, codes]) => number !== except && codes.size > 0)
    .map(([number, codes]) => [...codes].map((code) => `${number}:${code}`));
  const asked = words();
  return data.studies.map((_, study) => {
    const names = carried[study];
    const text = searchable[study] ?? '';
    return (
      wanted.every((any) => any.some((name) => names?.has(name))) &&
      asked.every((word) => text.includes(word))
    );
  });
}

function words() {
  return fold(state.query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** The marks of a cell that are shown. A direction chosen as filter must be the study's direction in that very cell. */
/** @param {Mark[]} marks @param {boolean[]} passing */
function shownMarks(marks, passing) {
  const number = data.directionDimension === null ? undefined : dimensionNumber.get(data.directionDimension);
  const wanted = number === undefined ? undefined : state.filters.get(number);
  return marks.filter(
    ([study, , direction]) =>
      passing[study] && (!wanted || wanted.size === 0 || wanted.has(data.directions[direction]?.id ?? '')),
  );
}

/** Shows what the state says. */
function apply() {
  const passing = passingStudies();
  /** @type {Set<number>} */
  const standing = new Set();
  /** @type {Map<number, Set<number>>} */
  const byRow = new Map();
  /** @type {Map<number, Set<number>>} */
  const byColumn = new Map();
  const width = data.columns.length;
  for (const [cell, marks] of marksOf) {
    const shown = shownMarks(marks, passing);
    drawCell(cell, shown, marks.length);
    for (const [study] of shown) {
      standing.add(study);
      into(byRow, Math.floor(cell / width), study);
      into(byColumn, cell % width, study);
    }
  }
  drawTotals(byRow, byColumn, standing.size);
  drawFilters();
  drawChips();
  const filtered = words().length > 0 || [...state.filters.values()].some((codes) => codes.size > 0);
  find('#shown').textContent = filtered
    ? `${standing.size} of ${count(data.studies.length, 'study', 'studies')} of this map ${standing.size === 1 ? 'meets' : 'meet'} what you chose.`
    : `All ${count(data.studies.length, 'study', 'studies')} of this map are shown.`;
  if (state.view === 'studies') drawStudies(passing, standing);
  find('#map').hidden = state.view !== 'map';
  find('#studies').hidden = state.view !== 'studies';
  writeState();
}

/** @param {Map<number, Set<number>>} map @param {number} key @param {number} value */
function into(map, key, value) {
  const there = map.get(key);
  if (there === undefined) map.set(key, new Set([value]));
  else there.add(value);
}

/** @param {number} n @param {string} one @param {string} many */
function count(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}

// ---- the grid ------------------------------------------------------------------------------------------------------

function tableCells() {
  return [...document.querySelectorAll('#grid tbody tr:not(.head) td:not(.sum)')];
}

/** @param {number} cell @param {Mark[]} marks @param {number} all */
function drawCell(cell, marks, all) {
  const button = cellNodes[cell]?.querySelector('button');
  if (!button) return;
  // What a cell shows depends on how its marks are spread, not on which studies they are.
  /** @type {number[]} */
  const spread = [];
  for (const mark of marks) {
    const kind = kindOf.get(mark) ?? 0;
    spread[kind] = (spread[kind] ?? 0) + 1;
  }
  const look = spread.join();
  if (button.dataset.ready !== undefined && looks[cell] === look) return;
  looks[cell] = look;
  button.dataset.ready = '';
  const cited = marks.filter((mark) => mark[1] === AS_CITED).length;
  const n = marks.length;
  const number = make('b', { class: 'n' }, String(n));
  const pictured = n === 0 ? [] : pictures(marks, cited);
  const content = [...pictured, number];
  // Where a cell holds several things, its number comes before them; a single glyph stands before its number.
  if (pictured.some((node) => node instanceof HTMLElement && node.childElementCount > 1)) content.reverse();
  if (cited > 0 && data.layout !== 'direction') {
    const part = make('span', { class: 'cited', 'aria-hidden': 'true' }, `(${cited})`);
    content.splice(content.indexOf(number) + 1, 0, part);
  }
  button.replaceChildren(...content, make('span', { class: 'v' }, spoken(marks, cited, all)));
  button.classList.toggle('none', n === 0);
  if (data.layout === 'heat')
    button.dataset.heat = String(n === 0 ? 0 : Math.max(1, Math.ceil((8 * n) / data.largest)));
}

/** What a screen reader hears after the number. @param {Mark[]} marks @param {number} cited @param {number} all */
function spoken(marks, cited, all) {
  const parts = [marks.length === 1 ? ' study' : ' studies'];
  if (marks.length < all) parts.push(`${all} without the filter`);
  if (cited > 0) parts.push(`${cited} known only as cited`);
  for (const { code, n } of byDirection(marks)) parts.push(`${n} ${code.label}`);
  return parts.join(', ');
}

/** @param {Mark[]} marks */
function byDirection(marks) {
  return data.directions
    .map((code, number) => ({
      code,
      n: marks.filter((mark) => mark[2] === number).length,
      cited: marks.filter((mark) => mark[2] === number && mark[1] === AS_CITED).length,
    }))
    .filter(({ n }) => n > 0);
}

/** @param {Mark[]} marks */
function bySegment(marks) {
  return data.segments
    .map((_, place) => marks.filter((mark) => mark.slice(3).includes(place)))
    .map((own, place) => ({ place, n: own.length, cited: own.filter((mark) => mark[1] === AS_CITED).length }))
    .filter(({ n }) => n > 0);
}

/** @param {Mark[]} marks @param {number} cited @returns {Node[]} */
function pictures(marks, cited) {
  if (data.layout === 'direction' && data.directions.length > 0) {
    const items = byDirection(marks).flatMap(({ code, n, cited: own }) => [
      ...(n > own ? [{ sign: code.sign, hollow: false, n: n - own }] : []),
      ...(own > 0 ? [{ sign: code.sign, hollow: true, n: own }] : []),
    ]);
    const shapes = items.map(({ sign, hollow, n }) => glyph(sign, hollow, items.length === 1 ? null : n));
    return [make('span', { class: 'glyphs', 'aria-hidden': 'true' }, ...shapes)];
  }
  if (data.layout === 'dots' || data.layout === 'mosaic') return [dots(marks)];
  if (data.layout === 'donut') return [donut(marks, cited)];
  if (data.layout === 'heat') return [];
  const scale = 22 / Math.sqrt(data.largest);
  if (data.segments.length === 0) return [bubble(scale, marks.length, cited, 'accent')];
  return [
    make(
      'span',
      { class: 'glyphs', 'aria-hidden': 'true' },
      ...bySegment(marks).map(({ place, n, cited: own }, _, all) =>
        make(
          'span',
          {},
          bubble(scale * 0.62, n, own, `hue-${(place % 8) + 1}`),
          all.length === 1 ? '' : String(n),
        ),
      ),
    ),
  ];
}

/** @param {string | null} sign @param {boolean} hollow @param {number | null} n */
function glyph(sign, hollow, n) {
  const name = `${sign ?? 'unstated'}${hollow ? '-cited' : ''}`;
  const model = glyphs.get(name) ?? glyphModel(sign ?? 'unstated', name);
  glyphs.set(name, model);
  const node = model.cloneNode(true);
  if (n !== null) node.appendChild(document.createTextNode(String(n)));
  return node;
}

/** Copied into each cell: a copy costs a tenth of a shape that is looked up by `use`. @param {string} sign @param {string} name */
function glyphModel(sign, name) {
  const shape = draw('svg', { width: 13, height: 13, viewBox: '-6.5 -6.5 13 13', class: `c-${sign}` });
  shape.append(
    ...[...(document.getElementById(`glyph-${name}`)?.children ?? [])].map((part) => part.cloneNode(true)),
  );
  return make('span', {}, shape);
}

/** Area is proportional to n: outline for all, filled for those known first-hand. */
/** @param {number} scale @param {number} n @param {number} cited @param {string} colour */
function bubble(scale, n, cited, colour) {
  const radius = scale * Math.sqrt(n);
  const side = Math.ceil(2 * radius) + 3;
  const shape = draw('svg', {
    width: side,
    height: side,
    viewBox: `${-side / 2} ${-side / 2} ${side} ${side}`,
    class: `c-${colour}`,
    'aria-hidden': 'true',
  });
  if (cited > 0) shape.append(draw('circle', { r: radius.toFixed(3), class: 'hollow' }));
  if (n > cited)
    shape.append(draw('circle', { r: (scale * Math.sqrt(n - cited)).toFixed(3), class: 'full' }));
  return shape;
}

/** @param {Mark[]} marks */
function dots(marks) {
  const across = Math.min(8, Math.max(1, marks.length));
  const order = [...marks].sort((left, right) => (left[3] ?? 0) - (right[3] ?? 0));
  const size = { width: across * 9, height: Math.ceil(marks.length / across) * 9 };
  const shape = draw('svg', { ...size, viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' });
  order.forEach((mark, index) => {
    const colour = data.segments.length === 0 ? 'accent' : `hue-${((mark[3] ?? 0) % 8) + 1}`;
    const [x, y] = [(index % across) * 9 + 4.5, Math.floor(index / across) * 9 + 4.5];
    const hollow = mark[1] === AS_CITED;
    const look = { class: `c-${colour} ${hollow ? 'hollow solid' : 'full'}` };
    const side = hollow ? 6.6 : 8;
    shape.append(
      data.layout === 'mosaic'
        ? draw('rect', { x: x - side / 2, y: y - side / 2, width: side, height: side, ...look })
        : draw('circle', { cx: x, cy: y, r: hollow ? 3 : 3.7, ...look }),
    );
  });
  return shape;
}

/** A ring whose outer area is the number; its parts are the segments, hollow where known only as cited. */
/** @param {Mark[]} marks @param {number} cited */
function donut(marks, cited) {
  const radius = (22 / Math.sqrt(data.largest)) * Math.sqrt(marks.length);
  const side = Math.ceil(2 * radius) + 3;
  const view = `${-side / 2} ${-side / 2} ${side} ${side}`;
  const shape = draw('svg', { width: side, height: side, viewBox: view, 'aria-hidden': 'true' });
  const parts =
    data.segments.length === 0
      ? [{ colour: 'accent', n: marks.length, cited }]
      : bySegment(marks).map((one) => ({ ...one, colour: `hue-${(one.place % 8) + 1}` }));
  const whole = parts.reduce((sum, part) => sum + part.n, 0);
  let from = 0;
  for (const { colour, n, cited: hollow } of parts) {
    for (const [size, look] of /** @type {[number, string][]} */ ([
      [n - hollow, 'full'],
      [hollow, 'hollow'],
    ])) {
      if (size === 0) continue;
      shape.append(sector(radius, from, from + size / whole, `c-${colour} ${look}`));
      from += size / whole;
    }
  }
  shape.append(draw('circle', { r: (radius * 0.55).toFixed(3), class: 'hole' }));
  return shape;
}

/** @param {number} radius @param {number} from @param {number} to @param {string} look */
function sector(radius, from, to, look) {
  if (to - from >= 0.999999) return draw('circle', { r: radius.toFixed(3), class: look });
  const at = (/** @type {number} */ part) => {
    const angle = 2 * Math.PI * part - Math.PI / 2;
    return `${(radius * Math.cos(angle)).toFixed(3)} ${(radius * Math.sin(angle)).toFixed(3)}`;
  };
  const r = radius.toFixed(3);
  const d = `M0 0L${at(from)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
  return draw('path', { d, class: look });
}

/** @param {Map<number, Set<number>>} byRow @param {Map<number, Set<number>>} byColumn @param {number} n */
function drawTotals(byRow, byColumn, n) {
  for (const node of document.querySelectorAll('#grid [data-r]')) {
    const rows = (node.getAttribute('data-r') ?? '').split(' ').filter(Boolean).map(Number);
    const studies = new Set(rows.flatMap((row) => [...(byRow.get(row) ?? [])]));
    node.textContent = String(studies.size);
  }
  document.querySelectorAll('#grid tfoot td[data-k]').forEach((node, column) => {
    node.textContent = String(byColumn.get(column)?.size ?? 0);
  });
  find('#grid-total').textContent = String(n);
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
    const cell = cellNodes.findIndex((node) => node.contains(target));
    if (cell >= 0) openCell(cell, true);
  });
  grid.addEventListener('keydown', (event) => {
    const node = event.target instanceof HTMLElement ? event.target.closest('td') : null;
    const from = node === null ? -1 : cellNodes.indexOf(node);
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
    const used = dimension.codes.filter((code) => carried.some((names) => names.has(`${number}:${code.id}`)));
    if (used.length === 0) return;
    const list = make('ul', {});
    for (const code of used) {
      const box = make('input', { type: 'checkbox', 'data-d': number, value: code.id });
      const label = make(
        'label',
        { class: code.group ? 'group' : null },
        box,
        make('span', {}, code.label),
        make('b', { class: 'count' }),
      );
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
}

/** How many studies each choice would show beside the other dimensions' choices. */
function drawFilters() {
  for (const details of document.querySelectorAll('#filters details')) {
    if (!details.hasAttribute('open')) continue;
    const number = Number(details.getAttribute('data-d'));
    const passing = passingStudies(number);
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const [study, names] of carried.entries()) {
      if (passing[study]) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const box of details.querySelectorAll('input')) {
      const n = counts.get(`${number}:${box.value}`) ?? 0;
      const place = box.parentElement?.querySelector('.count');
      if (place) place.textContent = String(n);
      box.parentElement?.classList.toggle('empty', n === 0);
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
  find('#filters').addEventListener('toggle', drawFilters, true);
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
  const passing = passingStudies();
  const marks = shownMarks(marksOf.get(cell) ?? [], passing);
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
  for (const one of study.references) node.append(reference(one));
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

/** The table twin: every study that is shown, with its codes in words. */
/** @param {boolean[]} passing @param {Set<number>} standing */
function drawStudies(passing, standing) {
  const body = find('#studies tbody');
  body.replaceChildren(
    ...data.studies.flatMap((study, number) => {
      if (!passing[number] || !standing.has(number)) return [];
      const codes = make('td', {});
      codes.append(codeList(study));
      const about = make('td', {});
      for (const one of study.references) about.append(reference(one));
      return [
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, study.label),
          make('td', {}, String(study.year ?? '')),
          about,
          codes,
        ),
      ];
    }),
  );
}
