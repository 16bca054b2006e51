import type { PdfLine, PdfPiece } from './pdf-lines.ts';

/** A table by its geometry: column edges from left to right, and rows of cells, each cell with its lines. */
type PdfGrid = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
};
type Column = { readonly x: number; readonly right: number };
/** What one row prints in each column, line by line. */
type Row = readonly (readonly string[])[];
/** All words at one height of the page. */
type Level = { readonly y: number; readonly height: number; readonly segments: readonly Segment[] };
/** Words that no gap parts. */
type Segment = Column & { readonly pieces: readonly PdfPiece[] };

const MOST_COLUMNS = 60;

/** The least gap between two cells in heights of the text; words of one cell stand about a quarter of a height apart. */
const CELL_GAP = 0.5;

/** The rows of a table's lines, cells between tabs; undefined where they do not stand in columns. */
export function tableRows(lines: readonly PdfLine[]): readonly string[] | undefined {
  const parts = columnParts(lines).map((part) => ({
    levels: levelsOf(part),
    grid: tableGrid(levelsOf(part)),
  }));
  const widest = Math.max(0, ...parts.map(({ grid }) => grid?.columns.length ?? 0));
  if (widest === 0) return undefined;
  return parts.flatMap(({ levels, grid }) =>
    grid === undefined ? shortRows(levels, widest) : printedCells(grid),
  );
}

/** A part at the end of a page may be too short to show its columns: a line with as many words as columns fills them. */
function shortRows(levels: readonly Level[], columns: number): readonly string[] {
  return levels.map((level) => {
    const words = level.segments.map((segment) => segment.pieces.map((piece) => piece.text).join(' '));
    return words.join(words.length === columns ? '\t' : ' ');
  });
}

/** A table that goes on in the next column or on the next page is set anew there. */
function columnParts(lines: readonly PdfLine[]): readonly (readonly PdfLine[])[] {
  const parts: PdfLine[][] = [];
  let right = 0;
  for (const line of lines) {
    const before = parts.at(-1)?.at(-1);
    const top = parts.at(-1)?.[0];
    const isNext =
      before === undefined ||
      before.page !== line.page ||
      line.y > top!.y + line.height ||
      // A cell of the first row stands a few lines up at most; the next column begins far above and beside all.
      (line.y - before.y > line.height * 7 && line.x > right);
    if (isNext) {
      parts.push([line]);
      right = line.right;
    } else {
      parts.at(-1)!.push(line);
      right = Math.max(right, line.right);
    }
  }
  return parts;
}

/** The columns and rows of a table's lines, or undefined where they do not stand in columns. */
function tableGrid(levels: readonly Level[]): PdfGrid | undefined {
  const parted = levels.filter((level) => level.segments.length > 1);
  if (parted.length < 2) return undefined;
  const columns = columnsOf(levels);
  if (columns.length < 2 || columns.length > MOST_COLUMNS) return undefined;
  const printed = levels.map((level) => ({ ...level, cells: cellsOf(level, columns) }));
  return { columns, rows: rowsOf(printed) };
}

/** The rows as lines with tabs between the cells; words cut at a line's end are joined. */
function printedCells(grid: PdfGrid): readonly string[] {
  return grid.rows.map((row) => {
    const cells = row.map((lines) => joined(lines));
    const filled = cells.findLastIndex((cell) => cell !== '');
    // A line with words in the first column only is a heading between rows.
    return (filled === 0 ? cells.slice(0, 1) : cells).join('\t');
  });
}

function joined(lines: readonly string[]): string {
  return lines
    .reduce(
      (text, line) => (/\p{Ll}[\u00AD]$/u.test(text) ? text.slice(0, -1) + line : `${text} ${line}`),
      '',
    )
    .replaceAll('\u00AD', '')
    .trim();
}

