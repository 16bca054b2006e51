/** What the numbers of a value column can be; `both` is "34 (15.0)", `other` is left out. */
export const COLUMN_MEANINGS = [
  'n',
  'events',
  'percent',
  'both',
  'estimate',
  'interval',
  'statistic',
  'df',
  'p',
  'other',
] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** What a person says, or the program guesses, of one value column. */
export type MappedColumn = {
  /** From 0, after the labels. */
  readonly column: number;
  readonly means: ColumnMeaning;
  /** The heading of the outcome or group it belongs to; empty where it serves them all. */
  readonly outcome: string;
  /** What an `estimate` or `statistic` is. */
  readonly measure: string;
};

/** What the rows and columns of a table mean. */
export type TableMapping = {
  /** Places in a row's path, counted from the innermost, 0. */
  readonly rows: { readonly level: number; readonly variable: number };
  readonly columns: readonly MappedColumn[];
  /** The header it was made for, by which the paper's next table is known to be of the same make. */
  readonly header: string;
  /** Whether group sizes are taken from the paper's other table of the same questions. */
  readonly sizes: boolean;
  /** Whether the columns are groups that the table compares: then each row gives one comparison of them. */
  readonly arms: boolean;
};
