import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One printed line with its place on the page, in points from the left and from the bottom. */
export type PdfLine = {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly height: number;
  readonly font: string;
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
  const text = withoutControls(
    items
      .map((item) => item.str)
      .join('')
      .normalize('NFC')
      .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC')),
  )
    .replace(/\s+/g, ' ')
    .trim();
  const printed = items.filter((item) => item.str.trim() !== '');
  const first = printed[0];
  const last = printed.at(-1);
  if (text === '' || first === undefined || last === undefined) return undefined;
  const main = printed.reduce((a, b) => (b.str.length > a.str.length ? b : a));
  return {
    text,
    page,
    x: first.transform[4] ?? 0,
    y: main.transform[5] ?? 0,
    right: (last.transform[4] ?? 0) + last.width,
    height: main.height || Math.abs(main.transform[3] ?? 0) || 10,
    font: main.fontName,
  };
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
