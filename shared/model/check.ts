import type { Range } from './extraction.ts';

/** What a check compares. */
export type CheckKind =
  /** Parts against their printed total. */
  | 'sum'
  /** A percentage against its count and base. */
  | 'percentage'
  /** The percentages of a single-choice question against 100. */
  | 'percentage-sum'
  /** A percentage that no count out of the printed base can give. */
  | 'feasible'
  /** The rates of groups against the rate reported for all. */
  | 'reported-total'
  /** The association of a variable and an outcome, recomputed, against the text. */
  | 'association'
  /** Labels and levels of one question in two tables. */
  | 'labels'
  /** A number in the text against its own base or against a table. */
  | 'text'
  /** A printed p-value against its own test statistic. */
  | 'test'
  /** An odds, risk or hazard ratio against its interval and p, and against the counts beside it. */
  | 'ratio';

/** What a check came to. A check is a question for a person, never a verdict on a paper. */
export type CheckResult = {
  readonly kind: CheckKind;
  readonly verdict: 'agrees' | 'differs' | 'undecidable';
  /** A sentence for a person: what was compared and what to look at. */
  readonly question: string;
  /** As printed. */
  readonly printed: string;
  /** As recomputed. */
  readonly recomputed: string;
  /** The places in the text that were compared. */
  readonly cells: readonly Range[];
  /** Labels of the tables compared. */
  readonly tables: readonly string[];
};
