import type { Block } from '../../shared/model/extraction.ts';
import { mendedLines, printedWords } from './cut-words.ts';
import { listMarker } from './line-shapes.ts';
import { frontBreaks, titleHeight } from './pdf-front.ts';
import type { PdfLine } from './pdf-lines.ts';
import { type PdfNote, pageNotes } from './pdf-notes.ts';
import { type PdfTable, printedTables } from './pdf-tables.ts';
import { isReferenceHeading } from './section-name.ts';

type Paragraph = {
  readonly lines: PdfLine[];
  readonly heading: boolean;
  readonly loose: boolean;
  /** Place of its last line among all lines of the text. */
  readonly last: number;
};

/** A table or footnotes that stand between the lines of the text, after the line `after`. */
type Float = { readonly after: number; readonly pieces: readonly Piece[] };
/** The words of one block; `lead` is printed before it and belongs to no block. */
type Piece = Omit<Block, 'start' | 'end'> & { readonly lead?: string; readonly body: string };
type Flow = { readonly lines: readonly PdfLine[]; readonly floats: readonly Float[] };

/**
 * Text and blocks from the lines of all pages: paragraphs joined and words mended where a line cut them. Tables and
 * footnotes come after the paragraph that they interrupt.
 */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): { text: string; blocks: Block[] } {
  const all = pages.flat();
  const bodyHeight = textHeight(all);
  const words = printedWords(all.map((line) => line.text));
  const { lines, floats } = flowOf(pages, bodyHeight, words);
  const written = { parts: [] as string[], blocks: [] as Block[], length: 0 };
  let at = 0;
  const writeFloats = (last: number): void => {
    for (; at < floats.length && floats[at]!.after <= last; at++) {
      for (const piece of floats[at]!.pieces) write(written, piece);
    }
  };
  writeFloats(-1);
  const title = titleHeight(lines, bodyHeight);
  for (const paragraph of paragraphsOf(lines, bodyHeight)) {
    const texts = mendedLines(
      paragraph.lines.map((line) => line.text),
      words,
    );
    write(written, {
      kind: paragraph.heading ? 'heading' : 'paragraph',
      ...(paragraph.heading ? { level: isTitle(paragraph, lines[0]?.page, title) ? 1 : 2 } : {}),
      page: paragraph.lines[0]?.page,
      // Where the page does not show where an entry begins, the lines are kept for the list reader to tell.
      body: texts.join(paragraph.loose ? '\n' : ' '),
    });
    writeFloats(paragraph.last);
  }
  return { text: written.parts.join(''), blocks: written.blocks };
}

function isTitle(paragraph: Paragraph, page: number | undefined, height: number | undefined): boolean {
  const first = paragraph.lines[0]!;
  return first.page === page && first.height === height;
}

/** The height of the running text: a long reference list, often set smaller, does not decide it. */
function textHeight(lines: readonly PdfLine[]): number {
  const list = lines.findLastIndex((line) => isReferenceHeading(line.text));
  const body = list >= 20 ? lines.slice(0, list) : lines;
  return commonest(body.map((line) => Math.round(line.height * 2) / 2)) ?? 10;
}

function write(
  written: { readonly parts: string[]; readonly blocks: Block[]; length: number },
  piece: Piece,
): void {
  const { lead = '', body: printed, ...block } = piece;
  const plain = printed.replaceAll('\u00AD', '').trimEnd();
  // The first cell of a table may be empty.
  const body = block.kind === 'table' ? plain.replace(/^[ \n]+/, '') : plain.trimStart();
  if (body === '') return;
  const gap = (written.length > 0 ? '\n\n' : '') + lead;
  const start = written.length + gap.length;
  written.parts.push(gap, body);
  written.length = start + body.length;
  written.blocks.push({ ...block, start, end: written.length });
}

/** The lines of the running text, and the tables and footnotes that stand between them. */
function flowOf(
  pages: readonly (readonly PdfLine[])[],
  bodyHeight: number,
  words: ReadonlyMap<string, number>,
): Flow {
  const lines: PdfLine[] = [];
  const floats: Float[] = [];
  const tables = printedTables(pages.flat(), bodyHeight);
  const tableOf = new Map(
    tables.flatMap((table) => [...table.caption, ...table.body].map((line) => [line, table] as const)),
  );
  const placed = new Set<PdfTable>();
  let inReferences = false;
  for (const page of pages) {
    // A reference list is often set small and numbered; its entries are no footnotes.
    inReferences ||= page.some((line) => isReferenceHeading(line.text));
    const notes = inReferences
      ? []
      : pageNotes(
          page.filter((line) => !tableOf.has(line)),
          bodyHeight,
        );
    const noted = new Set(notes.flatMap((note) => note.lines.map((line) => `${line.x}:${line.y}`)));
    for (const line of page) {
      const table = tableOf.get(line);
      if (table === undefined) {
        if (!noted.has(`${line.x}:${line.y}`)) lines.push(line);
      } else if (!placed.has(table)) {
        placed.add(table);
        floats.push({ after: lines.length - 1, pieces: tablePieces(table, words) });
      }
    }
    if (notes.length > 0) {
      floats.push({ after: lines.length - 1, pieces: notes.map((note) => notePiece(note, words)) });
    }
  }
  return { lines, floats };
}

