import { z } from 'zod';
import { BASES } from '../model/coding.ts';
import { MAP_FORMATS, MAP_LAYOUTS, MATRIX_FORMATS, type MapSpec as MapSpecModel } from '../model/map.ts';
import { CELL_STATES, type Matrix as MatrixModel } from '../model/matrix.ts';
import { THEMES } from '../model/tokens.ts';
import { Coding } from './coding.ts';

const AxisEntry = z.object({
  id: z.string(),
  label: z.string(),
  parent: z.string().nullable(),
  group: z.boolean(),
  definition: z.string(),
});

const byBasis = z.object(
  Object.fromEntries(BASES.map((basis) => [basis, z.number().int()])) as Record<
    (typeof BASES)[number],
    z.ZodNumber
  >,
);

/**
 * Values by code id. Zod's own record drops a key named `__proto__`, and nothing keeps a code from being called that; a
 * schema for each of tens of thousands of values would take longer than the counting.
 */
function byCode<T>(isValue: (value: unknown) => boolean) {
  return z.custom<Record<string, T>>(
    (input) => typeof input === 'object' && input !== null && Object.values(input).every(isValue),
  );
}

type Total = { n: number; studies: string[] };

function isTotal(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { n, studies } = value as Partial<Total>;
  return Number.isSafeInteger(n) && Array.isArray(studies) && studies.every((one) => typeof one === 'string');
}

export const Cell = z.object({
  row: z.string(),
  column: z.string(),
  studies: z.array(z.string()),
  n: z.number().int(),
  byBasis,
  directions: byCode<number>(Number.isSafeInteger),
  segments: byCode<number>(Number.isSafeInteger),
  state: z.enum(CELL_STATES),
  undecided: z.number().int(),
  reason: z.string(),
});

/** A computed matrix. Cells are row-major and complete; group headings have no cells. */
export const Matrix = z.object({
  rowDimension: z.string(),
  columnDimension: z.string(),
  layer: z.string(),
  rows: z.array(AxisEntry),
  columns: z.array(AxisEntry),
  cells: z.array(Cell),
  totals: z.object({
    rows: byCode<Total>(isTotal),
    columns: byCode<Total>(isTotal),
    n: z.number().int(),
    inScope: z.number().int(),
    asCitedOnly: z.number().int(),
  }),
  hidden: z.object({ rows: z.number().int(), columns: z.number().int() }).optional(),
  otherSegments: z.array(z.string()).readonly().optional(),
}) satisfies z.ZodType<MatrixModel>;

const OtherSegments = z.array(z.string().max(200)).max(2_000).readonly().optional();

export const Filters = z.record(z.string().max(200), z.array(z.string().max(200)).max(500));

/**
 * `matrix --json`, and the JSON file of a matrix: rows and columns are the codes (or study ids) that have cells, in
 * order; the headings above and beside them, groups included, stand apart.
 */
const MatrixTable = Matrix.omit({ rows: true, columns: true }).extend({
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  rowHeadings: z.array(AxisEntry),
  columnHeadings: z.array(AxisEntry),
});
export const MatrixFile = MatrixTable.extend({
  /** The studies compared with, on the same lines; absent where nothing is compared. */
  against: MatrixTable.optional(),
});
export type MatrixFile = z.infer<typeof MatrixFile>;

const AxisLines = z
  .object({
    shown: z.array(z.string().max(200)).max(20_000).readonly(),
    folded: z.array(z.string().max(200)).max(20_000).readonly(),
  })
  .readonly();
const Lines = z.object({ rows: AxisLines.optional(), columns: AxisLines.optional() }).readonly();

/** What to cross. `columns` is a dimension id or `study`. */
export const MatrixQuery = z.object({
  rows: z.string().max(200),
  columns: z.string().max(200),
  segment: z.string().max(200).nullable().default(null),
  /** Codes of the segmenting dimension that are counted as one segment; codes it does not have are passed over. */
  otherSegments: OtherSegments,
  layer: z.string().max(200).default('agreed'),
  filters: Filters.default({}),
  includeAsCited: z.boolean().default(true),
  /** Which rows and columns stand, in which order, and which stand for everything under them; all where absent. */
  lines: Lines.optional(),
});
export type MatrixQuery = z.infer<typeof MatrixQuery>;

/** What stands behind one cell, down to the quotes. */
export const CellDetail = z.object({
  row: z.string(),
  column: z.string(),
  studies: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      references: z.array(z.object({ id: z.string(), citationKey: z.string(), title: z.string() })),
      codings: z.array(Coding),
    }),
  ),
});

export const MapSpec = z.object({
  title: z.string().max(2_000),
  rows: z.string().max(200),
  columns: z.string().max(200),
  segment: z.string().max(200).nullable(),
  otherSegments: OtherSegments,
  layout: z.enum(MAP_LAYOUTS),
  layer: z.string().max(200),
  filters: Filters,
  includeAsCited: z.boolean(),
  includeQuotes: z.boolean(),
  includeAbstracts: z.boolean().optional(),
  lines: Lines.optional(),
  about: z.string().max(100_000),
  licence: z.string().max(2_000),
  annotations: z
    .array(z.object({ row: z.string().max(200), column: z.string().max(200), text: z.string().max(2_000) }))
    .max(500)
    .readonly()
    .optional(),
  views: z
    .array(z.object({ name: z.string().max(200), fragment: z.string().max(4_000) }))
    .max(100)
    .readonly()
    .optional(),
  statements: z.record(z.string().max(100), z.string().max(20_000)).optional(),
  authors: z.string().max(2_000).optional(),
  version: z.string().max(200).optional(),
}) satisfies z.ZodType<MapSpecModel>;

/** How a drawing is made into a file: `theme` of svg, png and pdf, and dots per inch of png. */
export const Drawn = z.object({
  theme: z.enum(THEMES).default('light'),
  dpi: z.number().int().min(36).max(1_200).default(300),
});

/** How a Word document sets the included references: as the library does where they are absent, else in `apa`. */
const Typeset = {
  style: z.string().min(1).max(500).optional(),
  locale: z.string().min(1).max(35).optional(),
};

/** The most columns that one figure holds; a wider map is several: pages of a PDF, else files in a ZIP archive. */
const columnsPerPart = z.number().int().min(1).max(10_000).optional();

/** The file of a matrix; `layout` is how a drawing shows its cells, else chosen by what they hold. */
export const MatrixExport = MatrixQuery.extend({
  ...Drawn.shape,
  columnsPerPart,
  ...Typeset,
  format: z.enum(MATRIX_FORMATS),
  layout: z.enum(MAP_LAYOUTS).optional(),
  /** The studies that those of `filters` are compared with; only in csv, csv-long, markdown and json. */
  against: Filters.optional(),
});

/** The file of a map. */
export const MapExport = Drawn.extend({
  columnsPerPart,
  ...Typeset,
  spec: MapSpec,
  format: z.enum(MAP_FORMATS),
});
