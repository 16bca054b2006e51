import type { StudyText } from '../../shared/contract/study.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { AsReported, Basis, Suggestion } from '../../shared/model/coding.ts';

/** What is known of a study when codes are suggested for it. */
export type StudyWords = {
  readonly study: string;
  readonly texts: readonly StudyText[];
};

/** A suggestion with what accepting it needs besides: whose words each passage is, and what it says of the pole. */
export type Proposal = Omit<Suggestion, 'passages'> & {
  readonly asReported: AsReported | null;
  readonly passages: readonly {
    readonly document: string | null;
    readonly reference: string;
    readonly basis: Basis;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
};

/** Codes that the words about each study speak for, best first. */
export function suggestCodes(_codebook: Codebook, _studies: readonly StudyWords[]): readonly Proposal[] {
  return [];
}
