import type { Block } from '../../shared/model/extraction.ts';
import { mendedLines, printedWords } from './cut-words.ts';
import { listMarker } from './line-shapes.ts';
import type { PdfLine } from './pdf-lines.ts';
import { isReferenceHeading } from './section-name.ts';

type Paragraph = { readonly lines: PdfLine[]; readonly heading: boolean; readonly loose: boolean };

/** Text and blocks from the lines of all pages: paragraphs joined and words mended where a line cut them. */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): { text: string; blocks: Block[] } {
  const lines = pages.flat();
  const bodyHeight = commonest(lines.map((line) => Math.round(line.height * 2) / 2)) ?? 10;
  const paragraphs = paragraphsOf(lines, bodyHeight);
  const words = printedWords(lines.map((line) => line.text));
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    const texts = mendedLines(
      paragraph.lines.map((line) => line.text),
      words,
    );
    // Where the page does not show where an entry begins, the lines are kept for the list reader to tell.
    const body = texts
      .join(paragraph.loose ? '\n' : ' ')
      .replaceAll('\u00AD', '')
      .trim();
    if (body === '') continue;
    const gap = length > 0 ? '\n\n' : '';
    const start = length + gap.length;
    parts.push(gap, body);
    length = start + body.length;
    const page = paragraph.lines[0]?.page;
    blocks.push({
      kind: paragraph.heading ? 'heading' : 'paragraph',
      ...(paragraph.heading ? { level: 2 } : {}),
      start,
      end: length,
      page,
    });
  }
  return { text: parts.join(''), blocks };
}

function paragraphsOf(lines: readonly PdfLine[], bodyHeight: number): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let current: PdfLine[] = [];
  let heading = false;
  let inList = false;
  const margins = columnMargins(lines);
  const hanging = isHangingList(lines, margins);
  const flush = (): void => {
    if (current.length > 0)
      paragraphs.push({ lines: current, heading, loose: inList && !hanging && !heading });
    current = [];
  };
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isHeading = looksLikeHeading(line, bodyHeight);
    const margin = margins[index] ?? line.x;
    const ends =
      before === undefined ||
      isHeading !== heading ||
      (inList
        ? beginsEntry(before, line, margin, hanging, bodyHeight)
        : beginsParagraph(before, line, margin, margins[index - 1] ?? before.x, bodyHeight));
    if (ends) {
      flush();
      heading = isHeading;
    }
    if (isHeading) inList = isReferenceHeading(line.text);
    current.push(line);
  });
  flush();
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

/** Whether the lines after the reference heading are set with a hanging indent: many of them are indented. */
function isHangingList(lines: readonly PdfLine[], margins: readonly number[]): boolean {
  const heading = lines.findLastIndex((line) => isReferenceHeading(line.text));
  if (heading < 0) return false;
  const list = lines.slice(heading + 1, heading + 400);
  const indented = list.filter((line, i) => line.x - (margins[heading + 1 + i] ?? line.x) > 5);
  return list.length > 3 && indented.length / list.length > 0.2;
}

function beginsEntry(
  before: PdfLine,
  line: PdfLine,
  margin: number,
  hanging: boolean,
  bodyHeight: number,
): boolean {
  const gap = before.page === line.page ? before.y - line.y : 0;
  if (gap > Math.max(before.height, line.height, bodyHeight) * 1.9) return true;
  return line.x - margin < 2 && (hanging || listMarker(line.text) !== undefined);
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
