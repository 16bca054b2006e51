import type { Basis } from '../../shared/model/coding.ts';

export type Verdict = 'include' | 'exclude' | 'context' | 'undecided';

/** A study as a matrix needs it. In scope is what is neither excluded nor context. */
export type EvidenceStudy = {
  readonly id: string;
  readonly label: string;
  readonly inScope: boolean;
  readonly verdict: Verdict;
};

/** A coding as a matrix needs it: `basis` lists what its passages stand on, in any order, and may be empty. */
export type EvidenceCoding = {
  readonly id: string;
  readonly study: string;
  readonly dimension: string;
  readonly code: string;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly coder: string;
  readonly basis: readonly Basis[];
};

/** A stored judgement that a cell cannot hold evidence; it holds whichever of the two is the row. */
export type EvidenceJudgement = {
  readonly rowDimension: string;
  readonly rowCode: string;
  readonly columnDimension: string;
  readonly columnCode: string;
  readonly reason: string;
};

/** Everything that a matrix is computed from. Studies of a cell keep the order of `studies`. */
export type Evidence = {
  readonly studies: readonly EvidenceStudy[];
  readonly codings: readonly EvidenceCoding[];
  readonly judgements: readonly EvidenceJudgement[];
};
