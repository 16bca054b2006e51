// A study in words: in the pane of a cell, and in the list of all.

import { hasBit } from './bits.mjs';
import { data, find, labelOf } from './data.mjs';
import { make } from './drawing.mjs';

/** @typedef {import('./bits.mjs').Bits} Bits */
/** @typedef {import('./data.mjs').Study} Study */

/** Studies of the list that are drawn at once. */
const FIRST_STUDIES = 60;
/** @type {(HTMLElement | undefined)[]} */
const studyRows = [];

/** @param {Study | undefined} study @param {{ label: string, sign: string | null } | null} direction @param {string} basis */
export function record(study, direction, basis) {
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
export function drawStudies(standing) {
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
