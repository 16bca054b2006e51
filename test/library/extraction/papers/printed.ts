import PDFDocument from 'pdfkit';
import type { MadePaper } from './typeset-paper.ts';

/** How a page is set. Lengths in points. */
export type Sheet = {
  readonly columns: 1 | 2;
  readonly size: number;
  /** Entries: how far the lines after the first (hanging) or the first line (indent) are moved in. */
  readonly hanging: number;
  readonly indent: number;
  /** Space between entries. */
  readonly gap: number;
  readonly mark?: (n: number) => string;
  readonly justified: boolean;
};

type Pen = {
  readonly put: (
    text: string,
    options: { size: number; bold?: boolean; first?: number; rest?: number; after?: number },
  ) => void;
  readonly bytes: () => Promise<Uint8Array>;
};

/** The paper set in columns with a running head and page numbers; what the font cannot print is left out by the caller. */
export async function printedPaper(paper: MadePaper, heading: string, sheet: Sheet): Promise<Uint8Array> {
  const pen = newPen(sheet);
  pen.put(paper.title, { size: 16, bold: true, after: 8 });
  pen.put(paper.authors, { size: 11, after: 14 });
  for (const paragraph of paper.paragraphs) pen.put(paragraph, { size: sheet.size, first: 12 });
  pen.put(heading, { size: sheet.size + 2, bold: true, after: 6 });
  paper.entries.forEach((entry, i) => {
    const words = sheet.mark ? `${sheet.mark(i + 1)} ${entry}` : entry;
    pen.put(words, { size: sheet.size - 1, first: sheet.indent, rest: sheet.hanging, after: sheet.gap });
  });
  return pen.bytes();
}

const PAGE = { width: 595, height: 842, left: 60, top: 80, bottom: 770, between: 20 };

function newPen({ columns, justified }: Sheet): Pen {
  const document = new PDFDocument({ autoFirstPage: false, margin: 0 });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => document.on('end', resolve));
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const width = (PAGE.width - 2 * PAGE.left - PAGE.between * (columns - 1)) / columns;
  let page = 0;
  let column: number = columns;
  let y = PAGE.bottom;
  const print = (text: string, x: number, at: number, options: object = {}): void => {
    document.text(text, x, at, { lineBreak: false, ...options });
  };
  const nextColumn = (): void => {
    y = PAGE.top;
    column++;
    if (column < columns) return;
    column = 0;
    page++;
    document.addPage({ size: 'A4', margin: 0 });
    document.font('Times-Roman').fontSize(9);
    print('Letters on Wells 12 (2021)', 240, 40);
    print(`${page + 100}`, 290, 805);
  };
  const put: Pen['put'] = (text, { size, bold = false, first = 0, rest = 0, after = 0 }) => {
    const font = bold ? 'Times-Bold' : 'Times-Roman';
    const words = text.split(' ');
    let start = 0;
    for (let lead = first; start < words.length; lead = rest) {
      document.font(font).fontSize(size);
      let end = start + 1;
      while (
        end < words.length &&
        document.widthOfString(words.slice(start, end + 1).join(' ')) <= width - lead
      )
        end++;
      const line = words.slice(start, end).join(' ');
      if (y + size * 1.2 > PAGE.bottom) nextColumn();
      document.font(font).fontSize(size);
      const spare = width - lead - document.widthOfString(line);
      const stretched = justified && end < words.length && end - start > 1;
      print(
        line,
        PAGE.left + column * (width + PAGE.between) + lead,
        y,
        stretched ? { wordSpacing: spare / (end - start - 1) } : {},
      );
      y += size * 1.2;
      start = end;
    }
    y += after;
  };
  return {
    put,
    bytes: async () => {
      document.end();
      await done;
      return Buffer.concat(chunks);
    },
  };
}

/** The ways in which reference lists are printed. */
export const SHEETS: Readonly<Record<string, Sheet>> = {
  'one column, hanging': { columns: 1, size: 11, hanging: 18, indent: 0, gap: 0, justified: false },
  'two columns, hanging, justified': {
    columns: 2,
    size: 10,
    hanging: 12,
    indent: 0,
    gap: 0,
    justified: true,
  },
  'one column, apart': { columns: 1, size: 11, hanging: 0, indent: 0, gap: 10, justified: false },
  'two columns, apart a little': { columns: 2, size: 10, hanging: 0, indent: 0, gap: 4, justified: true },
  'two columns, neither': { columns: 2, size: 10, hanging: 0, indent: 0, gap: 0, justified: false },
  'one column, neither': { columns: 1, size: 10, hanging: 0, indent: 0, gap: 0, justified: false },
  'one column, first line in': { columns: 1, size: 11, hanging: 0, indent: 18, gap: 0, justified: true },
  'two columns, numbers hanging': {
    columns: 2,
    size: 9,
    hanging: 14,
    indent: 0,
    gap: 0,
    justified: true,
    mark: (n) => `${n}.`,
  },
  'two columns, brackets': {
    columns: 2,
    size: 9,
    hanging: 0,
    indent: 0,
    gap: 0,
    justified: true,
    mark: (n) => `[${n}]`,
  },
  'one column, bare numbers': {
    columns: 1,
    size: 10,
    hanging: 0,
    indent: 0,
    gap: 0,
    justified: false,
    mark: (n) => `${n}`,
  },
};
