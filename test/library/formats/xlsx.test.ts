import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat, produceBibliography, readBibliography } from '../../../library/formats/formats.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

type Parts = Readonly<Record<string, string>>;

/** A workbook of sheets given as the XML inside `<sheetData>`. */
function workbook(sheets: readonly string[], more: Parts = {}): Uint8Array {
  const names = sheets.map((_, at) => `<sheet name="S${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...more,
  };
  for (const [at, data] of sheets.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet><sheetData>${data}</sheetData></worksheet>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** Rows of cells as sheet XML; a cell that begins with "<" is XML of its own. */
function sheet(rows: readonly (readonly string[])[], first = 1): string {
  return rows
    .map((cells, at) => {
      const row = first + at;
      const xml = cells.map((cell, column) => {
        const place = `r="${String.fromCharCode(65 + column)}${row}"`;
        if (cell.startsWith('<')) return `<c ${place} ${cell.slice(1)}`;
        return `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${row}">${xml.join('')}</row>`;
    })
    .join('');
}

/** A workbook whose directory says that its first part unpacks to so many bytes. */
function claiming(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = 0;
  while (view.getUint32(at, true) !== 0x02014b50) at++;
  view.setUint32(at + 24, size, true);
  return bytes;
}

const write = (item: CslItem): Promise<Uint8Array> =>
  produceBibliography([{ item, citationKey: item.id ?? 'k' }], 'xlsx');

describe('reading workbooks', () => {
  it('reads a list by its headers, numbers as written, with the row a record stands in', async () => {
    const bytes = workbook([
      sheet([
        ['A report made somewhere'],
        ['Article Title', 'Authors', 'Publication Year', 'DOI', 'Include?'],
        ['First title', 'Smith, J; Berg, K', '<><v>2019</v></c>', '10.1000/x', '<t="b"><v>1</v></c>'],
        ['Second title', 'Lee, A', '<><v>2020.0</v></c>', '10.1000/y', ''],
      ]),
    ]);
    expect(detectFormat(bytes, 'export.bin')).toBe('xlsx');
    const { format, records, unread } = await readBibliography(bytes, 'export.xlsx');
    expect([format, unread]).toEqual(['xlsx', []]);
    expect(records.map(({ line, item }) => [line, item.title, item.issued])).toEqual([
      [3, 'First title', { 'date-parts': [[2019]] }],
      [4, 'Second title', { 'date-parts': [[2020]] }],
    ]);
    expect(records[0]?.item.author?.map(({ family }) => family)).toEqual(['Smith', 'Berg']);
    expect(records[0]?.item.custom).toEqual({ csv: { 'Include?': 'TRUE' } });
  });

  it('reads every sheet that is a list, and says which table is none', async () => {
    const bytes = workbook([
      sheet([
        ['Title', 'DOI'],
        ['One', '10.1000/1'],
      ]),
      sheet([['A note on how this was made.']]),
      sheet([
        ['DOI', 'Title'],
        ['10.1000/2', 'Two'],
      ]),
      sheet([
        ['Fruit', 'Price', 'Shop'],
        ['Apple', '2', 'Corner'],
        ['Pear', '3', 'Corner'],
      ]),
    ]);
    const { records, unread } = await readBibliography(bytes, 'x.xlsx');
    expect(records.map(({ item }) => item.title)).toEqual(['One', 'Two']);
    expect(unread.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Sheet “S4”: No column .*Fruit, Price, Shop/),
    ]);
  });

  it('takes the saved value of a formula and never the formula', async () => {
    const bytes = workbook([
      sheet([
        ['Title', 'DOI', 'Check'],
        [
          '<t="str"><f>CONCATENATE("A ","title")</f><v>A title</v></c>',
          '10.1000/1',
          '<t="str"><f>HYPERLINK("http://x.example","y")</f><v>y</v></c>',
        ],
      ]),
    ]);
    const [record] = (await readBibliography(bytes, 'x.xlsx')).records;
    expect(record?.item).toMatchObject({ title: 'A title', custom: { csv: { Check: 'y' } } });
  });

  it('keeps the sheets beside one that is broken, and tells of it', async () => {
    const bytes = workbook([
      sheet([
        ['Title', 'DOI'],
        ['One', '10.1000/1'],
      ]),
      sheet([
        ['Title', 'DOI'],
        ['Two', '<t="s"><v>99</v></c>'],
      ]),
    ]);
    const { records, unread } = await readBibliography(bytes, 'x.xlsx');
    expect(records.map(({ item }) => item.title)).toEqual(['One']);
    expect(unread.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^Sheet 2: /)]);
  });

  it('reads dates as dates', async () => {
    const bytes = workbook(
      [
        sheet([
          ['Title', 'Publication date'],
          ['One', '<s="1"><v>43831</v></c>'],
        ]),
      ],
      {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        'xl/styles.xml':
          '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
      },
    );
    const [record] = (await readBibliography(bytes, 'x.xlsx')).records;
    expect(record?.item.issued).toEqual({ 'date-parts': [[2020, 1, 1]] });
  });
});

