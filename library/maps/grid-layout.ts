import type { MapLayout } from '../../shared/model/map.ts';
import type { AxisEntry } from '../../shared/model/matrix.ts';
import { STUDY_AXIS } from './axis.ts';
import { type CellFigures, figuresOf } from './cell-figures.ts';
import { columnHeadings } from './column-headings.ts';
import type { MapPicture } from './map-data.ts';
import { depthsOf } from './map-grid-table.ts';
import { textWidth, type Wrapped, wrap } from './text-width.ts';

export const MARGIN = 28;
export const LABEL_SIZE = 12;
export const HEAD_SIZE = 11;
export const LINE = 15;
export const HEAD_LINE = 13.5;
export const INDENT = 14;
/** Radius of the largest bubble. */
export const LARGEST_RADIUS = 24;
/** Distance of one study's dot from the next. */
export const DOT = 10;
const ROW_HEAD = 264;
const TOTAL_WIDTH = 56;
const LABEL_LINES = 6;

export type GridColumn = { readonly entry: AxisEntry; readonly label: Wrapped; readonly x: number };
export type GridRow = {
  readonly entry: AxisEntry;
  readonly label: Wrapped;
  readonly depth: number;
  readonly y: number;
  readonly height: number;
  /** Empty for a heading. */
  readonly cells: readonly CellFigures[];
};

/** A heading over columns that stand side by side; `y` is its first baseline. */
export type GridHeading = {
  readonly label: Wrapped;
  readonly whole: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  /** Where its rule is drawn. */
  readonly bottom: number;
};

/** Where everything of a map's grid stands, in pixels from its top left corner. */
export type Grid = {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly cellWidth: number;
  /** Headings over several columns, each a line of its own depth. */
  readonly headings: readonly GridHeading[];
  readonly rowHead: number;
  readonly headHeight: number;
  readonly totalX: number;
  readonly totalY: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of radius for one study: radius = scale x square root of n. */
  readonly bubbleScale: number;
  readonly largest: number;
  /** How many labels were cut. */
  readonly cut: number;
};

/** What the parts of one map have in common, so that they can be compared. */
export type GridScale = Pick<Grid, 'cellWidth' | 'bubbleScale' | 'largest'>;

/** Lays the grid out, a part at the scale of the whole; nothing depends on fonts that happen to be installed. */
export function gridOf(picture: MapPicture, whole?: GridScale): Grid {
  const { matrix, spec } = picture.data;
  const columns = matrix.columns.filter((entry) => !entry.group);
  const cellWidth = whole?.cellWidth ?? cellWidthOf(picture, columns);
  const heads = columns.map((entry) => wrap(entry.label, cellWidth - 10, HEAD_SIZE, 8));
  const { headings, height: above } = headingsOf(matrix.columns, cellWidth);
  const headHeight = above + Math.max(2, ...heads.map(({ lines }) => lines.length)) * HEAD_LINE + 16;
  const depths = depthsOf(matrix.rows);
  const largest = whole?.largest ?? matrix.cells.reduce((most, { n }) => Math.max(most, n), 1);
  const bubbleScale = LARGEST_RADIUS / Math.sqrt(largest);
  const rows: GridRow[] = [];
  let y = headHeight;
  let next = 0;
  for (const entry of matrix.rows) {
    const depth = depths.get(entry.id) ?? 0;
    const label = wrap(
      entry.label,
      ROW_HEAD - 20 - depth * INDENT,
      LABEL_SIZE,
      LABEL_LINES,
      entry.group ? 600 : 400,
    );
    const from = next;
    if (!entry.group) next += columns.length;
    const cells = Array.from({ length: next - from }, (_, index) => figuresOf(picture, from + index));
    const content = entry.group
      ? 0
      : Math.max(0, ...cells.map((cell) => contentHeight(cell, spec.layout, cellWidth, bubbleScale)));
    const least = entry.group ? 28 : 38;
    const height = Math.max(least, label.lines.length * LINE + 14, content + 10);
    rows.push({ entry, label, depth, y, height, cells });
    y += height;
  }
  const totalX = ROW_HEAD + columns.length * cellWidth;
  return {
    columns: columns.map((entry, index) => ({
      entry,
      label: heads[index] as Wrapped,
      x: ROW_HEAD + index * cellWidth,
    })),
    rows,
    cellWidth,
    headings,
    rowHead: ROW_HEAD,
    headHeight,
    totalX,
    totalY: y,
    width: totalX + TOTAL_WIDTH,
    height: y + 34,
    bubbleScale,
    largest,
    cut: [...heads, ...headings.map(({ label }) => label), ...rows.map(({ label }) => label)].filter(
      ({ cut }) => cut,
    ).length,
  };
}

function headingsOf(
  columns: readonly AxisEntry[],
  cellWidth: number,
): { readonly headings: readonly GridHeading[]; readonly height: number } {
  const headings: GridHeading[] = [];
  let top = 0;
  for (const spans of columnHeadings(columns)) {
    let at = 0;
    const line = spans.map(({ label, span }) => {
      const [x, width] = [ROW_HEAD + at * cellWidth, span * cellWidth];
      at += span;
      return { label: wrap(label, width - 12, HEAD_SIZE, 3, 600), whole: label, x, width };
    });
    const height = Math.max(1, ...line.map(({ label }) => label.lines.length)) * HEAD_LINE + 10;
    for (const { label, whole, x, width } of line) {
      if (whole === '') continue;
      const y = top + height - 7 - (label.lines.length - 1) * HEAD_LINE;
      headings.push({ label, whole, x, width, y, bottom: top + height - 1 });
    }
    top += height;
  }
  return { headings, height: top };
}

/** How many dots stand side by side in a cell. */
export function dotsAcross(cellWidth: number): number {
  return Math.max(1, Math.floor((cellWidth - 34) / DOT));
}

function contentHeight(
  figures: CellFigures,
  layout: MapLayout,
  cellWidth: number,
  bubbleScale: number,
): number {
  if (figures.count.n === 0) return 0;
  if (layout === 'bubble') {
    return figures.segments.length > 0
      ? 20 + Math.ceil(figures.segments.length / 2) * 34
      : 2 * bubbleScale * Math.sqrt(figures.count.n) + 4;
  }
  if (layout === 'donut') return 2 * bubbleScale * Math.sqrt(figures.count.n) + 4;
  if (layout === 'dots' || layout === 'mosaic')
    return Math.ceil(figures.count.n / dotsAcross(cellWidth)) * DOT + 6;
  if (layout === 'direction') {
    const items = directionItems(figures);
    return items === 1 ? 17 : 20 + Math.ceil(items / 2) * 17;
  }
  return 24;
}

/** How many glyphs a cell shows: one for each direction, and one more where some are known only as cited. */
export function directionItems(figures: CellFigures): number {
  return figures.directions.reduce(
    (sum, one) => sum + (one.n > one.asCited ? 1 : 0) + (one.asCited > 0 ? 1 : 0),
    0,
  );
}

function cellWidthOf(picture: MapPicture, columns: readonly AxisEntry[]): number {
  const words = columns.flatMap((column) => column.label.split(/[\s/-]+/u));
  const longest = Math.max(0, ...words.map((word) => textWidth(word, HEAD_SIZE))) + 12;
  const studies = picture.data.matrix.columnDimension === STUDY_AXIS;
  const least = studies ? 62 : picture.segments !== null ? 124 : columns.length <= 8 ? 104 : 84;
  return Math.round(Math.min(Math.max(least, longest), 132));
}
