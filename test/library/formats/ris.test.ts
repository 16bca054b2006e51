import { describe, expect, it } from 'vitest';
import { readBibliography, writeBibliography } from '../../../library/formats/formats.ts';
import type { BibliographyReading } from '../../../shared/model/bibliography.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

const read = (text: string): Promise<BibliographyReading> => readBibliography(text, 'list.ris');

async function readOne(lines: readonly string[]): Promise<CslItem> {
  const { records, unread } = await read(['TY  - JOUR', ...lines, 'ER  - '].join('\n'));
  expect(unread).toEqual([]);
  expect(records.length).toBe(1);
  return records[0]!.item;
}

describe('reading', () => {
  it('reads a record as databases write it', async () => {
    const item = await readOne([
      'AU  - Smith, John, Jr.',
      'AU  - van der Berg, Jan',
      'A1  - World Health Organization',
      'TI  - A title',
      'T2  - The Journal',
      'J2  - J',
      'PY  - 2020',
      'DA  - 2020/05/04/',
      'VL  - 3',
      'IS  - 2',
      'SP  - 12',
      'EP  - 15',
      'DO  - https://doi.org/10.1000/x',
      'SN  - 12345679',
      'KW  - risk',
      'KW  - harm, reduced',
      'AB  - An abstract',
      'that goes on.',
      'UR  - https://x.org/1',
      'UR  - https://x.org/2',
      'AN  - 77',
    ]);
    expect(item).toEqual({
      type: 'article-journal',
      author: [
        { family: 'Smith', given: 'John', suffix: 'Jr.' },
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
        { literal: 'World Health Organization' },
      ],
      title: 'A title',
      DOI: '10.1000/x',
      ISSN: '1234-5679',
      abstract: 'An abstract that goes on.',
      URL: 'https://x.org/1',
      archive_location: '77',
      custom: { ris: { UR: 'https://x.org/2' } },
      'container-title': 'The Journal',
      'container-title-short': 'J',
      page: '12-15',
      issued: { 'date-parts': [[2020, 5, 4]] },
      volume: '3',
      issue: '2',
      keyword: 'risk; harm, reduced',
    });
  });

  it.each([
    ['2020', { 'date-parts': [[2020]] }],
    ['2020///', { 'date-parts': [[2020]] }],
    ['2020/05//', { 'date-parts': [[2020, 5]] }],
    ['2020///Spring', { 'date-parts': [[2020]], season: 1 }],
    [
      '2020///May-Jun',
      {
        'date-parts': [
          [2020, 5],
          [2020, 6],
        ],
      },
    ],
    ['2020 May 4', { 'date-parts': [[2020, 5, 4]] }],
    ['in press', { literal: 'in press' }],
  ])('reads the date %s', async (text, expected) => {
    expect((await readOne([`PY  - ${text}`])).issued).toEqual(expected);
  });

  it("keeps a second DOI, the first being the record's own", async () => {
    const item = await readOne(['DO  - 10.1000/a', 'DO  - 10.1000/b']);
    expect(item.DOI).toBe('10.1000/a');
    expect(item.custom).toEqual({ ris: { DO: '10.1000/b' } });
  });

  it('takes an article number for the number, not for a page', async () => {
    const item = await readOne(['C7  - ARTN e123', 'SP  - 1']);
    expect(item.page).toBe('1');
    expect(item.number).toBe('ARTN e123');
  });

  it.each([
    ['no ER', 'TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B'],
    [
      'a byte order mark and Windows line ends',
      '\uFEFFTY  - JOUR\r\nTI  - A\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - B\r\nER  -\r\n',
    ],
    ['one space before the hyphen', 'TY - JOUR\nTI - A\nER -\nTY - JOUR\nTI - B\nER -'],
    ['numbers between the records', '1.\nTY  - JOUR\nTI  - A\nER  - \n\n2.\nTY  - JOUR\nTI  - B\nER  - '],
    [
      'lines outside the records',
      'Provider: X\nTY  - JOUR\nTI  - A\nER  - \nRecord #2 of 2\nTY  - JOUR\nTI  - B\nER  - ',
    ],
    ['an empty type', 'TY  - \nTI  - A\nER  - \nTY  - \nTI  - B\nER  - '],
    ['a first record that lost its first line', 'TI  - A\nER  - \nTY  - JOUR\nTI  - B\nER  - '],
    ['tags without value', 'TY  - JOUR\nVL  -\nTI  - A\nER  - \nTY  - JOUR\nIS  - \nTI  - B\nER  - '],
  ])('reads both records in spite of %s', async (_, text) => {
    const { records, unread } = await read(text);
    expect(records.map(({ item }) => item.title)).toEqual(['A', 'B']);
    expect(unread).toEqual([]);
  });

  it('gives line, text and reason of a record without anything', async () => {
    const { records, unread } = await read('TY  - JOUR\nTI  - A\nER  - \n\nTY  - \nER  - ');
    expect(records.length).toBe(1);
    expect(unread).toEqual([
      { line: 5, text: 'TY  - \nER  -', reason: 'The record has neither a type nor a field.' },
    ]);
  });
});