describe('workbooks made to hurt', () => {
  it.each([
    [
      'a cell at the end of the largest sheet',
      `${sheet([['Title', 'DOI']])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
      /spans 1048576 rows and 16384 columns/,
    ],
    ['a row beyond all rows', '<row r="99999999999"></row>', /spans 99999999999 rows/],
  ])('are refused with a sentence: %s', async (_, data, reason) => {
    const { records, unread } = await readBibliography(workbook([data]), 'x.xlsx');
    expect(records).toEqual([]);
    expect(unread.map((row) => row.reason)).toEqual([expect.stringMatching(reason)]);
  });

  it('are refused where they would unpack to more than is opened', async () => {
    const bomb = claiming(workbook([sheet([['Title', 'DOI']])]), 420_000_000);
    const { unread } = await readBibliography(bomb, 'x.xlsx');
    expect(unread.map(({ reason }) => reason)).toEqual([expect.stringMatching(/would unpack to 420 MB/)]);
  });

  it.each([
    ['cut off', workbook([sheet([['Title', 'DOI']])]).slice(0, 200), /archive/],
    [
      'of old Excel',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      /Save it as \.xlsx/,
    ],
    [
      'of another kind',
      zipSync({ 'content.xml': strToU8('<office/>') }),
      /holds no bibliography|not a bibliography/,
    ],
  ])('are refused where they are %s', async (_, bytes, reason) => {
    const { records, unread } = await readBibliography(bytes, 'x.xlsx');
    expect(records).toEqual([]);
    expect(unread.map((row) => row.reason)).toEqual([expect.stringMatching(reason)]);
  });
});

describe('writing workbooks', () => {
  it('writes numbers as numbers, full dates as dates, and no formula', async () => {
    const bytes = await write({
      type: 'article-journal',
      title: '=HYPERLINK("http://x.example","y")',
      volume: '12',
      issue: '03',
      page: '1-2',
      issued: { 'date-parts': [[2019, 5, 4]] },
      custom: { csv: { Rating: '5', Note: '+SUM(A1)' } },
    });
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(xml).not.toMatch(/<f[ >]/);
    expect([...xml.matchAll(/<v>([^<]*)<\/v>/g)].map(([, value]) => value)).toEqual(
      expect.arrayContaining(['2019', '12', '43589', '5']),
    );
    const strings = strFromU8(parts['xl/sharedStrings.xml']!);
    expect(strings).toContain('=HYPERLINK(');
    expect(strings).toContain('+SUM(A1)');
    expect(strings).toContain('<t>03</t>');
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    '_x0041_ and _x005F_',
    'a\u0007bell',
    ' spaces at the ends ',
    'line\nbreak',
    'half \uD83D of a pair',
    '\uFFFD lost',
    'no \uFFFE and \uFFFF character',
    'a\u0080b\uFDD0c\u{1FFFE}d',
    "'=1",
    'TRUE',
    '2019-05-04',
    '007',
  ])('gives back the title %j', async (title) => {
    const bytes = await write({ type: 'book', title, publisher: 'P' });
    const { records, unread } = await readBibliography(bytes, 'x.xlsx');
    expect(unread).toEqual([]);
    expect(records[0]?.item.title).toBe(title.trim());
  });

  it('gives back an abstract longer than a cell can be', async () => {
    const abstract = 'word 😀 '.repeat(12_000).trim();
    const bytes = await write({ type: 'book', title: 'T', abstract });
    const longest = [
      ...strFromU8(unzipSync(bytes)['xl/sharedStrings.xml']!).matchAll(/<t[^>]*>([^<]*)</g),
    ].map(([, text]) => text!.length);
    expect(Math.max(...longest)).toBeLessThan(32_767);
    const [record] = (await readBibliography(bytes, 'x.xlsx')).records;
    expect(record?.item).toEqual({ id: 'k', type: 'book', title: 'T', abstract });
  });
});
