import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { DocumentText, Extraction } from '../../../shared/model/extraction.ts';
import { fixture } from '../test-engine.ts';
import { printTwoColumnPdf } from './printed-paper.ts';
import { pdfOf, type Words } from './words-pdf.ts';

async function read(bytes: Uint8Array, name = 'paper.pdf'): Promise<DocumentText> {
  const reading = await readDocument(bytes, name);
  if (!reading.ok) throw new Error(reading.message);
  return reading.document;
}

function wordsOf(document: DocumentText, kind: string): readonly string[] {
  return document.blocks
    .filter((block) => block.kind === kind)
    .map((block) => document.text.slice(block.start, block.end));
}

/** Full lines of running text from a height on. */
function prose(y: number, lines: readonly string[]): readonly Words[] {
  return lines.map((text, i) => ({ x: 72, y: y + i * 13, text }));
}

const BODY = [
  'Rural clinics open on two days of a week, and most people in the district live an hour away or',
  'more. Those who were asked to name what kept them at home spoke of the bus before all else, and',
  'many had given up asking for a ride. The nurse keeps a list of those who called and never came,',
  'and she writes to each of them once a year, which about one in five of them answers with a visit.',
];

describe('footnotes of a PDF', () => {
  const pages = [
    [
      ...prose(100, BODY),
      { x: 72, y: 152, text: 'A first study found the same in the hills' },
      { x: 245, y: 148, size: 6, text: '1' },
      { x: 252, y: 152, text: 'and it was soon repeated on the coast, where the' },
      { x: 72, y: 700, size: 6, text: '1' },
      {
        x: 78,
        y: 704,
        size: 8,
        text: 'See Aalto, Mirja. 2011. Roads and Rooms. Turku: Coast Press, which has the',
      },
      { x: 72, y: 714, size: 8, text: 'figures for every district and year.' },
    ],
    [
      { x: 72, y: 100, text: 'distance is shorter but the ferry is slow and does not run in winter.' },
      ...prose(130, BODY),
    ],
  ];

  test('are kept apart from the text that runs over them to the next page', async () => {
    const document = await read(await pdfOf(pages));
    expect(wordsOf(document, 'footnote')).toEqual([
      'See Aalto, Mirja. 2011. Roads and Rooms. Turku: Coast Press, which has the figures for every district and year.',
    ]);
    expect(document.blocks.find(({ kind }) => kind === 'footnote')).toMatchObject({ marker: '1.', page: 1 });
    expect(document.text).toContain(
      'in the hills¹ and it was soon repeated on the coast, where the distance',
    );
  });

  test('are none where nothing calls their number', async () => {
    const uncalled = pages.map((page) => page.filter((words) => words.size !== 6));
    const document = await read(await pdfOf(uncalled));
    expect(wordsOf(document, 'footnote')).toEqual([]);
  });
});

