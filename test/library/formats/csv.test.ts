import { describe, expect, it } from 'vitest';
import { readBibliography, writeBibliography } from '../../../library/formats/formats.ts';
import type { BibliographyReading } from '../../../shared/model/bibliography.ts';

const read = (text: string): Promise<BibliographyReading> => readBibliography(text, 'list.csv');

describe('reading tables', () => {
  it.each([
    [
      'Scopus',
      'Authors,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,DOI\n"Smith J., van Berg K.L.",A title,2020,The Journal,3,2,,12,15,10.1000/x',
    ],
    [
      'PubMed',
      'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n123,A title,"Smith J, van Berg KL.",,Smith J,The Journal,2020,,PMC1,,10.1000/x',
    ],
    [
      'Zotero',
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Volume"\n"AB","journalArticle","2020","Smith, J.; van Berg, K. L.","A title","The Journal","10.1000/x","3"',
    ],
    [
      'Web of Science',
      'Publication Type\tAuthors\tArticle Title\tSource Title\tPublication Year\tDOI\nJ\tSmith, J; van Berg, KL\tA title\tThe Journal\t2020\t10.1000/x',
    ],
    [
      'OpenAlex',
      'id,doi,display_name,publication_year,primary_location.source.display_name,authorships.author.display_name\nhttps://openalex.org/W1,https://doi.org/10.1000/x,A title,2020,The Journal,Jane Smith|Kim van Berg',
    ],
    [
      'a German spreadsheet',
      '\uFEFFTitle;Authors;Year;Journal;DOI\r\nA title;Smith, J. and van Berg, K.;2020;The Journal;10.1000/x\r\n',
    ],
  ])('reads the columns of %s', async (_, text) => {
    const { records, unread } = await read(text);
    expect(unread).toEqual([]);
    const item = records[0]!.item;
    expect(item).toMatchObject({
      type: 'article-journal',
      title: 'A title',
      'container-title': 'The Journal',
      DOI: '10.1000/x',
    });
    expect(item.issued).toEqual({ 'date-parts': [[2020]] });
    expect(item.author?.map(({ family, 'non-dropping-particle': particle }) => [particle, family])).toEqual([
      [undefined, 'Smith'],
      ['van', 'Berg'],
    ]);
  });

  it('keeps columns it does not know under their headers and writes them back', async () => {
    const { records } = await read('Title,DOI,Screener 1\nA,10.1000/x,include');
    expect(records[0]!.item.custom).toEqual({ csv: { 'Screener 1': 'include' } });
    const text = writeBibliography([{ item: records[0]!.item, citationKey: 'k' }], 'csv');
    expect(text.split('\r\n')[0]).toMatch(/,Screener 1$/);
    expect(text.split('\r\n')[1]).toMatch(/,include$/);
  });

  it('says which row has nothing in it that makes a reference', async () => {
    const { records, unread } = await read('Title,DOI,Flag\nA,,x\n\n,,y\nB,,');
    expect(records.map(({ item, line }) => [item.title, line])).toEqual([
      ['A', 2],
      ['B', 5],
    ]);
    expect(unread.map(({ line }) => line)).toEqual([4]);
  });

  it('does not take a table of something else for references', async () => {
    const { format, unread } = await read('name,price\nbread,2\n');
    expect(format).toBe('csv');
    expect(unread.length).toBe(1);
  });
});

describe('writing tables', () => {
  it.each(['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\tx', "'=1", 'plain'])(
    'keeps %j from running as a formula, and gives it back',
    async (title) => {
      const text = writeBibliography(
        [{ item: { type: 'book', title, publisher: 'P' }, citationKey: 'k' }],
        'csv',
      );
      const cell = /^k,book,(?:"((?:[^"]|"")*)"|([^,]*)),/m.exec(text);
      expect((cell?.[1] ?? cell?.[2] ?? '').slice(0, 1)).not.toMatch(/[=+\-@\t\r]/);
      const { records } = await read(text);
      expect(records[0]!.item.title).toBe(title.trim());
    },
  );

  it('puts codings into their own column, or among the keywords', () => {
    const items = [
      {
        item: { type: 'book', title: 'T', keyword: 'a' },
        citationKey: 'k',
        codings: ['factor:x', 'level:y'],
      },
    ];
    expect(writeBibliography(items, 'csv', { codings: 'field' })).toContain('factor:x; level:y');
    expect(writeBibliography(items, 'csv', { codings: 'keywords' })).toContain('a; factor:x; level:y');
    expect(writeBibliography(items, 'csv')).not.toContain('factor:x');
  });
});
