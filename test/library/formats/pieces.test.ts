import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '../../../library/formats/bibtex.ts';
import { normaliseText, piecesOf } from '../../../library/formats/file-text.ts';
import type { Format } from '../../../library/formats/format.ts';
import { ris } from '../../../library/formats/ris.ts';
import type { BibliographyRecord } from '../../../shared/model/bibliography.ts';
import { DIALECTS } from './dialects.ts';

/** Everything a reader gives, with the records it hands over in the order in which it does. */
async function readWith(format: Format, text: string, size?: number) {
  const handed: BibliographyRecord[] = [];
  const options = { onRecords: (more: readonly BibliographyRecord[]) => handed.push(...more) };
  const read =
    size === undefined
      ? format.read?.(normaliseText(text), options)
      : format.readPieces?.(piecesOf(new TextEncoder().encode(text), size)!, options);
  const { records, unread } = (await read)!;
  return { records: [...handed, ...records], unread };
}

/** Things that stand in each other's way in a .bib file. */
const BIB_PARTS = [
  '@article{a, title = {Plain}, year = 2001, journal = jrn}\n\n',
  '@string{jrn = "Journal of Examples"}\n',
  '@inproceedings{part, title = {A part}, crossref = {whole}, pages = {1--9}}\n',
  '@proceedings{whole, title = {The whole}, year = 2003, editor = {Berg, Anna}}\n',
  '@article{one, title = {One}, crossref = {two}}\n@article{two, title = {Two}, crossref = {one}, year = 1}\n',
  '@incollection{self, title = {Self}, crossref = {self}}\n',
  '@book{open, title = {Never closed, year = 2004\n\n',
  '@misc{quoting, abstract = {It says\n@article{inner,\n title = {x}}\n and more}, title = {Quoting}}\r\n',
  '@comment{nothing of note}\n@comment to the end of the line, with {a brace\n',
  '@preamble{ "\\newcommand{\\x}{y}" }\n% a remark about @nothing\n',
  '@article{ä, author = {Ångström, Ö. and 李, 明}, title = "Quotes {and} braces"}\r\n\r\n',
  '@article(paren, title = {In parentheses})\n',
];

const RIS_PARTS = [
  'TY  - JOUR\r\nTI  - Plain\r\nAU  - Ångström, Ö.\r\nER  - \r\n\r\n',
  'TY  - BOOK\nTI  - No end\nAB  - One line\nand another\n\nTY\n',
  'TI  - Lost its first line\nAU  - Berg, Anna\nER  -\n',
  'TY  - CHAP\nTI  - With TY  - inside\nKW  - a\nKW  - b\nER  - \n1.\n',
  'Provider: somebody\nContent: text/plain\n\n',
];

const filesOf = (parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 25 }).map((chosen) => chosen.join(''));

describe('a file read in pieces', () => {
  it.each([
    ['BibTeX', bibtex, filesOf(BIB_PARTS)],
    ['BibLaTeX', biblatex, filesOf(BIB_PARTS)],
    ['RIS', ris, filesOf(RIS_PARTS)],
  ])('gives the same records, lines and reasons as one read whole: %s', async (_, format, files) => {
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 3, max: 900 }), async (text, size) => {
        expect(await readWith(format, text, size)).toEqual(await readWith(format, text));
      }),
      { numRuns: Number(process.env.GLEANER_RUNS ?? 150) },
    );
  });

  it('is the same for exports as programs write them', async () => {
    const formats: Readonly<Record<string, Format>> = { ris, bibtex, biblatex };
    for (const { format: id, before = '', record, after = '' } of DIALECTS) {
      const format = formats[id];
      if (format === undefined) continue;
      const records = Array.from({ length: 12 }, (__, n) => record({ n, title: `Title ${n}` })).join('');
      const text = before + records + after;
      expect(await readWith(format, text, 500)).toEqual(await readWith(format, text));
    }
  });

  it('follows a crossref to an entry in another piece, and warns of one that is nowhere', async () => {
    const child = (n: number, to: string) =>
      `@inproceedings{c${n}, title = {Part ${n}}, crossref = {${to}}}\n\n`;
    const children = Array.from({ length: 60 }, (_, n) => child(n, n % 2 === 0 ? 'Whole' : 'gone')).join('');
    const text = `${children}@proceedings{whole, title = {All of it}, year = 2005}\n`;
    const { records } = await readWith(bibtex, text, 300);
    expect(records[0]?.item).toMatchObject({
      'container-title': 'All of it',
      issued: { 'date-parts': [[2005]] },
    });
    expect(records[1]?.warnings).toEqual(['The entry it points to by crossref is not in the file.']);
  });
});