describe('tables of a PDF', () => {
  const row = (y: number, cells: readonly (readonly [x: number, text: string])[]): readonly Words[] =>
    cells.map(([x, text]) => ({ x, y, size: 9, text }));

  test('keep empty cells in their column and join labels of two lines', async () => {
    const document = await read(
      await pdfOf([
        [
          ...prose(100, BODY),
          { x: 72, y: 190, size: 9, text: 'Table 1. Visits by district' },
          ...row(210, [
            [72, 'District'],
            [230, 'Visits'],
            [300, 'Share'],
            [360, 'Change'],
          ]),
          ...row(230, [
            [72, 'Hill districts without'],
            [235, '112'],
            [303, '41.2'],
            [365, '-3'],
          ]),
          ...row(241, [[72, 'a road in winter']]),
          ...row(261, [
            [72, 'Coast'],
            [235, '160'],
            [303, '58.8'],
          ]),
          ...row(281, [
            [72, 'Islands'],
            [239, '0'],
            [365, '-1'],
          ]),
          ...prose(330, BODY),
        ],
      ]),
    );
    const [table] = extract(document).tables;
    expect(table).toMatchObject({ label: 'Table 1', caption: 'Visits by district' });
    expect(table!.header).toEqual([['District', 'Visits', 'Share', 'Change']]);
    expect(table!.rows.map(({ path, cells }) => [...path, ...cells.map((cell) => cell.text)])).toEqual([
      ['Hill districts without a road in winter', '112', '41.2', '-3'],
      ['Coast', '160', '58.8', ''],
      ['Islands', '0', '', '-1'],
    ]);
    const cell = table!.rows[1]!.cells[1]!;
    expect(document.text.slice(cell.start, cell.end)).toBe('58.8');
  });

  test('may have their caption below, and one heading over two columns', async () => {
    const document = await read(
      await pdfOf([
        [
          ...prose(100, BODY),
          ...row(190, [[200, 'Before and after the new bus']]),
          ...row(204, [
            [72, 'Place'],
            [210, '2019'],
            [280, '2021'],
          ]),
          ...row(218, [
            [72, 'Hills'],
            [212, '12'],
            [282, '31'],
          ]),
          ...row(232, [
            [72, 'Coast'],
            [212, '48'],
            [282, '52'],
          ]),
          { x: 72, y: 256, size: 9, text: 'Table 2: Clinics reached within an hour.' },
          ...prose(300, BODY),
        ],
      ]),
    );
    const [table] = extract(document).tables;
    expect(table).toMatchObject({ label: 'Table 2', caption: 'Clinics reached within an hour.' });
    expect(table!.rows.map(({ path, cells }) => [...path, ...cells.map((one) => one.text)])).toEqual([
      ['Hills', '12', '31'],
      ['Coast', '48', '52'],
    ]);
  });

  test('are not made of a sentence that begins with the name of one', async () => {
    const document = await read(
      await pdfOf([
        [
          ...prose(100, BODY),
          ...prose(152, [
            'What the nurse wrote down is printed as it stands in her book, and the same is true of',
          ]),
          ...prose(165, [
            'Table 3. It lists all clinics of the hills by the day on which each of them was opened.',
          ]),
          ...prose(178, BODY),
        ],
      ]),
    );
    expect(wordsOf(document, 'table')).toEqual([]);
    expect(extract(document).tables).toEqual([]);
  });

  test('of the paper are the same as from its text, over columns and pages', async () => {
    const text = readFileSync(fixture('paper/paper.txt'));
    const printed = extract(await read(await printTwoColumnPdf(text.toString('utf8'))));
    const plain = extract(await read(text, 'paper.txt'));
    expect(printed.tables.length).toBeGreaterThan(3);
    expect(said(printed)).toEqual(said(plain));
  });
});

describe('captions of other kinds of file', () => {
  test('are paragraphs beside their table, the label alone above it or with it', async () => {
    const page = `<article><h1>Clinics</h1><p>${BODY.join(' ')}</p>
      <p>Table 1</p><p>Visits by district</p><table><tr><td>Hills</td><td>12</td></tr><tr><td>Coast</td><td>48</td></tr></table>
      <p>${BODY.join(' ')}</p><table><tr><td>Bus</td><td>7</td></tr><tr><td>Ferry</td><td>9</td></tr></table>
      <p>Table 2: Ways to the clinic</p><p>${BODY.join(' ')}</p></article>`;
    const { tables } = extract(await read(new TextEncoder().encode(page), 'page.html'));
    expect(tables.map(({ label, caption }) => [label, caption])).toEqual([
      ['Table 1', 'Visits by district'],
      ['Table 2', 'Ways to the clinic'],
    ]);
  });
});

function said({ tables }: Extraction): unknown {
  return tables.map(({ label, caption, header, rows }) => ({
    label,
    caption,
    header: header.map((line) => line.filter((cell) => cell !== '')),
    rows: rows.map(({ path, cells }) => ({ path, cells: cells.map((cell) => cell.text).filter(Boolean) })),
  }));
}
