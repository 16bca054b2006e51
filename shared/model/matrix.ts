import type { Basis } from './coding.ts';

/** State of a matrix cell; see docs/architecture.md for what each means. */
export const CELL_STATES = ['evidence', 'gap', 'not-coded', 'not-applicable', 'not-reported'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** One row or column heading. */
export type AxisEntry = {
  /** Code id, or study id on a study axis. */
  readonly id: string;
  readonly label: string;
  readonly parent: string | null;
  readonly group: boolean;
  readonly definition: string;
};

/** `n` counts distinct studies; `directions` counts studies by direction code, each in one class. */
export type Cell = {
  readonly row: string;
  readonly column: string;
  readonly studies: readonly string[];
  readonly n: number;
  readonly byBasis: Readonly<Record<Basis, number>>;
  readonly directions: Readonly<Record<string, number>>;
  /** Studies per code of the segmenting dimension, where one was asked for. */
  readonly segments: Readonly<Record<string, number>>;
  readonly state: CellState;
  /** Studies in scope still uncoded on one of the two axes. */
  readonly undecided: number;
  /** The reason of a stored not-applicable judgement. */
  readonly reason: string;
};

/** Margin of a row or column. */
export type MatrixTotal = { readonly n: number; readonly studies: readonly string[] };

/** How many rows and columns with cells of their own a person hid. */
export type HiddenLines = { readonly rows: number; readonly columns: number };

/** Two dimensions, or a dimension and the studies, crossed. Cells are row-major and complete (no group rows). */
export type Matrix = {
  readonly rowDimension: string;
  readonly columnDimension: string;
  readonly layer: string;
  readonly rows: readonly AxisEntry[];
  readonly columns: readonly AxisEntry[];
  readonly cells: readonly Cell[];
  readonly totals: {
    readonly rows: Readonly<Record<string, MatrixTotal>>;
    readonly columns: Readonly<Record<string, MatrixTotal>>;
    /** Distinct studies with at least one cell. */
    readonly n: number;
    /** Studies in scope: not excluded and not context. */
    readonly inScope: number;
    /** Of `n`, studies known only as cited. */
    readonly asCitedOnly: number;
  };
  /** What is hidden, and so counted neither in cells nor in totals; absent where nothing is. */
  readonly hidden?: HiddenLines | undefined;
  /** Codes of the segmenting dimension that are counted as one segment; absent where each stands alone. */
  readonly otherSegments?: readonly string[] | undefined;
};
