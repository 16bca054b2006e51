import { steadyOfficeFile } from '../exports/steady-zip.ts';
import type { Block } from './report-blocks.ts';

const WIDTH = 9_640;

/** The report as a Word document; a figure stands as its description, to be replaced by the exported drawing. */
export async function reportDocx(blocks: readonly Block[], title: string, asOf: string): Promise<Uint8Array> {
  const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } =
    await import('docx');
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
  const cell = (text: string, width: number, bold: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 60, right: 60 },
      children: [new Paragraph({ children: [new TextRun({ text: printable(text), bold, size: 18 })] })],
    });
  const paragraphsOf = (block: Block) => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ text: printable(block.text), heading: levels[block.level] })];
      case 'paragraph':
        return [
          new Paragraph({
            spacing: { after: 120 },
            children: [new TextRun({ text: printable(block.text), italics: block.missing ?? false })],
          }),
        ];
      case 'list':
        return block.items.map((item) => new Paragraph({ text: printable(item), bullet: { level: 0 } }));
      case 'figure':
        return [
          new Paragraph({
            spacing: { after: 120 },
            children: [
              new TextRun({ text: printable(`Figure: ${block.title}. `), bold: true }),
              new TextRun({ text: printable(block.description) }),
            ],
          }),
        ];
      case 'table': {
        const width = Math.floor(WIDTH / Math.max(1, block.head.length));
        return [
          new Paragraph({
            spacing: { before: 160, after: 60 },
            keepNext: true,
            children: [new TextRun({ text: printable(block.caption), bold: true })],
          }),
          new Table({
            width: { size: WIDTH, type: WidthType.DXA },
            columnWidths: block.head.map(() => width),
            rows: [
              new TableRow({ tableHeader: true, children: block.head.map((one) => cell(one, width, true)) }),
              ...block.rows.map(
                (row) => new TableRow({ children: row.map((one) => cell(String(one), width, false)) }),
              ),
            ],
          }),
        ];
      }
    }
  };
  const document = new Document({
    title,
    creator: 'Gleaner',
    lastModifiedBy: 'Gleaner',
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [{ children: blocks.flatMap(paragraphsOf) }],
  });
  return steadyOfficeFile(new Uint8Array(await Packer.toBuffer(document)), asOf);
}

function printable(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '');
}
