import type { FacetName } from './facet-values.ts';
import { fold } from './fold.ts';
import type { FilterNode } from './query.ts';

/** `name:value` as a filter, or undefined where the value is none. */
export function filterOf(name: FacetName, text: string): FilterNode | undefined {
  const value = text.trim();
  if (value === '') return undefined;
  if (name === 'year') return yearFilter(value);
  const wanted = fold(value);
  const matches = matcherOf(wanted);
  if (name !== 'code') return { kind: 'filter', name, accepts: (known) => matches(fold(known)) };
  // Codes are `dimension:code`; the code alone is enough.
  const accepts = (known: string): boolean => {
    const code = fold(known);
    return matches(code) || matches(code.slice(code.indexOf(':') + 1));
  };
  return { kind: 'filter', name, accepts };
}

function matcherOf(wanted: string): (value: string) => boolean {
  if (!wanted.includes('*')) return (value) => value === wanted;
  const pieces = wanted.split('*').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${pieces.join('.*')}$`, 'su');
  return (value) => pattern.test(value);
}

/** 2010-2020, 2010-, -2020, 2010..2020, >=2010, <2020 and 2015. */
function yearFilter(value: string): FilterNode | undefined {
  const range = /^(\d{1,4})?(?:-|\.\.)(\d{1,4})?$/.exec(value);
  const bound = /^([<>])(=?)(\d{1,4})$/.exec(value);
  let low = -Infinity;
  let high = Infinity;
  if (range && (range[1] || range[2])) {
    low = range[1] ? Number(range[1]) : low;
    high = range[2] ? Number(range[2]) : high;
    if (low > high) [low, high] = [high, low];
  } else if (bound) {
    const year = Number(bound[3]);
    if (bound[1] === '>') low = bound[2] ? year : year + 1;
    else high = bound[2] ? year : year - 1;
  } else if (/^\d{1,4}$/.test(value)) {
    low = Number(value);
    high = low;
  } else return undefined;
  return { kind: 'filter', name: 'year', accepts: (known) => Number(known) >= low && Number(known) <= high };
}
