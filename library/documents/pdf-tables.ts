import { isFigureCaption, tableLabel } from './line-shapes.ts';
import { tableRows } from './pdf-grid.ts';
import type { PdfLine } from './pdf-lines.ts';
import { isReferenceHeading } from './section-name.ts';

/** A table: the lines it was printed in and what they say, cells between tabs. */
export type PdfTable = {
  readonly caption: readonly PdfLine[];
  readonly body: readonly PdfLine[];
  readonly rows: readonly string[];
};

/** A question over several lines may part two rows of values; more lines without values end the table. */
const MOST_BETWEEN = 6;

/** What is known of the text: the height of its text, how wide its full lines are, and the lines of tables found. */
type Measure = {
  readonly bodyHeight: number;
  readonly lineWidth: number;
  readonly used: ReadonlySet<PdfLine>;
};

/** The longest table that is read, in lines. */
const MOST_LINES = 2_000;

/** How far apart in the order of the page the lines of two cells of one row may stand. */
const ROW_REACH = 14;

/**
 * The tables of a document, found by their captions ("Table 3: …", above or below) and by lines whose words stand in
 * columns, and without a caption where rows of numbers stand under each other. Lines are given in the order of the pages.
 */
export function printedTables(lines: readonly PdfLine[], bodyHeight: number): readonly PdfTable[] {
  const tables: PdfTable[] = [];
  const used = new Set<PdfLine>();
  const captions = lines.flatMap((_, index) => (beginsCaption(lines, index) ? [index] : []));
  const measure: Measure = { bodyHeight, lineWidth: commonWidth(lines), used };
  for (const index of captions) {
    const table = tableBelow(lines, index, measure) ?? tableAbove(lines, index, measure);
    if (table === undefined) continue;
    for (const line of [...table.caption, ...table.body]) used.add(line);
    tables.push(table);
  }
  return [...tables, ...plainTables(lines, used)];
}

/** A table without a caption has so many rows under its first at least. */
const FEWEST_ROWS = 2;

/** Lines in columns that no caption names: rows of numbers under each other, before the reference list. */
function plainTables(lines: readonly PdfLine[], used: ReadonlySet<PdfLine>): readonly PdfTable[] {
  const list = lines.findIndex((line) => isReferenceHeading(line.text));
  const end = list < 0 ? lines.length : list;
  const found: PdfTable[] = [];
  for (let i = 0; i < end; i++) {
    let last = i;
    while (
      last < end &&
      !used.has(lines[last]!) &&
      isParted(lines[last]!) &&
      lines[last]!.page === lines[i]!.page
    )
      last++;
    const body = withHead(lines, i, last);
    const rows = body.length > FEWEST_ROWS ? tableRows(body) : undefined;
    if (rows !== undefined && areValues(rows.map((row) => row.split('\t'))))
      found.push({ caption: [], body, rows });
    i = Math.max(i, last - 1);
  }
  return found;
}

/** The line of words right above rows, in their width, is their head. */
function withHead(lines: readonly PdfLine[], first: number, end: number): readonly PdfLine[] {
  const body = lines.slice(first, end);
  const head = lines[first - 1];
  const top = body[0];
  if (head === undefined || top === undefined || head.page !== top.page || body.length <= FEWEST_ROWS)
    return body;
  const right = Math.max(...body.map((line) => line.right));
  const left = Math.min(...body.map((line) => line.x));
  const isNear =
    head.y > top.y && head.y - top.y < top.height * 2.2 && Math.abs(head.height - top.height) < 0.6;
  const isHead =
    head.x >= left - 3 && head.right <= right + 60 && head.text.split(' ').length <= 3 * top.pieces.length;
  return isNear && isHead ? [head, ...body] : body;
}

const VALUE = /^[<>≤≥~≈±(]{0,2}[−–-]?[$€£]?\s?\d[\d.,\s]*(?:%|\*{1,3}|\))*(?:\s?\(.{1,24}\))?$|^[–—-]$/u;

/** Rows of as many cells, numbers but for the first row and column, that are no list of contents. */
function areValues(rows: readonly (readonly string[])[]): boolean {
  const columns = Math.max(...rows.map((row) => row.length));
  const values = rows.slice(1).map((row) => row.slice(1));
  const cells = values.flat().filter((cell) => cell !== '');
  const full = rows.filter((row) => row.length === columns);
  if (columns < 2 || full.length < rows.length * 0.8 || full.length <= FEWEST_ROWS) return false;
  if (cells.filter((cell) => VALUE.test(cell)).length < cells.length * 0.8) return false;
  const pages = values.map((row) => Number(row.at(-1)));
  const mounts = pages.every((page, i) => Number.isInteger(page) && page >= (pages[i - 1] ?? 0));
  return columns > 2 || !mounts;
}

/** A label with a capital at the beginning of a line that does not go on from the line before. */
function beginsCaption(lines: readonly PdfLine[], index: number): boolean {
  const line = lines[index]!;
  if (!/^\p{Lu}/u.test(line.text) || tableLabel(line.text) === undefined) return false;
  const before = lines[index - 1];
  if (before === undefined || before.page !== line.page || line.y > before.y) return true;
  const isApart = before.y - line.y > line.height * 1.5 || Math.abs(before.height - line.height) > 0.6;
  return isApart || isParted(before) || /[.!?:)\]”"]$/.test(before.text) || before.right < line.right - 10;
}

