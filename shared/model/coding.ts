/** Whose words a passage is: the study's own text, its abstract, its title, or another paper's words about it. */
export const BASES = ['full text', 'abstract', 'title', 'as cited'] as const;
export type Basis = (typeof BASES)[number];

/** A quotation with its place. `document` is null for words of the record itself (its title or abstract field). */
export type Passage = {
  readonly id: string;
  /** Library id of the document, null when only its hash is known yet or the words are the record's own. */
  readonly document: string | null;
  /** SHA-256 of the document's bytes, lower-case hex; null for words of the record itself. */
  readonly sha256: string | null;
  readonly reference: string;
  /** UTF-16 range in the document's text, or in the record's title or abstract. */
  readonly start: number;
  readonly end: number;
  /** The words themselves; empty while the document has not been added. */
  readonly quote: string;
  /** Up to 32 characters before and after, for finding the place again in a new extraction. */
  readonly before: string;
  readonly after: string;
  readonly page: number | null;
  readonly basis: Basis;
};

export const AS_REPORTED = ['presence', 'absence'] as const;
export type AsReported = (typeof AS_REPORTED)[number];

export const ORIGINS = ['person', 'suggestion', 'import', 'starter'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What somebody decided, when, and under which version of the codebook. */
export type Judgement = {
  readonly codebookVersion: string;
  readonly dimension: string;
  readonly code: string;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly asReported: AsReported | null;
  readonly coder: string;
  readonly origin: Origin;
  readonly note: string;
  readonly createdAt: string;
};

/**
 * One judgement: this study carries this code. Unique over (study, codebook, dimension, code, outcome or none, coder).
 * `direction` and `outcome` are codes of the dimensions that qualify `dimension`; null where it has none.
 */
export type Coding = Judgement & {
  readonly id: string;
  readonly study: string;
  readonly codebook: string;
  readonly rev: number;
  readonly passages: readonly Passage[];
  /** What it was before it was re-coded, oldest first; left out where it never was. */
  readonly past?: readonly CodingPast[];
};

/** Whether a coding is known only as another paper tells it. */
export function isAsCitedOnly(coding: { readonly passages: readonly Pick<Passage, 'basis'>[] }): boolean {
  return coding.passages.length > 0 && coding.passages.every(({ basis }) => basis === 'as cited');
}

/** What a coding said before the codebook was edited under it or somebody decided it again. */
export type CodingPast = {
  readonly was: Judgement;
  readonly because: string;
  readonly who: string;
  readonly at: string;
};

/** A proposed coding; never evidence until a person accepts it. */
export type Suggestion = {
  /** Stable for the same study, code, outcome and words, so that a rejection is remembered. */
  readonly id: string;
  readonly study: string;
  readonly reference: string;
  readonly title: string;
  readonly dimension: string;
  readonly code: string;
  readonly direction: string | null;
  readonly outcome: string | null;
  /** Probability 0-1. */
  readonly confidence: number;
  readonly basis: Basis;
  /** Whose claim: the study's result as told, or a hypothesis or inference of the citing author. */
  readonly claim: 'result' | 'hypothesis';
  readonly passages: readonly {
    readonly document: string | null;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
  /** The matched words. */
  readonly because: readonly string[];
};
