import { describe, expect, it } from 'vitest';
import { type FormatId, readBibliography } from '../../../library/formats/formats.ts';

/** Files made to hurt, each with one good record at the end that must come through. */
const HOSTILE: readonly (readonly [what: string, format: FormatId, text: string, last: string])[] = [
  [
    'ten thousand unclosed entries',
    'bibtex',
    `${'@article{open, title = {A\n'.repeat(10_000)}@book{last, title = {Last}}`,
    'Last',
  ],
  [
    'a row of opening braces',
    'bibtex',
    `@article{a, title = ${'{'.repeat(200_000)}\n@book{last, title = {Last}}`,
    'Last',
  ],
  ['a row of at signs', 'bibtex', `${'@'.repeat(200_000)}\n@book{last, title = {Last}}`, 'Last'],
  [
    'a comment without end',
    'bibtex',
    `@comment{${'{'.repeat(1_000)}\n${'@comment{ x\n'.repeat(5_000)}@book{last, title = {Last}}`,
    'Last',
  ],
  [
    'a hundred thousand authors',
    'bibtex',
    `@book{last, title = {Last}, author = {${'Doe, Jane and '.repeat(100_000)}Roe, R}}`,
    'Last',
  ],
  [
    'three hundred thousand authors',
    'ris',
    `TY  - JOUR\nTI  - Many\n${'AU  - Doe, Jane\n'.repeat(300_000)}ER  - \nTY  - BOOK\nTI  - Last\nER  - `,
    'Last',
  ],
  [
    'an entry commented out line by line, with a brace too many',
    'bibtex',
    `${Array.from({ length: 12 }, (_, at) => (at === 0 ? '%@inproceedings{gone,' : `%  field${at} = {{Some {words, of ${at}},`)).join('\n')}\n%}\n@book{last, title = {Last}}`,
    'Last',
  ],
  [
    '@strings that multiply',
    'bibtex',
    `@string{s0 = {ha}}\n${Array.from({ length: 60 }, (_, at) => `@string{s${at + 1} = s${at} # s${at} # s${at}}`).join('\n')}\n@book{a, title = s60}\n@book{last, title = {Last}}`,
    'Last',
  ],
  [
    '@strings made of each other',
    'bibtex',
    '@string{a = b # {x}}\n@string{b = a # {y}}\n@book{x, title = a # b}\n@book{last, title = {Last}}',
    'Last',
  ],
  [
    'a crossref to itself and in circles',
    'bibtex',
    '@book{a, crossref={b}, xdata={a,b,c}}\n@book{b, crossref={a}, xdata={a,b,c}}\n@book{c, xdata={a,b,c}}\n@book{last, title = {Last}, crossref={last}}',
    'Last',
  ],
  [
    'backslashes',
    'bibtex',
    `@book{a, title = {${'\\'.repeat(100_001)}}}\n@book{last, title = {Last}}`,
    'Last',
  ],
  [
    'accents on accents',
    'bibtex',
    `@book{a, title = {${"\\'".repeat(20_000)}e}}\n@book{last, title = {Last}}`,
    'Last',
  ],
  ['dollars', 'bibtex', `@book{a, title = {${'$'.repeat(99_999)}}}\n@book{last, title = {Last}}`, 'Last'],
  [
    'a field of a megabyte',
    'ris',
    `TY  - JOUR\nTI  - ${'word '.repeat(200_000)}\nER  - \nTY  - BOOK\nTI  - Last\nER  - `,
    'Last',
  ],
  [
    'a hundred thousand lines without a tag',
    'ris',
    `TY  - JOUR\nTI  - A\n${'x\n'.repeat(100_000)}ER  - \nTY  - BOOK\nTI  - Last\nER  - `,
    'Last',
  ],
  [
    'repeated tags without end',
    'ris',
    `TY  - JOUR\n${'KW  - same\nN1  - note\n'.repeat(2_000)}ER  - \nTY  - BOOK\nTI  - Last\nER  - `,
    'Last',
  ],
  ['brackets without end', 'csl', `${'['.repeat(50_000)}{"id":"last","type":"book","title":"Last"}`, 'Last'],
  [
    'a quotation mark without end',
    'csv',
    `Title,DOI\nFirst,10.1000/1\nLast,10.1000/2\n"open,${'x\n'.repeat(10_000)}`,
    'Last',
  ],
  ['entities that multiply', 'zotero-rdf', billionLaughs(), 'Last'],
  [
    'records in records',
    'endnote-xml',
    `<xml><records>${'<record>'.repeat(20_000)}<ref-type name="Book">6</ref-type><titles><title>Last</title></titles></record></records></xml>`,
    'Last',
  ],
  [
    'elements in elements',
    'mods',
    `<modsCollection><mods>${'<name>'.repeat(5_000)}</mods><mods><titleInfo><title>Last</title></titleInfo></mods></modsCollection>`,
    'Last',
  ],
];

function billionLaughs(): string {
  const entities = Array.from(
    { length: 20 },
    (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};&e${at};&e${at};">`,
  ).join('');
  return `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "x">${entities}]><rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="d"><rdf:Description rdf:about="#a"><z:itemType>book</z:itemType><dc:title>Last</dc:title><dc:rights>&e20;</dc:rights></rdf:Description></rdf:RDF>`;
}

describe('files made to hurt', () => {
  it.each(HOSTILE)('gets past %s in %s and keeps the last record', async (_, format, text, last) => {
    const { records, unread } = await readBibliography(text, 'x', { format });
    if (format === 'zotero-rdf') {
      // Either the file is refused with a reason, or its record is read; nothing is expanded without end.
      expect(records.length + unread.length).toBe(1);
      expect(JSON.stringify(records).length).toBeLessThan(1_000_000);
    } else expect(records.at(-1)?.item.title).toBe(last);
  });

  it('tells of an entry without its closing brace, and keeps its fields and its neighbour', async () => {
    const { records, unread } = await readBibliography(
      '@article{open, title = {Open}, journal = {Ear\n\n@book{last, title = {Last}}\n',
      'x.bib',
    );
    expect(unread).toEqual([]);
    expect(records.map(({ item }) => item.title)).toEqual(['Open', 'Last']);
    expect(records[0]?.warnings).toContain(
      'The closing brace is missing; the entry was read up to the next one.',
    );
  });

  it('keeps markup in titles as the words it is', async () => {
    const title = 'On <script>alert(1)</script> & <img src=x onerror=y>';
    const { records } = await readBibliography(`TY  - JOUR\nTI  - ${title}\nER  - `, 'x.ris');
    expect(records[0]?.item.title).toBe(title);
  });
});
