/** One answer level of a variable. Numbers as printed; null where the source prints none. */
export type FindingLevel = {
  readonly label: string;
  readonly n: number | null;
  readonly events: number | null;
  readonly percent: number | null;
};

/** An effect estimate with its interval and test, as printed. */
export type Estimate = {
  readonly measure: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly test: string;
  readonly statistic: number | null;
  readonly df: number | null;
  /** As printed: "= 0.487", "< 0.05". */
  readonly p: string;
};

/** An estimate that says nothing yet. */
export const NO_ESTIMATE: Estimate = {
  measure: '',
  value: null,
  lower: null,
  upper: null,
  test: '',
  statistic: null,
  df: null,
  p: '',
};

/** A printed number's place; its table, row and column, from 0, where it stands in an extracted table. */
export type FindingCell = {
  readonly start: number;
  readonly end: number;
  readonly table?: string;
  readonly row?: number;
  readonly column?: number;
};

/** The words a finding was taken from, in the document that the finding names. */
export type FindingPassage = {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly page: number | null;
};

/** What one study reports for one factor and outcome. */
export type Finding = {
  readonly id: string;
  readonly study: string;
  /** A code of the dimension that qualifiers belong to; empty where nobody has chosen one yet. */
  readonly factor: string;
  /** A code of the outcome dimension; empty where it is not said. */
  readonly outcome: string;
  readonly direction: string | null;
  readonly asReported: string | null;
  /** The variable as its source names it. */
  readonly label: string;
  /** Of whom it speaks, where that is not everybody in the study. */
  readonly subgroup: string;
  readonly levels: readonly FindingLevel[];
  readonly estimate: Estimate | null;
  readonly sha256: string | null;
  readonly table: string;
  readonly cells: readonly FindingCell[];
  readonly passage: FindingPassage | null;
  readonly rev: number;
};