describe('writing', () => {
  it('never breaks a line inside a field, and ends each record', () => {
    const abstract = `${'word '.repeat(100)}50% end`;
    const text = writeBibliography(
      [{ item: { type: 'article-journal', title: 'T', abstract }, citationKey: 'k' }],
      'ris',
    );
    expect(text.split('\r\n')).toContain(`AB  - ${abstract}`);
    expect(text.endsWith('ER  - \r\n')).toBe(true);
  });

  it('writes particles, editors, series, article number and both pages', () => {
    const text = writeBibliography(
      [
        {
          item: {
            type: 'chapter',
            title: 'T',
            author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
            editor: [{ family: 'Ed', given: 'I.' }],
            'collection-title': 'Series',
            'container-title': 'Book',
            page: '12-15',
          },
          citationKey: 'k',
        },
      ],
      'ris',
    );
    for (const line of [
      'TY  - CHAP',
      'AU  - van der Berg, Jan',
      'A2  - Ed, I.',
      'T2  - Book',
      'T3  - Series',
      'SP  - 12',
      'EP  - 15',
    ]) {
      expect(text.split('\r\n')).toContain(line);
    }
  });

  it('writes tags it has no variable for back as they were', async () => {
    const source =
      'TY  - JOUR\r\nTI  - A\r\nAD  - Clinic, Town\r\nL1  - file.pdf\r\nL1  - other.pdf\r\nER  - \r\n';
    const { records } = await read(source);
    const text = writeBibliography([{ item: records[0]!.item, citationKey: 'k' }], 'ris');
    for (const line of ['AD  - Clinic, Town', 'L1  - file.pdf', 'L1  - other.pdf'])
      expect(text.split('\r\n')).toContain(line);
  });

  it('keeps a line of an abstract from being taken for a field', async () => {
    const item: CslItem = { type: 'article-journal', title: 'T', abstract: 'One.\nER - not the end' };
    const { records } = await read(writeBibliography([{ item, citationKey: 'k' }], 'ris'));
    expect(records.length).toBe(1);
    expect(records[0]!.item.abstract).toBe('One.\nER - not the end');
  });

  it('reads a file whose tags are in small letters, and not such lines in other files', async () => {
    const small = await read(
      'ty  - jour\nau  - Berg, Jan\nti  - Walks\ny1  - 2019\ner  - \nTy  - BOOK\nTi  - More\nEr  - \n',
    );
    expect(small.records.map(({ item }) => [item.type, item.title])).toEqual([
      ['article-journal', 'Walks'],
      ['book', 'More'],
    ]);
    const usual = await read('TY  - JOUR\nTI  - Walks\nAB  - One.\nti  - not a title\nER  - \n');
    expect(usual.records.map(({ item }) => item.title)).toEqual(['Walks']);
    expect(usual.records[0]!.item.abstract).toContain('ti  - not a title');
  });
});
