// The script of an exported map. It runs in a reader's browser from the file alone: no request, no storage, no markup
// made from text. library/maps/map-html.ts puts the files of this folder into one script: their imports name each
// other's functions and nothing else.

import { keepView, readState, state, writeState } from './address.mjs';
import { countBoth } from './bits.mjs';
import { cellAt, cellNodes, cells, countCells, drawTotals, pictureCell, viewed } from './cells.mjs';
import { passingStudies, shownMarks, words } from './chosen.mjs';
import { count, data, find } from './data.mjs';
import { buildFilters, drawChips, drawFilters, reflectState } from './filters.mjs';
import { layOutParts, takePartsAway } from './print.mjs';
import { drawStudies, record } from './record.mjs';

/** Milliseconds of one slice of the drawing that comes after what is in view. */
const SLICE = 10;

/** @type {HTMLElement | null} */
let opener = null;
/** What is still to be drawn, a piece each. @type {(() => void)[]} */
let waiting = [];
let isTimed = false;

buildFilters(apply);
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

/** Shows what the state says: every number at once, pictures first where they are in view. */
function apply() {
  const passing = passingStudies();
  const inView = viewed();
  const standing = countCells(passing);
  const n = countBoth(standing, standing);
  drawTotals(n);
  drawFilters();
  drawChips(apply);
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
