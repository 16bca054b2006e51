// The studies that meet the search and the filters.

import { state } from './address.mjs';
import { addAll, allBits, hasBit, keepOnly, noBits, setBit } from './bits.mjs';
import { carriers, data, dimensionNumber, labelOf, marksOf } from './data.mjs';

/** @typedef {import('./bits.mjs').Bits} Bits */
/** @typedef {import('./data.mjs').Study} Study */

/** @type {string[] | undefined} */
let searchable;
/** @type {{ query: string, bits: Bits } | undefined} */
let searched;

/** Which studies meet the search and the filters; `except` leaves one dimension out, for its own counts. */
/** @param {number} [except] @returns {Bits} */
export function passingStudies(except) {
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

export function words() {
  return fold(state.query)
    .split(/\s+/u)
    .filter((word) => word !== '');
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

/** Which directions count in a cell: one chosen as filter must be the study's direction in that very cell. */
export function wantedDirections() {
  const number = data.directionDimension === null ? undefined : dimensionNumber.get(data.directionDimension);
  const wanted = number === undefined ? undefined : state.filters.get(number);
  return (/** @type {number} */ direction) =>
    wanted === undefined || wanted.size === 0 || wanted.has(data.directions[direction]?.id ?? '');
}

/** The marks of a cell that are shown. @param {number} cell */
export function shownMarks(cell) {
  const passing = passingStudies();
  const isWanted = wantedDirections();
  return (marksOf.get(cell) ?? []).filter(
    ([study, , direction]) => hasBit(passing, study) && isWanted(direction),
  );
}
