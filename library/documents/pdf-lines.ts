import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { raisedNumbers } from './superscripts.ts';

/** A run of text without a gap wider than a word space, in points from the left. */
export type PdfPiece = { readonly text: string; readonly x: number; readonly right: number };

/** One printed line with its place on the page, in points from the left and from the bottom. */
export type PdfLine = {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly height: number;
  readonly font: string;
  /** What stands on the line, from left to right; more than one where there are gaps, as between cells. */
  readonly pieces: readonly PdfPiece[];
};

type Item = {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly fontName: string;
};

/** The lines of one page in the order of its content, which is reading order in nearly every paper. */
export async function pageLines(document: PDFDocumentProxy, number: number): Promise<readonly PdfLine[]> {
  const page: PDFPageProxy = await document.getPage(number);
  const content = await page.getTextContent();
  const lines: PdfLine[] = [];
  let items: Item[] = [];
  const flush = (): void => {
    const line = lineOf(items, number);
    if (line !== undefined) lines.push(line);
    items = [];
  };
  for (const item of content.items as readonly Item[]) {
    const last = items.at(-1);
    if (last !== undefined && leavesLine(last, item)) flush();
    if (item.str !== '') items.push(item);
    if (item.hasEOL) flush();
  }
  flush();
  page.cleanup();
  return lines;
}

/** pdfjs marks most line ends; a jump down or back to the left marks the others. */
function leavesLine(last: Item, next: Item): boolean {
  if (next.str.trim() === '') return false;
  const drop = Math.abs((next.transform[5] ?? 0) - (last.transform[5] ?? 0));
  return drop > Math.max(last.height, next.height, 1) * 0.9;
}

function lineOf(items: readonly Item[], page: number): PdfLine | undefined {
  const printed = items.filter((item) => item.str.trim() !== '');
  const first = printed[0];
  const last = printed.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const main = printed.reduce((a, b) => (b.str.length > a.str.length ? b : a));
  const words = items.map((item) => (isRaised(item, main) ? raisedNumbers(item.str) : item.str));
  // A raised number belongs to the word before it, however far it is moved.
  const text = plainText(words.join('')).replace(/ (?=[⁰¹²³⁴-⁹]+(?:[⁻,][⁰¹²³⁴-⁹]+)*(?: |$))/g, '');
  if (text === '') return undefined;
  const height = heightOf(main);
  return {
    text,
    page,
    x: first.transform[4] ?? 0,
    y: main.transform[5] ?? 0,
    right: (last.transform[4] ?? 0) + last.width,
    height,
    font: main.fontName,
    pieces: piecesOf(items, words, height),
  };
}

function plainText(printed: string): string {
  return withoutControls(
    printed.normalize('NFC').replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC')),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

function heightOf(item: Item): number {
  return item.height || Math.abs(item.transform[3] ?? 0) || 10;
}

/** Digits set smaller and higher than the line call a note or a numbered reference. */
function isRaised(item: Item, main: Item): boolean {
  if (!/^[\d\s,–-]+$/.test(item.str)) return false;
  const rise = (item.transform[5] ?? 0) - (main.transform[5] ?? 0);
  return heightOf(item) < heightOf(main) * 0.85 && rise > heightOf(main) * 0.15;
}

/** Runs of text that only a word space parts; justified lines have several, tables one for each cell or more. */
function piecesOf(items: readonly Item[], words: readonly string[], height: number): readonly PdfPiece[] {
  const pieces: { text: string; x: number; right: number }[] = [];
  items.forEach((item, index) => {
    if (item.str.trim() === '') return;
    const x = item.transform[4] ?? 0;
    const before = pieces.at(-1);
    const spaced = items[index - 1]?.str.trim() === '' || /^\s/.test(item.str);
    if (before !== undefined && x - before.right < height * 0.4 && x > before.x) {
      before.text += (spaced ? ' ' : '') + words[index];
      before.right = x + item.width;
    } else pieces.push({ text: words[index]!, x, right: x + item.width });
  });
  return pieces.map((piece) => ({ ...piece, text: plainText(piece.text) })).toSorted((a, b) => a.x - b.x);
}

/**
 * Control characters are no part of a text; fonts without a map leave them behind. Of soft hyphens only one at the
 * line's end is kept: it says that a word was cut there.
 */
function withoutControls(text: string): string {
  return [...text.replace(/\u00AD(?!\s*$)/gu, '')]
    .filter((char) => char === '\t' || char === '\n' || char >= ' ')
    .join('');
}