function tableBelow(lines: readonly PdfLine[], index: number, measure: Measure): PdfTable | undefined {
  const after = captionEnd(lines, index);
  return tableFrom(lines.slice(index, after), bodyOf(lines.slice(after, after + MOST_LINES), measure));
}

/** A caption under its table: the lines before it are read backwards. */
function tableAbove(lines: readonly PdfLine[], index: number, measure: Measure): PdfTable | undefined {
  const page = lines[index]!.page;
  const near = lines.slice(Math.max(0, index - MOST_LINES), index);
  const above = near.filter((line) => line.page === page);
  const own = bodyOf(above.toReversed(), measure).toReversed();
  // A table that fills its page up to the top, but for a heading between its rows, began on the page before.
  const before =
    own.length > 0 && above.indexOf(own[0]!) <= 1
      ? bodyOf(near.filter((line) => line.page >= page - 1).toReversed(), measure).toReversed()
      : own;
  return tableFrom(lines.slice(index, captionEnd(lines, index)), before);
}

function tableFrom(caption: readonly PdfLine[], body: readonly PdfLine[]): PdfTable | undefined {
  const rows = tableRows(body);
  // Pages on which a table goes on print its first line again.
  return rows && { caption, body, rows: rows.filter((row, i) => i === 0 || row !== rows[0]) };
}

/** Where the lines of a caption end: a full line goes on, and so does a label that stands alone. */
function captionEnd(lines: readonly PdfLine[], index: number): number {
  const first = lines[index]!;
  const column = lines
    .slice(Math.max(0, index - 40), index + 40)
    .filter((line) => line.page === first.page && Math.abs(line.x - first.x) < 24);
  const width = Math.max(...column.map((line) => line.right));
  let end = index + 1;
  while (end < lines.length && end - index < 8) {
    const line = lines[end]!;
    const before = lines[end - 1]!;
    const alone = before === first && tableLabel(first.text) === first.text.trim().replace(/[:.]$/, '');
    const gap = before.y - line.y;
    const isFull = before.right > first.x + (width - first.x) * 0.82;
    if (isParted(line) || gap <= 0 || gap > before.height * (alone ? 2.4 : 1.6)) break;
    if (!alone && !(isFull && Math.abs(line.height - before.height) < 0.6)) break;
    end++;
  }
  return end;
}

/** The lines of a table's body from where it begins, as far as lines stand in columns. */
function bodyOf(lines: readonly PdfLine[], measure: Measure): readonly PdfLine[] {
  let last = -1;
  const height = lines.slice(0, MOST_BETWEEN).find(isParted)?.height ?? measure.bodyHeight;
  for (let i = 0; i < lines.length && i - last <= MOST_BETWEEN; i++) {
    const line = lines[i]!;
    if (measure.used.has(line) || endsTable(line, Math.max(height, measure.bodyHeight))) break;
    if (isParted(line) || hasNeighbour(lines, i, measure.lineWidth)) last = i;
  }
  if (last < 0) return [];
  while (last + 1 < lines.length && goesOn(lines[last]!, lines[last + 1]!)) last++;
  return lines.slice(0, last + 1);
}

function commonWidth(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const width = Math.round((line.right - line.x) / 4) * 4;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function endsTable(line: PdfLine, height: number): boolean {
  return (
    tableLabel(line.text) !== undefined ||
    isFigureCaption(line.text) ||
    isReferenceHeading(line.text) ||
    (line.height > height * 1.12 && !isParted(line))
  );
}

/** A last label that runs over its line begins its second line small. */
function goesOn(before: PdfLine, line: PdfLine): boolean {
  const gap = before.y - line.y;
  return gap > 0 && gap < before.height * 1.35 && /^[\p{Ll}(]/u.test(line.text) && line.right < before.right;
}

/** True where a gap wider than any word space parts the line, as between cells. */
export function isParted(line: PdfLine): boolean {
  const gaps = line.pieces.slice(1).map((piece, i) => piece.x - line.pieces[i]!.right);
  return gaps.some((gap) => gap > line.height * 0.9) && !isStretched(line.pieces, gaps);
}

/** A justified line with few words has wide gaps, all of one size. */
function isStretched(pieces: PdfLine['pieces'], gaps: readonly number[]): boolean {
  const words = pieces.filter(({ text }) => !/\d/.test(text));
  return gaps.length > 1 && Math.max(...gaps) < Math.min(...gaps) * 1.3 && words.length > pieces.length / 2;
}

/** True where another line near in the order of the page stands beside this one: two cells of a row. */
function hasNeighbour(lines: readonly PdfLine[], index: number, lineWidth: number): boolean {
  const line = lines[index]!;
  // Two full lines side by side are the columns of a short page.
  const isFull = (one: PdfLine): boolean => one.right - one.x > lineWidth * 0.85;
  const from = Math.max(0, index - ROW_REACH);
  return lines.slice(from, index + ROW_REACH + 1).some(
    (other) =>
      other !== line &&
      other.page === line.page &&
      !(isFull(line) && isFull(other)) &&
      // Cells of several lines are set against each other's middle, half a line off.
      Math.abs(other.y - line.y) < line.height * 0.7 &&
      (other.x > line.right + 2 || line.x > other.right + 2),
  );
}
