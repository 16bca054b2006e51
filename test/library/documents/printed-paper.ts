import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { textBlocks } from '../../../library/documents/text-blocks.ts';
import { launchBrowser } from '../../browser.ts';

/** A line of a plain-text paper, told apart as a typesetter would. */
type Line = { readonly kind: 'title' | 'heading' | 'entry' | 'row' | 'text'; readonly text: string };

/** The paper set in two justified, hyphenated columns with running head and page numbers, printed by a real browser. */
export async function printTwoColumnPdf(paper: string): Promise<Uint8Array> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      `<style>${STYLE}</style><main lang="en">${withTables(linesOf(paper)).join('\n')}</main>`,
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
.entry{text-indent:-1.5em;padding-left:1.5em} 
table{width:100%;font-size:8pt;border-collapse:collapse;text-indent:0;text-align:left} td{padding:1.5pt 3pt;overflow-wrap:normal} .n{text-align:right;white-space:nowrap}`;

function linesOf(paper: string): readonly Line[] {
  const tables = textBlocks(paper, 'plain').filter(({ kind }) => kind === 'table');
  let inList = false;
  let at = 0;
  return paper
    .split('\n')
    .map((text, index): Line => {
      const start = at;
      at += text.length + 1;
      if (/^References$/.test(text)) inList = true;
      else if (/^(Authors?|Acknowledge?ments|About the Authors)$/i.test(text)) inList = false;
      if (index < 3 && text !== '' && !text.includes(', ')) return { kind: 'title', text };
      if (tables.some((table) => table.start <= start && start < table.end)) return { kind: 'row', text };
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

function withTables(lines: readonly Line[]): readonly string[] {
  const html: string[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length > 0) html.push(htmlTable(rows));
    rows = [];
  };
  for (const line of lines) {
    if (line.kind === 'row') rows.push(line.text.split('\t'));
    else {
      flush();
      html.push(htmlOf(line));
    }
  }
  flush();
  return html;
}

/** A table as a journal sets it: numbers to the right, questions across all columns. */
function htmlTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const cell = (text: string): string =>
    `<td class="${/^[\d.,% ]+$/.test(text) ? 'n' : ''}">${escaped(text)}</td>`;
  const body = rows.map((row) =>
    row.length === 1
      ? `<tr><td colspan="${width}">${escaped(row[0]!)}</td></tr>`
      : `<tr>${row.map(cell).join('')}</tr>`,
  );
  return `<table>${body.join('')}</table>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function htmlOf({ kind, text }: Line): string {
  const safe = escaped(text);
  switch (kind) {
    case 'title':
      return `<h1>${safe}</h1>`;
    case 'heading':
      return `<h2>${safe}</h2>`;
    case 'entry':
      return `<p class="entry">${safe.replace(/^- /, '')}</p>`;
    default:
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
