import { describe, expect, it } from 'vitest';
import { detectFormat, previewBibliography, readBibliography } from '../../../library/formats/formats.ts';

const RECORDS = `"TITLE","A walk, and what came of it"
"AUTHOR NAMES","Berg A.","Lund O."
"SOURCE TITLE","Journal of Examples"
"PUBLICATION YEAR","2019"
"EMTREE MEDICAL INDEX TERMS","walking","forest"

"TITLE","Another walk"
"AUTHOR NAMES","Nord K."
"PUBLICATION YEAR","2020"
"ABSTRACT","One line.

Another after a blank one."
"DOI","10.1000/w.2"
`;

const read = (text: string) => readBibliography(text, 'records.csv');

describe('a table whose rows are the fields of records', () => {
  it('gives one reference a record, with all values of a label', async () => {
    const { format, records, unread } = await read(RECORDS);
    expect([format, unread]).toEqual(['csv', []]);
    expect(records.map(({ line }) => line)).toEqual([1, 7]);
    expect(records[0]?.item).toMatchObject({
      title: 'A walk, and what came of it',
      author: [
        { family: 'Berg', given: 'A.' },
        { family: 'Lund', given: 'O.' },
      ],
      'container-title': 'Journal of Examples',
      keyword: 'walking; forest',
    });
    expect(records[0]?.raw).toContain('"SOURCE TITLE","Journal of Examples"');
    expect(records[1]?.item).toMatchObject({
      title: 'Another walk',
      DOI: '10.1000/w.2',
      abstract: 'One line.\n\nAnother after a blank one.',
    });
  });

  it.each([
    ['without blank lines between records', RECORDS.replace(/\n\n"TITLE/, '\n"TITLE')],
    ['with a blank line after every row', RECORDS.replaceAll('\n"', '\n\n"')],
    ['with tabs', RECORDS.replaceAll('","', '"\t"')],
    [
      'without quotation marks where none are needed',
      RECORDS.replace('"2019"', '2019').replace('"Nord K."', 'Nord K.'),
    ],
  ])('is read the same %s', async (_, text) => {
    expect(detectFormat(text, 'records.txt')).toBe('csv');
    const items = (await read(text)).records.map(({ item }) => item);
    expect(items).toEqual((await read(RECORDS)).records.map(({ item }) => item));
  });

  it('keeps commas of a value without quotation marks', async () => {
    const { records } = await read(RECORDS.replace('"Another walk"', 'Another walk, alone, at night'));
    expect(records[1]?.item.title).toBe('Another walk, alone, at night');
  });

  it('keeps the fields and records beside one with a stray quotation mark', async () => {
    const { records, unread } = await read(RECORDS.replace('"Journal of Examples"', '"Journal of Examples'));
    expect(unread).toEqual([]);
    expect(
      records.map(({ item }) => [item.title, item['container-title'], item.issued?.['date-parts']?.[0]?.[0]]),
    ).toEqual([
      ['A walk, and what came of it', 'Journal of Examples', 2019],
      ['Another walk', undefined, 2020],
    ]);
  });

  it('is told apart from a table with a header of the same words', async () => {
    const { records } = await read(
      'Title,Authors,Year\nTitle,"Berg, A.",2019\nAbstract,"Lund, O.",2020\nDOI,"Nord, K.",2021\n',
    );
    expect(records.map(({ item }) => item.title)).toEqual(['Title', 'Abstract', 'DOI']);
  });

  it('is shown as a table with one column a label before it is imported', async () => {
    const { tables } = await previewBibliography(new TextEncoder().encode(RECORDS), 'records.csv', []);
    expect(tables).toMatchObject([
      { rows: 2, basis: 'known', headers: expect.arrayContaining(['TITLE', 'DOI']) },
    ]);
  });
});