function levelsOf(lines: readonly PdfLine[]): readonly Level[] {
  const levels: { y: number; height: number; pieces: PdfPiece[] }[] = [];
  for (const line of lines.toSorted((a, b) => b.y - a.y)) {
    const level = levels.at(-1);
    if (level !== undefined && level.y - line.y < line.height * 0.3) level.pieces.push(...line.pieces);
    else levels.push({ y: line.y, height: line.height, pieces: [...line.pieces] });
  }
  return levels.map(({ y, height, pieces }) => ({ y, height, segments: segmentsOf(pieces, height) }));
}

function segmentsOf(pieces: readonly PdfPiece[], height: number): readonly Segment[] {
  const segments: { x: number; right: number; pieces: PdfPiece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    if (last !== undefined && piece.x - last.right <= height * CELL_GAP) {
      last.pieces.push(piece);
      last.right = Math.max(last.right, piece.right);
    } else segments.push({ x: piece.x, right: piece.right, pieces: [piece] });
  }
  return segments;
}

/** A column as it grows, with the levels that print something in it. */
type Growing = {
  readonly x: number;
  readonly right: number;
  readonly levels: ReadonlySet<number>;
  /** Two numbers that stand too near each other to be told apart by their gap. */
  readonly isSeveral?: boolean;
};

/**
 * Columns are where words stand over each other. Narrow words say it first; what spans two columns that have words side
 * by side says nothing, nor do lines without a gap, which may be headings across the table.
 */
function columnsOf(levels: readonly Level[]): readonly Column[] {
  const segments: Growing[] = levels
    .flatMap((level, at) =>
      level.segments.length > 1
        ? level.segments.map(({ x, right, pieces }) => ({
            x,
            right,
            levels: new Set([at]),
            isSeveral: pieces.some(({ text }) => areNumbers(text.split(' '))),
          }))
        : [],
    )
    .toSorted((a, b) => a.right - a.x - (b.right - b.x));
  let columns: Growing[] = [];
  for (const segment of segments) {
    const over = columns.filter((column) => overlap(column, segment) > 0);
    if (over.length > 1 && segment.isSeveral) {
      // Each of the numbers stands in one of the columns.
      columns = columns.map((column) =>
        over.includes(column)
          ? { ...column, levels: new Set([...column.levels, ...segment.levels]) }
          : column,
      );
      continue;
    }
    if (over.length > 1 && !areApart(over)) continue;
    columns = [...columns.filter((column) => !over.includes(column)), over.reduce(grown, segment)];
  }
  return withoutHeaderColumns(columns.toSorted((a, b) => a.x - b.x));
}

function grown(a: Growing, b: Growing): Growing {
  return {
    x: Math.min(a.x, b.x),
    right: Math.max(a.right, b.right),
    levels: new Set([...a.levels, ...b.levels]),
  };
}

/** True where no level prints in two of the columns. */
function areApart(columns: readonly Growing[]): boolean {
  const all = columns.flatMap((column) => [...column.levels]);
  return new Set(all).size === all.length;
}

/** A header that does not stand over its own numbers makes no column: it joins the neighbour it is never beside. */
function withoutHeaderColumns(columns: readonly Growing[]): readonly Column[] {
  const isHeader = ({ levels }: Growing): boolean => [...levels].every((level) => level < 3);
  const merged: Growing[] = [];
  for (const column of columns) {
    const before = merged.at(-1);
    const joins =
      before !== undefined &&
      merged.length > 1 &&
      areApart([before, column]) &&
      (isHeader(column) || isHeader(before));
    if (joins) merged[merged.length - 1] = grown(before, column);
    else merged.push(column);
  }
  return merged;
}

function overlap(a: Column, b: Column): number {
  return Math.min(a.right, b.right) - Math.max(a.x, b.x);
}

/** The words of one level in their columns; a line without a gap stands in one column, the first it touches. */
function cellsOf(level: Level, columns: readonly Column[]): readonly string[] {
  const cells = columns.map(() => [] as string[]);
  for (const segment of level.segments) {
    const touched = columns.filter((column) => overlap(column, segment) > 1);
    const parts = level.segments.length > 1 && touched.length > 1 ? partsOf(segment) : [segment];
    for (const part of parts) {
      const words = part.pieces.map((piece) => piece.text).join(' ');
      cells[columnOf(part, columns)]!.push(words);
    }
  }
  return cells.map((words) => words.join(' '));
}

