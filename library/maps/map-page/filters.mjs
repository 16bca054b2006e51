// The filters: codes with the studies that each would show, and a chip for each that is chosen.

import { drawViews, state } from './address.mjs';
import { countBoth, noBits } from './bits.mjs';
import { passingStudies } from './chosen.mjs';
import { carriers, data, find } from './data.mjs';
import { make } from './drawing.mjs';

/** @typedef {import('./bits.mjs').Bits} Bits */

/** @type {{ node: Text, label: HTMLElement, bits: Bits, number: number, n: number }[]} */
const choices = [];

/** @param {() => void} apply shows what was chosen */
export function buildFilters(apply) {
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
export function reflectState() {
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
export function drawFilters() {
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

/** @param {() => void} apply shows what was chosen */
export function drawChips(apply) {
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