function tablePieces(table: PdfTable, words: ReadonlyMap<string, number>): readonly Piece[] {
  const page = (table.caption[0] ?? table.body[0])?.page;
  const caption = mendedLines(
    table.caption.map((line) => line.text),
    words,
  ).join(' ');
  return [
    { kind: 'caption', page, body: caption },
    { kind: 'table', page, body: table.rows.join('\n') },
  ];
}

function notePiece(note: PdfNote, words: ReadonlyMap<string, number>): Piece {
  const marker = `${note.number}.`;
  const body = mendedLines(
    note.lines.map((line) => line.text),
    words,
  ).join(' ');
  return { kind: 'footnote', marker, page: note.lines[0]?.page, lead: `${marker} `, body };
}

function paragraphsOf(lines: readonly PdfLine[], bodyHeight: number): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let current: PdfLine[] = [];
  let heading = false;
  let inList = false;
  const margins = columnMargins(lines);
  const setting = listSetting(lines, margins);
  const breaks = frontBreaks(lines);
  const flush = (last: number): void => {
    if (current.length > 0)
      paragraphs.push({ lines: current, heading, loose: inList && setting === 'flush' && !heading, last });
    current = [];
  };
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isHeading = looksLikeHeading(line, bodyHeight);
    const margin = margins[index] ?? line.x;
    const ends =
      before === undefined ||
      isHeading !== heading ||
      isReferenceHeading(line.text) ||
      (breaks.has(index) && (!isHeading || Math.abs(before.height - line.height) > 1)) ||
      (inList
        ? beginsEntry(before, line, margin, setting, bodyHeight)
        : beginsParagraph(before, line, margin, margins[index - 1] ?? before.x, bodyHeight));
    if (ends) {
      flush(index - 1);
      heading = isHeading;
    }
    if (isHeading) inList = isReferenceHeading(line.text);
    current.push(line);
  });
  flush(lines.length - 1);
  return paragraphs;
}

/** Left margin of each line's column: the commonest left edge near the line on its page. */
function columnMargins(lines: readonly PdfLine[]): readonly number[] {
  const byPage = Map.groupBy(lines, (line) => line.page);
  const edges = new Map<number, readonly number[]>();
  for (const [page, own] of byPage) {
    const counts = new Map<number, number>();
    for (const line of own) counts.set(Math.round(line.x), (counts.get(Math.round(line.x)) ?? 0) + 1);
    const common = [...counts].filter(([, n]) => n >= Math.max(2, own.length * 0.04)).map(([x]) => x);
    edges.set(
      page,
      common.toSorted((a, b) => a - b),
    );
  }
  return lines.map((line) => {
    const near = (edges.get(line.page) ?? []).filter((x) => x <= line.x + 2 && line.x - x < 60);
    return near[0] ?? line.x;
  });
}

/** How the entries of a list are set: the lines after the first moved in, the first line moved in, or neither. */
type ListSetting = 'hanging' | 'indented' | 'flush';

/** The setting of the list after the last reference heading: its first line says which of its lines begin entries. */
function listSetting(lines: readonly PdfLine[], margins: readonly number[]): ListSetting {
  const heading = lines.findLastIndex((line) => isReferenceHeading(line.text));
  if (heading < 0) return 'flush';
  const list = lines.slice(heading + 1, heading + 400);
  const isIn = (line: PdfLine, i: number): boolean => line.x - (margins[heading + 1 + i] ?? line.x) > 5;
  const share = list.filter(isIn).length / list.length;
  if (list.length <= 3 || share <= 0.2) return 'flush';
  return isIn(list[0]!, 0) && share < 0.7 ? 'indented' : 'hanging';
}

function beginsEntry(
  before: PdfLine,
  line: PdfLine,
  margin: number,
  setting: ListSetting,
  bodyHeight: number,
): boolean {
  const gap = before.page === line.page ? before.y - line.y : 0;
  if (gap > Math.max(before.height, line.height, bodyHeight) * 1.9) return true;
  if (setting === 'indented') return line.x - margin > 5;
  const marker = listMarker(line.text);
  // Numbers are often set flush right: "9." stands further in than "10.".
  if (marker !== undefined && /\d/.test(marker.marker) && line.x - margin < line.height) return true;
  return line.x - margin < 2 && (setting === 'hanging' || marker !== undefined);
}

function beginsParagraph(
  before: PdfLine,
  line: PdfLine,
  margin: number,
  marginBefore: number,
  bodyHeight: number,
): boolean {
  const indent = line.x - margin;
  const newColumn = line.page !== before.page || line.y > before.y + bodyHeight;
  const gap = before.y - line.y;
  if (!newColumn && gap > Math.max(before.height, line.height, bodyHeight) * 1.9) return true;
  if (newColumn) return /[.!?:”"]$/.test(before.text) && indent > 4;
  return indent > 5 && before.x - marginBefore < 3;
}

function looksLikeHeading(line: PdfLine, bodyHeight: number): boolean {
  if (line.text.length > 160 || !/\p{L}/u.test(line.text)) return false;
  if (isReferenceHeading(line.text)) return true;
  return line.height > bodyHeight * 1.12 && !/[,;]$/.test(line.text);
}

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
