/**
 * What the columns of a table mean, as a person said or confirmed it. `targets` has one entry a header: the name of
 * a target (`title`, `author`, `year`, … ; see `import.preview`), `keep` for a column that is kept under its own
 * header, or `ignore` for one that is left out.
 */
export type ColumnMapping = {
  readonly headers: readonly string[];
  readonly targets: readonly string[];
  /** False where the first row is a record already; the headers are then `Column 1`, `Column 2`, … */
  readonly hasHeader: boolean;
};
