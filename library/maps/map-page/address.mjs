// What the reader chose, which stands in the address of the page: search, filters, the open cell, and views under names.

import { data, dimensionNumber, find, marksOf } from './data.mjs';
import { make } from './drawing.mjs';

/** Views of the reader's own that an address holds. */
const MOST_VIEWS = 20;

/** @typedef {{ name: string, fragment: string }} View */

export const state = readState();

/** @returns {{ query: string, filters: Map<number, Set<string>>, cell: number | null, view: string, views: View[] }} */
export function readState() {
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

export function writeState() {
  const hash = addressOf(chosenFragment().toString(), state.views);
  if (hash === location.hash.slice(1)) return;
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
}

/** The author's views and the reader's own, as links. An own view stays in the address whichever is followed. */
export function drawViews() {
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
export function keepView() {
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
