/** What one search may cost. Counts, UTF-16 units and milliseconds. */
export type SearchLimits = {
  readonly queryLength: number;
  readonly clauses: number;
  /** Characters a wildcard needs, without its asterisks. */
  readonly wildcardCharacters: number;
  readonly editDistance: number;
  /** Characters a term needs before it may be misspelt, and the most it may have. */
  readonly fuzzyCharacters: number;
  readonly longestFuzzyTerm: number;
  /** Words one wildcard or misspelt term may stand for. */
  readonly expansions: number;
  readonly boost: number;
  readonly milliseconds: number;
};

export const SEARCH_LIMITS: SearchLimits = {
  queryLength: 1000,
  clauses: 100,
  wildcardCharacters: 3,
  editDistance: 2,
  fuzzyCharacters: 4,
  longestFuzzyTerm: 40,
  expansions: 1000,
  boost: 1000,
  milliseconds: 250,
};

/** No limits at all, for comparing with lunr. */
export const NO_LIMITS: SearchLimits = {
  queryLength: Infinity,
  clauses: Infinity,
  wildcardCharacters: 0,
  editDistance: Infinity,
  fuzzyCharacters: 0,
  longestFuzzyTerm: Infinity,
  expansions: Infinity,
  boost: Infinity,
  milliseconds: Infinity,
};
