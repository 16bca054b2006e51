import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { Extraction } from '../../../shared/model/extraction.ts';
import { docxOf } from './small-docx.ts';

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;
const lines = (...texts: readonly string[]): string => texts.map((text) => p(run(text))).join('');
const LIST = lines(
  'References',
  'Aho, R. (2011). Bridges in spring. River Papers, 3(1), 4–19.',
  'Cole, D. (2015). Mending after the ice. Oak Press.',
);
const BODY = p(run('Bridges over small rivers close in spring, as several counts have shown (Aho, 2011).'));

async function extracted(body: string): Promise<Extraction> {
  const reading = await readDocument(docxOf(body), 'paper.docx');
  if (!reading.ok) throw new Error(reading.message);
  return extract(reading.document);
}

describe('a Word document', () => {
  test('is called what stands in the style of titles, whatever stands over it, and written by the names under each other', async () => {
    const { document } = await extracted(
      lines('University of Oaktown') +
        p(run('Bridges and spring in the north'), 'Title') +
        lines('Rosa Aho', 'Lars Beck', 'Master’s thesis, 2019') +
        BODY +
        LIST,
    );
    expect(document.title).toBe('Bridges and spring in the north');
    expect(document.author?.map(({ family }) => family)).toEqual(['Aho', 'Beck']);
  });

  test('keeps the words of simple fields: numbers of captions, citations, and words set in a direction', async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${p(run(text))}</w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const table = `<w:tbl><w:tblPr/><w:tblGrid/>${row('River', 'Bridges')}${row('North', '4')}${row('South', '7')}</w:tbl>`;
    const { tables, citations, text } = await extracted(
      p(run('Bridges and spring in the north'), 'Title') +
        p(
          `${run('Bridges close ')}<w:fldSimple w:instr=" CITATION &quot;a>b&quot; ">${run('(Cole, 2015)')}</w:fldSimple>${run('.')}`,
        ) +
        p(`<w:dir w:val="ltr">${run('One word more.')}</w:dir>`) +
        table +
        p(
          `${run('Tabelle ')}<w:fldSimple w:instr=" SEQ Tabelle ">${run('1')}</w:fldSimple>${run(': Bridges by river')}`,
        ) +
        LIST,
    );
    expect(tables.map(({ label, caption }) => [label, caption])).toEqual([['Tabelle 1', 'Bridges by river']]);
    expect(citations.map(({ references }) => references)).toEqual([[2]]);
    expect(text).toContain('One word more.');
  });

  test('says its headings once: the lines of a table of contents are left out', async () => {
    const { text } = await extracted(
      p(run('Contents'), 'TOC Heading') + p(run('Bridges 3'), 'toc 1') + BODY + LIST,
    );
    expect(text).not.toMatch(/Contents|Bridges 3/);
  });
});
