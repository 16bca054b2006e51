import { describe, expect, it } from 'vitest';
import { produceBibliography, readBibliography } from '../../../library/formats/formats.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

async function only(name: string, text: string): Promise<CslItem> {
  const { records, unread } = await readBibliography(text, name);
  expect([records.length, unread]).toEqual([1, []]);
  return records[0]!.item;
}

const ris = (...lines: readonly string[]) => ['TY  - JOUR', ...lines, 'ER  - ', ''].join('\n');

describe('names that exports write in ways of their own', () => {
  it.each([
    ['AU  - Smith J, Doe KL', ['Smith J', 'Doe KL']],
    ['AU  - Smith, J., Doe, K.L.', ['Smith J.', 'Doe K.L.']],
    ['AU  - Smith, J.; Doe, K.L.', ['Smith J.', 'Doe K.L.']],
    ['AU  - García Márquez, Gabriel', ['García Márquez Gabriel']],
  ])('are told apart on one line of RIS: %s', async (line, names) => {
    const { author } = await only('x.ris', ris(line));
    expect(author?.map(({ family, given }) => `${family} ${given}`)).toEqual(names);
  });

  it('leave “et al.” out of the authors and say that there are more', async () => {
    const item = await only('x.ris', ris('AU  - Smith, Jane', 'AU  - et al.'));
    expect(item).toMatchObject({
      author: [{ family: 'Smith', given: 'Jane' }],
      custom: { authorsTruncated: true },
    });
  });

  it('may have their suffix behind in BibTeX', async () => {
    const { author } = await only('x.bib', '@book{a, author = {Doe, Bob, Jr. and Roe, III, Ann}}');
    expect(author).toEqual([
      { family: 'Doe', given: 'Bob', suffix: 'Jr.' },
      { family: 'Roe', given: 'Ann', suffix: 'III' },
    ]);
  });
});

describe('words of RIS with entities of web pages in them', () => {
  it('are read as the words they stand for, and those that spell one come back from a file of ours', async () => {
    const item = await only(
      'x.ris',
      ris('TI  - CO&lt;sub&gt;2&lt;/sub&gt; &amp; &#8220;health&#8221;', 'AB  - p &lt; .05'),
    );
    expect(item).toMatchObject({ title: 'CO<sub>2</sub> & “health”', abstract: 'p < .05' });
    const spelled = { type: 'book', title: 'How to write &amp; in HTML' };
    const written = await produceBibliography([{ item: spelled, citationKey: 'a' }], 'ris');
    const { records } = await readBibliography(written, 'x.ris');
    expect(records[0]?.item).toMatchObject(spelled);
  });
});

describe('identifiers and years with something around them', () => {
  it('are read bare', async () => {
    expect((await only('x.ris', ris('DO  - https://doi.org/10.1000/a%2Fb(1).'))).DOI).toBe('10.1000/a/b(1)');
    expect((await only('x.ris', ris('DO  - 10.1000/a%2Fb'))).DOI).toBe('10.1000/a%2Fb');
    const table = 'Title,DOI,PMID\nA title,10.1000/x,https://pubmed.ncbi.nlm.nih.gov/12345/\n';
    expect((await only('x.csv', table)).PMID).toBe('12345');
    const scopus = ris('C2  - 30209876', 'DB  - Scopus');
    expect((await only('x.ris', scopus)).PMID).toBe('30209876');
  });

  it('keep the letter that tells two works of a year apart', async () => {
    expect(await only('x.bib', '@book{a, title = {T}, year = {2010a}, month = mar}')).toMatchObject({
      issued: { 'date-parts': [[2010, 3]] },
      'year-suffix': 'a',
    });
  });

  it('do not make an item of JSON that is something else', async () => {
    const { records, unread } = await readBibliography(
      '{"status": "ok", "version": 3, "size": 2}',
      'x.json',
      {
        format: 'csl',
      },
    );
    expect(records).toEqual([]);
    expect(unread[0]?.reason).toContain('not a CSL-JSON item');
  });
});
