import { expect, it } from 'vitest';
import { parseEntry } from '../../../../library/extraction/entry/entry.ts';
import { joinBrokenWords, withoutLinkLabels } from '../../../../library/extraction/entry/print-damage.ts';

it.each([
  ['A study of infor- mation at sea', 'A study of information at sea'],
  ['Touret- zky, D. S.', 'Touretzky, D. S.'],
  ['Kinder- und Jugendbericht', 'Kinder- und Jugendbericht'],
  ['short- and long-term effects', 'short- and long-term effects'],
  ['self- esteem of keepers', 'self-esteem of keepers'],
  ['https://www.example.org/ports- and/tides- one', 'https://www.example.org/ports- and/tides- one'],
])('joins what the end of a line broke: %s', (printed, whole) =>
  expect(joinBrokenWords(printed)).toBe(whole),
);

it.each([
  'Marsh A. Tides. Ports 2003;12:33-50. [CrossRef] [PubMed]',
  'Marsh A. Tides. Ports 2003;12:33-50. Article CAS PubMed Google Scholar',
  'Marsh A. Tides. Ports 2003;12:33-50. [PMC free article] [PubMed] [Google Scholar]',
  'Marsh A. Tides. Ports 2003;12:33-50. Google Scholar Crossref',
])('leaves out labels of links: %s', (printed) =>
  expect(withoutLinkLabels(printed)).toBe('Marsh A. Tides. Ports 2003;12:33-50.'),
);

it.each(['Marsh A. Tides. Kiel: Dorn 2003. Abstract', 'Marsh A. (2001). How Google Scholar counts tides.'])(
  'keeps such words where they are the reference: %s',
  (printed) => expect(withoutLinkLabels(printed)).toBe(printed),
);

it('reads a broken name whole, and a reference after words that lead to it', () => {
  expect(parseEntry('Vgl. Mar- tin Dorn (2001): Ebbe und Flut. Kiel: Halm.').item.author).toEqual([
    { family: 'Dorn', given: 'Martin' },
  ]);
});

it('takes no time over thousands of labels', () => {
  const labels = 'PubMed Article CAS '.repeat(400);
  expect(withoutLinkLabels(`Marsh A. Tides. ${labels}x`).endsWith('x')).toBe(true);
  expect(withoutLinkLabels(labels).length).toBeLessThan(labels.length);
});
