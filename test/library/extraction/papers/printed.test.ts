import { expect, it } from 'vitest';
import { readDocument } from '../../../../library/documents/document.ts';
import { extract } from '../../../../library/extraction/extract.ts';
import { printedPaper, SHEETS } from './printed.ts';
import { entryScore } from './score.ts';
import { madePaper } from './typeset-paper.ts';

/** The standard fonts of PDF print Western European letters only. */
const printable = (text: string): string =>
  text
    .replace(/ı/g, 'i')
    .replace(/[^ -~ -ÿ–—“”‘’„]/g, (char) => char.normalize('NFD').replace(/[^ -ÿ]/g, ''));

it.each([
  'one column, hanging',
  'two columns, hanging, justified',
  'one column, first line in',
  'two columns, neither',
  'two columns, numbers hanging',
  'two columns, brackets',
])('the entries of a printed list are found: %s', async (name) => {
  const made = madePaper({ seed: 90, style: 'apa', language: 'en', works: 30, paragraphs: 12 });
  const paper = {
    ...made,
    entries: made.entries.map(printable),
    paragraphs: made.paragraphs.map(printable),
  };
  const reading = await readDocument(await printedPaper(paper, 'References', SHEETS[name]!), 'paper.pdf');
  if (!reading.ok) throw new Error(reading.message);
  const { right, found, wanted } = entryScore(paper, extract(reading.document));
  expect(right / wanted).toBeGreaterThanOrEqual(0.93);
  expect(right / found).toBeGreaterThanOrEqual(0.93);
});
