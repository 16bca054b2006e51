import { BASES, type Basis } from '../../shared/model/coding.ts';

/** Place of a basis from the strongest (0, full text) to the weakest (3, as cited); 4 for a coding without a passage. */
export type BasisRank = 0 | 1 | 2 | 3 | 4;
export const AS_CITED_RANK = 3;
export const NO_PASSAGE = 4;
const TITLE_RANK = 2;

const RANKS: Readonly<Record<Basis, BasisRank>> = { 'full text': 0, abstract: 1, title: 2, 'as cited': 3 };

/** The strongest of a coding's bases. */
export function strongestRank(bases: readonly Basis[]): BasisRank {
  let best: BasisRank = NO_PASSAGE;
  for (const basis of bases) if (RANKS[basis] < best) best = RANKS[basis];
  return best;
}

/**
 * The class of a study in a cell made of two codings: as cited where either is known only so, else the strongest. A
 * coding without a passage leaves the word to the other; where neither has one, the record's own words are all there is.
 */
export function crossedRank(row: BasisRank, column: BasisRank): BasisRank {
  if (row === AS_CITED_RANK || column === AS_CITED_RANK) return AS_CITED_RANK;
  return placedRank(row < column ? row : column);
}

/** A rank that has a name. */
export function placedRank(rank: BasisRank): BasisRank {
  return rank === NO_PASSAGE ? TITLE_RANK : rank;
}

/** The name of a rank. */
export function basisOf(rank: number): Basis {
  return BASES[rank] ?? 'title';
}
