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

/** What one study reports for one factor and outcome. */
export type Finding = {
  readonly id: string;
  readonly study: string;
  readonly factor: string;
  readonly outcome: string;
  readonly direction: string | null;
  readonly asReported: string | null;
  readonly label: string;
  readonly levels: readonly FindingLevel[];
  readonly estimate: Estimate | null;
  readonly sha256: string | null;
  readonly table: string;
  readonly cells: readonly { readonly start: number; readonly end: number }[];
  readonly rev: number;
};