/** Words over several columns: apart where gaps or numbers say that they are several cells, else one wide heading. */
function partsOf(segment: Segment): readonly Segment[] {
  return segment.pieces.flatMap((piece) => {
    const words = piece.text.split(' ');
    return (areNumbers(words) ? wordsOf(piece, words) : [piece]).map((part) => ({ ...part, pieces: [part] }));
  });
}

function areNumbers(words: readonly string[]): boolean {
  return words.length > 1 && words.every((word) => /\d/.test(word) && !/\p{L}/u.test(word));
}

/** Where each word of a piece stands, supposing that a space takes what its digits leave. */
function wordsOf(piece: PdfPiece, words: readonly string[]): readonly PdfPiece[] {
  const letter = (piece.right - piece.x) / (piece.text.length + words.length - 1);
  let x = piece.x;
  return words.map((text) => {
    const part = { text, x, right: x + text.length * letter };
    x = part.right + letter * 2;
    return part;
  });
}

function columnOf(part: Column, columns: readonly Column[]): number {
  const first = columns.findIndex((column) => overlap(column, part) > 1);
  if (first >= 0) return first;
  const distances = columns.map((column) => Math.max(column.x - part.right, part.x - column.right));
  return distances.indexOf(Math.min(...distances));
}

type PrintedLevel = Level & { readonly cells: readonly string[] };

/** Levels that make one row are put together: cells of several lines, set closer than rows are. */
function rowsOf(levels: readonly PrintedLevel[]): readonly Row[] {
  const wrap = wrapGap(levels);
  const rows: string[][][] = [];
  levels.forEach((level, i) => {
    const before = levels[i - 1];
    const gap = before === undefined ? Number.POSITIVE_INFINITY : before.y - level.y;
    const row = rows.at(-1);
    if (row === undefined || !belongs(before!, level, gap, wrap)) {
      rows.push(level.cells.map((cell) => (cell === '' ? [] : [cell])));
    } else {
      level.cells.forEach((cell, column) => {
        if (cell !== '') row[column]!.push(cell);
      });
    }
  });
  return rows;
}

function belongs(before: PrintedLevel, level: PrintedLevel, gap: number, wrap: number | undefined): boolean {
  // Two lines less than a line apart cannot be rows of their own.
  if (gap < level.height * 0.85) return true;
  if (wrap !== undefined) return gap <= wrap;
  const filled = level.cells.flatMap((cell, column) => (cell === '' ? [] : [column]));
  const only = filled.length === 1 ? filled[0]! : -1;
  const isCarried = only >= 0 && /^[\p{Ll}(]/u.test(level.cells[only]!) && before.cells[only] !== '';
  return isCarried && before.cells.some((cell, column) => column !== only && cell !== '');
}

/**
 * The widest gap within a row, where the page tells it from the gap between rows: there are two sizes of gap, and lines
 * that stand close do not both carry numbers in a column.
 */
function wrapGap(levels: readonly PrintedLevel[]): number | undefined {
  const pairs = levels
    .slice(1)
    .map((level, i) => ({ above: levels[i]!, level, gap: levels[i]!.y - level.y }));
  const apart = pairs.filter(({ gap, level }) => gap >= level.height * 0.85);
  if (apart.length < 2) return undefined;
  const least = Math.min(...apart.map(({ gap }) => gap));
  const near = apart.filter(({ gap }) => gap <= least * 1.06);
  const next = Math.min(...apart.filter((pair) => !near.includes(pair)).map(({ gap }) => gap));
  if (!Number.isFinite(next) || next < least * 1.13) return undefined;
  const rowlike = near.filter(({ above, level }) =>
    level.cells.some((cell, i) => i > 0 && /\d/.test(cell) && /\d/.test(above.cells[i] ?? '')),
  );
  return rowlike.length > near.length * 0.25 ? undefined : least * 1.06;
}
