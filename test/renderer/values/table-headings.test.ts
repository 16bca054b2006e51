import { expect, it } from 'vitest';
import { headingPlaces } from '../../../renderer/values/table-headings.ts';

const text =
  'Before n.\n\nDesign | n | %\nAdults\nFirst | 12 | 3\nSecond | 5 | 12\nOlder\nFirst | 7 | 1\n\nAfter: First';
const cell = (words: string, from: string) => {
  const start = text.indexOf(words, text.indexOf(from));
  return { start, end: start + words.length, text: words };
};
const table = {
  start: text.indexOf('Design'),
  end: text.indexOf('\n\nAfter'),
  header: [['Design', 'n', '%', 'not there']],
  rows: [
    { path: ['Adults', 'First'], cells: [cell('12', 'First'), cell('3', 'First')] },
    { path: ['Adults', 'Second'], cells: [cell('5', 'Second'), cell('12', 'Second')] },
    { path: ['Older', 'First'], cells: [cell('7', 'Older'), cell('1', 'Older')] },
  ],
};

it('headings of a table are found where they are printed, once each and never within another word', () => {
  const { header, rows } = headingPlaces(text, table);
  expect(header).toEqual([[table.start, text.indexOf('n | %'), text.indexOf('%'), null]]);
  expect(rows).toEqual([
    [text.indexOf('Adults'), text.indexOf('First')],
    [null, text.indexOf('Second')],
    [text.indexOf('Older'), text.indexOf('First', text.indexOf('Older'))],
  ]);
});
