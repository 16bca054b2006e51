// What the page knows: its data island, written by library/maps/map-html.ts, and who carries which code.

import { noBits, setBit } from './bits.mjs';

/** @typedef {import('./bits.mjs').Bits} Bits */

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

/** @type {Data} */
export const data = JSON.parse(find('#data').textContent ?? '{}');
export const marksOf = new Map(data.cells);
export const dimensionNumber = new Map(data.dimensions.map((dimension, number) => [dimension.id, number]));
/** For each "dimension:code" the studies that carry it or a code below it. */
export const carriers = readCarriers();

/** @param {string} selector */
export function find(selector) {
  const node = document.querySelector(selector);
  if (!(node instanceof HTMLElement)) throw new Error(`missing ${selector}`);
  return node;
}

/** The label of "dimension number:code id", as codings name their outcome and direction. @param {string} name */
export function labelOf(name) {
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

/** @param {number} n @param {string} one @param {string} many */
export function count(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}
