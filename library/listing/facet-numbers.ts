import type { ReferenceFacts } from './reference-facts-store.ts';

/** A facet: its name and, where it stands for one dimension of the codebook, that dimension. */
export type FacetOf = { readonly name: string; readonly dimension?: string };

/** Numbers for facet values, given out once; a list of 100,000 rows holds numbers, not texts. */
export type FacetNumbers = {
  readonly size: () => number;
  /** The numbers of what a reference can be narrowed by. */
  readonly of: (facts: ReferenceFacts) => readonly number[];
  readonly facet: (number: number) => string;
  readonly value: (number: number) => string;
};

/** The name of the facet of one dimension of a codebook. */
export function dimensionFacet(dimension: string): string {
  return `code.${dimension}`;
}

/** Makes an empty set of facet values. */
export function createFacetNumbers(): FacetNumbers {
  const facets: string[] = [];
  const values: string[] = [];
  const known = new Map<string, Map<string, number>>();
  const numberOf = (facet: string, value: string): number => {
    let own = known.get(facet);
    if (own === undefined) {
      own = new Map();
      known.set(facet, own);
    }
    const found = own.get(value);
    if (found !== undefined) return found;
    const number = facets.length;
    facets.push(facet);
    values.push(value);
    own.set(value, number);
    return number;
  };
  return {
    size: () => facets.length,
    of: (facts) => [
      numberOf('verdict', facts.verdict),
      numberOf('type', facts.type),
      numberOf('year', facts.year === null ? 'none' : String(facts.year)),
      numberOf('coded', facts.codes.length > 0 ? 'coded' : 'not coded'),
      numberOf('cited', facts.cited > 0 ? 'cited' : 'not cited'),
      ...facts.sources.map((source) => numberOf('source', source)),
      ...facts.codes.map((code) => numberOf(dimensionFacet(code.slice(0, code.indexOf(':'))), code)),
      ...facts.tags.map((tag) => numberOf('tag', tag)),
      ...facts.collections.map((id) => numberOf('collection', id)),
    ],
    facet: (number) => facets[number] ?? '',
    value: (number) => values[number] ?? '',
  };
}
