import type { SearchFacets } from './record.ts';

/** The names facets are filtered and counted by. */
export const FACET_NAMES = ['year', 'type', 'code', 'tag', 'has', 'is', 'cites', 'language'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** Numbers for facet values, given out once and shared by all records of an index. */
export type FacetValues = {
  readonly size: () => number;
  readonly numberOf: (name: FacetName, value: string) => number;
  readonly name: (number: number) => FacetName;
  readonly value: (number: number) => string;
  /** The numbers of a record's facets. */
  readonly numbersOf: (facets: SearchFacets | undefined) => readonly number[];
};

/** Makes an empty set of facet values. */
export function createFacetValues(): FacetValues {
  const names: FacetName[] = [];
  const values: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: FacetName, value: string): number => {
    const key = `${name}:${value}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = names.length;
    names.push(name);
    values.push(value);
    numbers.set(key, number);
    return number;
  };
  return {
    size: () => names.length,
    numberOf,
    name: (number) => names[number] ?? 'is',
    value: (number) => values[number] ?? '',
    numbersOf: (facets) => (facets ? facetPairs(facets).map(([n, v]) => numberOf(n, v)) : []),
  };
}

function facetPairs(facets: SearchFacets): readonly (readonly [FacetName, string])[] {
  const pairs: (readonly [FacetName, string])[] = [];
  if (facets.year !== undefined) pairs.push(['year', String(facets.year)]);
  if (facets.type !== undefined) pairs.push(['type', facets.type]);
  for (const code of new Set(facets.codes)) pairs.push(['code', code]);
  for (const tag of new Set(facets.tags)) pairs.push(['tag', tag]);
  for (const has of new Set(facets.has)) pairs.push(['has', has]);
  for (const is of new Set(facets.is)) pairs.push(['is', is]);
  for (const cited of new Set(facets.cites)) pairs.push(['cites', cited]);
  return pairs;
}
