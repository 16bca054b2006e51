import type { ParagraphChild } from 'docx';
import type { TextRun as Run } from '../../shared/contract/bibliography.ts';
import type { MapTable, TableRow } from './map-table.ts';
import { steadyOfficeFile } from './steady-zip.ts';

/** One entry of a bibliography as it is printed. */
export type PrintedEntry = readonly Run[];

/** Columns that a portrait page can show; beyond, the page is turned. */
const PORTRAIT = 6;
/** Page widths in twentieths of a point: A4 without margins of 2 cm. */
const [UPRIGHT, TURNED] = [9_640, 14_570];

/** A map as a Word document: the table with headers that repeat on every page, its notes, and the included references. */
export async function mapDocx(
  table: MapTable,
  entries: readonly PrintedEntry[],
  about: { readonly title: string; readonly asOf: string },
): Promise<Uint8Array> {
  const { Document, HeadingLevel, Packer, PageOrientation, Paragraph, TextRun } = await import('docx');
  const turned = table.columns.length > PORTRAIT;
  const size = turned
    ? { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 }
    : { width: 11_906, height: 16_838 };
  const margin = { top: 1_134, right: 1_134, bottom: 1_134, left: 1_134 };
  const references = await referenceParagraphs(entries);
  const document = new Document({
    title: about.title,
    creator: 'Gleaner',
    lastModifiedBy: 'Gleaner',
    styles: { default: { document: { run: { font: 'Calibri', size: 20 } } } },
    sections: [
      {
        properties: { page: { size, margin } },
        children: [
          new Paragraph({
            spacing: { after: 120 },
            keepNext: true,
            children: [new TextRun({ text: printable(table.caption), bold: true, size: 22 })],
          }),
          await tableOf(table, turned ? TURNED : UPRIGHT),
          ...table.notes.map(
            (note) =>
              new Paragraph({
                spacing: { before: 40 },
                children: [new TextRun({ text: printable(note), size: 16 })],
              }),
          ),
          ...(references.length === 0
            ? []
            : [
                new Paragraph({
                  text: 'Included references',
                  heading: HeadingLevel.HEADING_2,
                  spacing: { before: 360 },
                }),
                ...references,
              ]),
        ],
      },
    ],
  });
  return steadyOfficeFile(new Uint8Array(await Packer.toBuffer(document)), about.asOf);
}

async function tableOf(table: MapTable, width: number) {
  const {
    AlignmentType,
    BorderStyle,
    Paragraph,
    Table,
    TableCell,
    TableRow: Line,
    TextRun,
    WidthType,
  } = await import('docx');
  const label = Math.round(width * 0.3);
  const rest = Math.floor((width - label) / (table.columns.length + 1));
  const cell = (
    text: string,
    more: { bold?: boolean; centre?: boolean; span?: number; indent?: number } = {},
  ) =>
    new TableCell({
      ...(more.span === undefined ? {} : { columnSpan: more.span }),
      margins: { left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: more.centre ? AlignmentType.CENTER : AlignmentType.LEFT,
          indent: { left: 200 * (more.indent ?? 0) },
          children: [new TextRun({ text: printable(text), size: 17, bold: more.bold ?? false })],
        }),
      ],
    });
  const head = [
    ...table.headings.map(
      (spans) =>
        new Line({
          tableHeader: true,
          cantSplit: true,
          children: [
            cell(''),
            ...spans.map(({ label: words, span }) => cell(words, { span, bold: true, centre: true })),
            cell(''),
          ],
        }),
    ),
    new Line({
      tableHeader: true,
      cantSplit: true,
      children: [
        cell(table.rowLabel, { bold: true }),
        ...table.columns.map((column) => cell(column, { bold: true, centre: true })),
        cell('Studies', { bold: true, centre: true }),
      ],
    }),
  ];
  const line = (row: TableRow) =>
    new Line({
      cantSplit: true,
      children: row.heading
        ? [
            cell(row.label, { bold: true, indent: row.depth, span: table.columns.length + 1 }),
            cell(row.total, { centre: true }),
          ]
        : [
            cell(row.label, { indent: row.depth }),
            ...row.cells.map((words) => cell(words, { centre: true })),
            cell(row.total, { centre: true }),
          ],
    });
  const foot = new Line({
    cantSplit: true,
    children: [
      cell('Studies', { bold: true }),
      ...table.foot.cells.map((words) => cell(words, { centre: true, bold: true })),
      cell(table.foot.total, { centre: true, bold: true }),
    ],
  });
  const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
  const hair = { style: BorderStyle.SINGLE, size: 2, color: 'BFBFBF' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [label, ...table.columns.map(() => rest), rest],
    borders: {
      top: rule,
      bottom: rule,
      left: none,
      right: none,
      insideHorizontal: hair,
      insideVertical: none,
    },
    rows: [...head, ...table.rows.map(line), foot],
  });
}

async function referenceParagraphs(entries: readonly PrintedEntry[]) {
  const { ExternalHyperlink, Paragraph, TextRun } = await import('docx');
  const run = (one: Run): ParagraphChild => {
    const written = new TextRun({
      text: printable(one.text),
      italics: one.italic ?? false,
      bold: one.bold ?? false,
      smallCaps: one.smallCaps ?? false,
      superScript: one.raised === 'super',
      subScript: one.raised === 'sub',
    });
    return one.link === undefined ? written : new ExternalHyperlink({ link: one.link, children: [written] });
  };
  return entries.map(
    (entry) =>
      new Paragraph({
        indent: { left: 567, hanging: 567 },
        spacing: { after: 80 },
        children: entry.map(run),
      }),
  );
}

// XML 1.0 has no place for control characters, and Word refuses a file that holds one.
function printable(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '');
}
