import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { launchBrowser } from '../../browser.ts';

/** A line of a plain-text paper, told apart as a typesetter would. */
type Line = { readonly kind: 'title' | 'heading' | 'entry' | 'row' | 'text'; readonly text: string };

/** The paper set in two justified, hyphenated columns with running head and page numbers, printed by a real browser. */
export async function printTwoColumnPdf(paper: string): Promise<Uint8Array> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      `<style>${STYLE}</style><main lang="en">${linesOf(paper).map(htmlOf).join('\n')}</main>`,
    );
    return await page.pdf({
      format: 'A4',
      displayHeaderFooter: true,
      headerTemplate:
        '<div style="font-size:8px;width:100%;text-align:center">Annals of Tests 12 (2024)</div>',
      footerTemplate:
        '<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span></div>',
      margin: { top: '20mm', bottom: '20mm', left: '15mm', right: '15mm' },
    });
  } finally {
    await browser.close();
  }
}

/** The paper as a Word document: heading styles, bulleted reference list, real tables. */
export async function writeDocx(paper: string): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length > 0) children.push(tableOf(rows));
    rows = [];
  };
  for (const line of linesOf(paper)) {
    if (line.kind === 'row') {
      rows.push(line.text.split('\t'));
      continue;
    }
    flush();
    children.push(paragraphOf(line));
  }
  flush();
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

const STYLE = `body{font:10pt serif;text-align:justify;hyphens:auto;overflow-wrap:anywhere} main{columns:2;column-gap:8mm}
h1{font-size:16pt;column-span:all} h2{font-size:13pt} p{margin:0;text-indent:1.5em}
.entry{text-indent:-1.5em;padding-left:1.5em} .row{display:flex;justify-content:space-between}`;

function linesOf(paper: string): readonly Line[] {
  let inList = false;
  return paper
    .split('\n')
    .map((text, index): Line => {
      if (/^References$/.test(text)) inList = true;
      else if (/^(Authors?|Acknowledge?ments|About the Authors)$/i.test(text)) inList = false;
      if (index < 3 && text !== '' && !text.includes(', ')) return { kind: 'title', text };
      if (text.includes('\t')) return { kind: 'row', text };
      if (
        /^(?:\d(?:\.\d)*\s+\p{Lu}|References$|Authors?$|Acknowledge?ments$)/u.test(text) &&
        text.length < 90
      ) {
        return { kind: 'heading', text };
      }
      return inList ? { kind: 'entry', text } : { kind: 'text', text };
    })
    .filter(({ text }) => text.trim() !== '');
}

function htmlOf({ kind, text }: Line): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  switch (kind) {
    case 'title':
      return `<h1>${safe}</h1>`;
    case 'heading':
      return `<h2>${safe}</h2>`;
    case 'entry':
      return `<p class="entry">${safe.replace(/^- /, '')}</p>`;
    case 'row':
      return `<div class="row">${safe
        .split('\t')
        .map((cell) => `<span>${cell}</span>`)
        .join('')}</div>`;
    case 'text':
      return `<p>${safe}</p>`;
  }
}

function paragraphOf({ kind, text }: Line): Paragraph {
  switch (kind) {
    case 'title':
      return new Paragraph({ text, heading: HeadingLevel.TITLE });
    case 'heading':
      return new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
    case 'entry':
      return new Paragraph({ text: text.replace(/^- /, ''), bullet: { level: 0 } });
    default:
      return new Paragraph({ children: [new TextRun(text)] });
  }
}

function tableOf(rows: readonly (readonly string[])[]): Table {
  const width = Math.max(...rows.map((row) => row.length));
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: Array.from(
            { length: width },
            (_, i) => new TableCell({ children: [new Paragraph(row[i] ?? '')] }),
          ),
        }),
    ),
  });
}
