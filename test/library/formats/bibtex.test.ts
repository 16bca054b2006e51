import { describe, expect, it } from 'vitest';
import type { WriteOptions } from '../../../library/formats/formats.ts';
import { readBibliography, writeBibliography } from '../../../library/formats/formats.ts';
import type { BibliographyReading } from '../../../shared/model/bibliography.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

const read = (text: string): Promise<BibliographyReading> => readBibliography(text, 'list.bib');

async function readOne(text: string): Promise<CslItem> {
  const { records, unread } = await read(text);
  expect(unread).toEqual([]);
  expect(records.length).toBe(1);
  return records[0]!.item;
}

function write(item: CslItem, options: WriteOptions = {}, format: 'bibtex' | 'biblatex' = 'bibtex'): string {
  return writeBibliography([{ item, citationKey: 'key2020' }], format, options);
}

describe('reading names', () => {
  const authors = async (raw: string): Promise<CslItem['author']> =>
    (await readOne(`@misc{k, author = {${raw}}}`)).author;

  it.each([
    [
      'Smith, John and Doe, Jane',
      [
        { family: 'Smith', given: 'John' },
        { family: 'Doe', given: 'Jane' },
      ],
    ],
    ['Ludwig van Beethoven', [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }]],
    ['van der Berg, Jan', [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }]],
    ['{van der Berg}, Jan', [{ family: 'van der Berg', given: 'Jan' }]],
    ['Humboldt, Alexander von', [{ family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' }]],
    ['King, Jr., Martin Luther', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    ['{World Health Organization}', [{ literal: 'World Health Organization' }]],
    ['{Barnes and Noble}', [{ literal: 'Barnes and Noble' }]],
    ['World Health Organization', [{ literal: 'World Health Organization' }]],
    ["{\\'E}mile Zola", [{ family: 'Zola', given: 'Émile' }]],
    ['{\\AA}berg, {\\"O}rjan', [{ family: 'Åberg', given: 'Örjan' }]],
    ["Garc{\\'\\i}a, Mar{\\'{\\i}}a", [{ family: 'García', given: 'María' }]],
    [
      'family=Berg, given=Jan, prefix=van der, useprefix=true',
      [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
    ],
    ['Plato', [{ family: 'Plato' }]],
  ])('reads %s', async (raw, expected) => {
    expect(await authors(raw)).toEqual(expected);
  });

  it('takes "and others" for a shortened list, not for an author', async () => {
    const item = await readOne('@misc{k, author = {Smith, John and others}}');
    expect(item.author).toEqual([{ family: 'Smith', given: 'John' }]);
    expect(item.custom).toEqual({ authorsTruncated: true });
    expect(write(item)).toContain('author = {Smith, John and others}');
  });
});

describe('reading values', () => {
  const title = async (raw: string): Promise<string | undefined> =>
    (await readOne(`@misc{k, title = {${raw}}}`)).title;

  it.each([
    [String.raw`\textcolor{red}{Risk} in \foreignlanguage{german}{Wien}`, 'Risk in Wien'],
    [String.raw`at 5\,\micro{}g, 37\celsius{} and 2\permil`, 'at 5 µg, 37°C and 2‰'],
    [String.raw`Text\&thinsp;in &frac12; &Eacute;cole`, 'Text in ½ École'],
    ['A {DNA} study', 'A DNA study'],
    ['{\\em Homo sapiens} in {\\bf bold}', '<i>Homo sapiens</i> in <b>bold</b>'],
    ['H$_2$O and $\\alpha$-blockers at 20$^\\circ$C', 'H<sub>2</sub>O and α-blockers at 20°C'],
    ["10--20 --- ``quoted''", '10–20 — “quoted”'],
    ['R\\&D, 50\\% \\& \\$5 a\\_b', 'R&D, 50% & $5 a_b'],
    ['Caf&eacute; &amp; more', 'Café & more'],
    ['\\"{U}ber \\c{c}a \\v{s}koda \\H{o} \\o \\ss', 'Über ça škoda ő øß'],
    ['broken\n   line', 'broken line'],
    ['$\\frac{1}{2}$ kept', '$\\frac{1}{2}$ kept'],
    ['unbalanced \\} brace', 'unbalanced } brace'],
  ])('reads %s', async (raw, expected) => {
    expect(await title(raw)).toBe(expected);
  });

  it('keeps paragraphs of an abstract and folds its other lines', async () => {
    const item = await readOne('@misc{k, abstract = {One\n  line.\n\n  Two.}}');
    expect(item.abstract).toBe('One line.\n\nTwo.');
  });

  it('keeps an undefined abbreviation as text and says so', async () => {
    const { records } = await read('@article{k, journal = jama, year = 2020}');
    expect(records[0]!.item['container-title']).toBe('jama');
    expect(records[0]!.warnings).toEqual([
      'The abbreviation "jama" is not defined in the file and was kept as text.',
    ]);
  });

  it('puts in the @strings, also those made of others', async () => {
    const item = await readOne(
      '@string{a = "Journal"}\n@string{b = a # { of Tests}}\n@article{k, journal = b # " (B)"}',
    );
    expect(item['container-title']).toBe('Journal of Tests (B)');
  });

  it.each([
    ['year = 2020, month = may, day = 5', { 'date-parts': [[2020, 5, 5]] }],
    ['year = {2020}, month = {May}', { 'date-parts': [[2020, 5]] }],
    ['year = 2020, month = 10 # "~" # jan', { 'date-parts': [[2020, 1, 10]] }],
    ['year = 2020, month = {Spring}', { 'date-parts': [[2020]], season: 1 }],
    ['year = {in press}', { literal: 'in press' }],
    [
      'date = {2020-05-01/2020-06-02}',
      {
        'date-parts': [
          [2020, 5, 1],
          [2020, 6, 2],
        ],
      },
    ],
    ['date = {2020-22}', { 'date-parts': [[2020]], season: 2 }],
    ['date = {1850~}', { 'date-parts': [[1850]], circa: true }],
  ])('reads the date of %s', async (fields, expected) => {
    expect((await readOne(`@misc{k, ${fields}}`)).issued).toEqual(expected);
  });

  it('keeps zeros at the beginning of a bare number', async () => {
    expect((await readOne('@article{k, number = 007}')).issue).toBe('007');
  });

  it('joins repeated keywords and keeps the second of two notes', async () => {
    const item = await readOne('@misc{k, keywords = {a, b}, keywords = {c}, note = {one}, note = {two}}');
    expect(item.keyword).toBe('a; b; c');
    expect(item.note).toBe('one');
    expect(item.custom).toEqual({ bibtex: { note: 'two' } });
  });

  it('takes a DOI out of its address and unescapes addresses', async () => {
    const item = await readOne(
      '@misc{k, doi = {https://doi.org/10.1000/a\\_b}, url = {http://x.org/a\\_b\\%20{\\textasciitilde}c}}',
    );
    expect(item.DOI).toBe('10.1000/a_b');
    expect(item.URL).toBe('http://x.org/a_b%20~c');
  });

  it('passes on the fields of a crossref, and follows no circle', async () => {
    const { records } = await read(
      '@inproceedings{a, title={A}, crossref={p}}\n@proceedings{p, title={P}, year=2001, publisher={X}, crossref={a}}',
    );
    expect(records[0]!.item).toMatchObject({ title: 'A', 'container-title': 'P', publisher: 'X' });
    expect(records[0]!.item.issued).toEqual({ 'date-parts': [[2001]] });
  });

  it('keeps fields without a home as they stood and writes them back', async () => {
    const item = await readOne('@article{k, title = {T}, groups = {A {\\&} B}, bdsk-url-1 = {http://x.org}}');
    expect(item.custom).toEqual({ bibtex: { groups: 'A {\\&} B', 'bdsk-url-1': 'http://x.org' } });
    expect(write(item)).toContain('groups = {A {\\&} B}');
  });
});

describe('files that are not quite right', () => {
  it.each([
    [
      'a missing closing brace',
      '@article{a, title={A}\n@article{b, title={B}}\n@article{c, title={C}}',
      ['A', 'B', 'C'],
    ],
    [
      'an unclosed value',
      '@article{a, title={A\n}\n@article{b, title={B}}\n@article{c, title={C}}',
      ['A', 'B', 'C'],
    ],
    ['a missing comma', '@article{a, title={A}\n year={2000}}\n@article{b, title={B}}', ['A', 'B']],
    ['a missing key', '@article{title={A}}\n@article{, title={B}}', ['A', 'B']],
    ['parentheses', '@article(a, title={A (1)})\n@article{b, title="B {"} c"}', ['A (1)', 'B " c']],
    [
      'text between entries',
      'Mail a@b.org\n@article{a, title={A}} junk @ junk\n% @article{b, title={B}}',
      ['A', 'B'],
    ],
    ['a comment around an entry', '@comment{ @article{x, title={X}} }\n@article{a, title={A}}', ['A']],
    ['a comment without braces', '@comment this { is not closed\n@article{a, title={A}}', ['A']],
    ['a stray word among the fields', '@article{a, foo bar, title={A}, % note\n year=2000}', ['A']],
    ['Windows line ends', '@article{a,\r\n title={A}\r\n}\r\n@article{b,\r\n title={B}\r\n}', ['A', 'B']],
    [
      'an address with a brace in it',
      '@article{a, url={http://x/\\}, title={A}}\n@article{b, title={B}}',
      ['A', 'B'],
    ],
  ])('keeps every entry in spite of %s', async (_, text, titles) => {
    const { records, unread } = await read(text);
    expect(records.map(({ item }) => item.title?.trim())).toEqual(titles);
    expect(unread).toEqual([]);
  });

  it('gives line and text of an entry that holds nothing', async () => {
    const { records, unread } = await read('\n@article{a, title={A}}\n\n@foo{}\n');
    expect(records[0]!.line).toBe(2);
    expect(unread).toEqual([{ line: 4, text: '@foo{}', reason: 'This @foo has neither a key nor a field.' }]);
  });

  it('stays bounded on unclosed braces, exploding @strings, deep nesting and a huge field', async () => {
    const bomb = Array.from({ length: 40 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`).join('\n');
    const hostile = [
      '@string{s0 = "0123456789"}',
      bomb,
      '@article{bomb, note = s40, title = {Bomb}}',
      `@article{deep, title = ${'{'.repeat(50_000)}x${'}'.repeat(50_000)}}`,
      `@article{huge, title = {Huge}, abstract = {${'word '.repeat(200_000)}}}`,
      `@article{open, title = {${'{'.repeat(5_000)}`,
      '@article{last, title = {Last}}',
    ].join('\n');
    const { records } = await read(hostile);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(['bomb', 'deep', 'huge', 'open', 'last']);
    expect(records[2]!.item.abstract?.length).toBe(999_999);
    expect(JSON.stringify(records[0]!.item).length).toBeLessThan(10_000_000);
  });
});

describe('writing', () => {
  const article: CslItem = {
    type: 'article-journal',
    title: 'The use of DNA tests in London: A pilot study',
    author: [
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      { literal: 'World Health Organization' },
      { family: 'King', given: 'Martin', suffix: 'Jr.' },
    ],
    'container-title': 'Tests & Trials',
    issued: { 'date-parts': [[2020, 5, 4]] },
    volume: '3',
    page: '12-15',
    abstract: 'One 5% sample.\n\nTwo.',
    keyword: 'risk; harm',
    DOI: '10.1000/a_b',
  };

  it('writes a BibTeX entry as people write them', () => {
    expect(write(article)).toMatchInlineSnapshot(`
      "@article{key2020,
        author = {van der Berg, Jan and {World Health Organization} and King, Jr., Martin},
        title = {The use of {DNA} tests in {London}: A pilot study},
        journal = {Tests \\& Trials},
        volume = {3},
        pages = {12--15},
        year = {2020},
        month = may,
        day = {4},
        doi = {10.1000/a_b},
        abstract = {One 5\\% sample.

      Two.},
        keywords = {risk, harm}
      }
      "
    `);
  });

  it('writes a BibLaTeX entry with its own field names', () => {
    expect(write(article, {}, 'biblatex')).toMatchInlineSnapshot(`
      "@article{key2020,
        author = {van der Berg, Jan and {World Health Organization} and King, Jr., Martin},
        title = {The use of {DNA} tests in {London}: A pilot study},
        journaltitle = {Tests \\& Trials},
        volume = {3},
        pages = {12--15},
        date = {2020-05-04},
        doi = {10.1000/a_b},
        abstract = {One 5\\% sample.

      Two.},
        keywords = {risk, harm}
      }
      "
    `);
  });

  it('protects capitals only in sentence case, and whole titles in other languages', () => {
    expect(write({ type: 'book', title: 'A History of the Great Northern Railway' })).toContain(
      '{A History of the Great Northern Railway}',
    );
    expect(write({ type: 'book', title: 'Die Zeit der Reife', language: 'de' })).toContain(
      'title = {{Die Zeit der Reife}}',
    );
    expect(write({ type: 'book', title: 'mRNA and the iPhone' })).toContain(
      'title = {{mRNA} and the {iPhone}}',
    );
  });

  it('writes TeX commands instead of letters when ASCII is asked for', () => {
    const text = write(
      { type: 'book', title: 'Ärger über Łódź – naïve', author: [{ family: 'Åberg', given: 'Ö.' }] },
      { ascii: true },
    );
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).toContain('author = {\\AA{}berg, {\\"O}.}');
  });

  it.each<[CslItem, string, string]>([
    [{ type: 'report', title: 'T', publisher: 'WHO' }, 'techreport', 'report'],
    [{ type: 'thesis', title: 'T', publisher: 'U', genre: 'PhD thesis' }, 'phdthesis', 'thesis'],
    [{ type: 'thesis', title: 'T', publisher: 'U', genre: "Master's thesis" }, 'mastersthesis', 'thesis'],
    [{ type: 'chapter', title: 'T' }, 'incollection', 'incollection'],
    [{ type: 'paper-conference', title: 'T' }, 'inproceedings', 'inproceedings'],
    [{ type: 'webpage', title: 'T', URL: 'https://x.org' }, 'misc', 'online'],
    [{ type: 'dataset', title: 'T' }, 'misc', 'dataset'],
    [{ type: 'software', title: 'T' }, 'misc', 'software'],
  ])('chooses the entry type of %j', (item, bibtex, biblatex) => {
    expect(write(item)).toMatch(new RegExp(`^@${bibtex}\\{`));
    expect(write(item, {}, 'biblatex')).toMatch(new RegExp(`^@${biblatex}\\{`));
  });

  it('writes keywords, notes and codings with the reference', () => {
    const text = writeBibliography(
      [
        {
          item: article,
          citationKey: 'k',
          keywords: ['own, tag'],
          codings: ['factor:sv.access'],
          note: 'Read twice.',
        },
      ],
      'bibtex',
      { codings: 'keywords' },
    );
    expect(text).toContain('keywords = {risk, harm, {own, tag}, factor:sv.access}');
    expect(text).toContain('annote = {Read twice.}');
    const field = writeBibliography(
      [{ item: article, citationKey: 'k', codings: ['factor:sv.access', 'level:1'] }],
      'biblatex',
      { codings: 'field' },
    );
    expect(field).toContain('codings = {factor:sv.access; level:1}');
  });

  it('makes keys safe and different from one another', () => {
    const items = ['Smith, 2020', 'smith-2020', 'a{b}%'].map((citationKey) => ({
      item: article,
      citationKey,
    }));
    const keys = [...writeBibliography(items, 'bibtex').matchAll(/^@article\{(.*),$/gm)].map(
      ([, key]) => key,
    );
    expect(keys).toEqual(['Smith-2020', 'smith-2020-2', 'a-b']);
  });

  it('leaves out its own csl-* fields when a plain file is asked for', () => {
    const item: CslItem = { type: 'webpage', title: 'T', URL: 'https://x.org', medium: 'blog' };
    expect(write(item)).toContain('csl-medium = {blog}');
    expect(write(item, { plain: true })).not.toContain('csl-');
  });
});

it('an entry cut before its first field is told as unread', async () => {
  const reading = await readBibliography('@book{a, title = {Whole}}\n@article{b title=', 'cut.bib');
  expect(reading.records.map(({ sourceId }) => sourceId)).toEqual(['a']);
  expect(reading.unread).toMatchObject([{ line: 2, reason: 'The entry is cut before its first field.' }]);
});
