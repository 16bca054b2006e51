import type { HiddenLines, Matrix } from './matrix.ts';

/** How the marks of a map are drawn. */
export const MAP_LAYOUTS = ['bubble', 'heat', 'dots', 'mosaic', 'donut', 'direction'] as const;
export type MapLayout = (typeof MAP_LAYOUTS)[number];

/** The files a map can be written as. */
export const MAP_FORMATS = [
  'html',
  'svg',
  'png',
  'pdf',
  'xlsx',
  'docx',
  'csv',
  'csv-wide',
  'markdown',
  'latex',
  'r',
  'json',
] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];

/** The files of a matrix: `csv` is wide here and long with `csv-long`; the rest is the same as of a map. */
export const MATRIX_FORMATS = [
  'csv',
  'csv-long',
  'markdown',
  'json',
  'xlsx',
  'docx',
  'latex',
  'r',
  'html',
  'svg',
  'png',
  'pdf',
] as const;

/** A view of the interactive map by its name. */
export type MapView = { readonly name: string; readonly fragment: string };

/** A remark on one cell, printed with the map. */
export type MapAnnotation = { readonly row: string; readonly column: string; readonly text: string };

/** Which lines of an axis stand, in their order; a folded one stands for itself and everything under it. */
export type AxisLines = { readonly shown: readonly string[]; readonly folded: readonly string[] };

/** The lines of both axes as a person arranged them; an axis that is not named stands as in the codebook. */
export type MapLines = { readonly rows?: AxisLines | undefined; readonly columns?: AxisLines | undefined };

/** What a saved map shows; the same spec and data render to the same bytes. */
export type MapSpec = {
  readonly title: string;
  readonly rows: string;
  /** A dimension id, or `study`. */
  readonly columns: string;
  readonly segment: string | null;
  /** Codes of the segmenting dimension that stand together as one segment, the last. */
  readonly otherSegments?: readonly string[] | undefined;
  readonly layout: MapLayout;
  readonly layer: string;
  /** Dimension id -> codes; codes of one dimension are alternatives, dimensions must all hold. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly lines?: MapLines | undefined;
  /** Findings known only as cited are left out of published maps unless this says otherwise. */
  readonly includeAsCited: boolean;
  /** Quotes of the sources are left out unless this says otherwise. */
  readonly includeQuotes: boolean;
  /** The beginning of each reference's abstract is left out unless this says otherwise: abstracts may be under copyright. */
  readonly includeAbstracts?: boolean | undefined;
  readonly about: string;
  readonly licence: string;
  readonly annotations?: readonly MapAnnotation[] | undefined;
  /** Views of the web page that its author offers: a name, and the part of the page's address after `#`. */
  readonly views?: readonly MapView[] | undefined;
  /** Who is to be cited for the map. */
  readonly authors?: string | undefined;
  /** What only people know of the map, for its report, by `StatementName`; nothing of it stands in the map's own files. */
  readonly statements?: Readonly<Record<string, string>> | undefined;
  /** The author's own name for this version. */
  readonly version?: string | undefined;
};

/** What a map is until somebody chooses otherwise: bubbles over the agreed layer, without what needs a decision to publish. */
export const PLAIN_MAP = {
  segment: null,
  layout: 'bubble',
  layer: 'agreed',
  filters: {},
  includeAsCited: false,
  includeQuotes: false,
  about: '',
  licence: '',
} as const satisfies Partial<MapSpec>;

export type SavedMap = { readonly name: string; readonly spec: MapSpec; readonly rev: number };

/** One study as a map publishes it: nothing but what stands here leaves the library. */
export type MapStudy = {
  readonly id: string;
  readonly label: string;
  readonly year: number | null;
  readonly references: readonly {
    readonly citation: string;
    readonly title: string;
    readonly doi: string | null;
    readonly url: string | null;
    /** The beginning of the abstract; absent where the map leaves abstracts out, or there is none. */
    readonly abstract?: string;
  }[];
  readonly codes: readonly {
    readonly dimension: string;
    readonly code: string;
    readonly outcome: string | null;
    readonly direction: string | null;
    readonly basis: string;
    readonly quotes: readonly { readonly text: string; readonly source: string }[];
  }[];
};

/** Everything a renderer of a map is given. */
export type MapData = {
  readonly spec: MapSpec;
  readonly matrix: Matrix;
  readonly studies: readonly MapStudy[];
  readonly dimensions: readonly {
    readonly id: string;
    readonly label: string;
    readonly codes: readonly {
      readonly id: string;
      readonly label: string;
      readonly parent: string | null;
      readonly group: boolean;
      readonly definition: string;
      readonly sign: string | null;
    }[];
  }[];
  readonly scheme: string;
  readonly codebook: string;
  readonly library: string;
  /** Version of the data: a content hash, never the clock. */
  readonly edition: string;
  /** ISO date of the newest change that the map shows. */
  readonly asOf: string;
  readonly leftOut: {
    readonly asCited: number;
    readonly excluded: number;
    readonly context: number;
    /** Rows and columns that the person hid; absent where none is. */
    readonly hidden?: HiddenLines;
  };
};
