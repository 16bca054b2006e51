import { expect, test } from 'vitest';
import { bibliographyText } from '../../../library/bibliographies/bibliography-text.ts';
import { typeset } from '../../../library/bibliographies/typeset.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

const lee = [{ family: 'Lee', given: 'Ann' }];
const article = (title: string, more: Partial<CslItem> = {}): CslItem => ({
  type: 'article-journal',
  title,
  author: lee,
  issued: { 'date-parts': [[2001]] },
  'container-title': 'Ear',
  volume: '3',
  page: '10-20',
  ...more,
});

function set(style: string, items: readonly CslItem[], locale: string | null = null) {
  return typeset({ style, locale, items: items.map((item, at) => ({ id: `item-${at}`, item })) });
}
const lines = (style: string, items: readonly CslItem[], locale: string | null = null) =>
  bibliographyText(set(style, items, locale))
    .trimEnd()
    .split('\n');

test('the style sorts and tells works of one year apart', () => {
  expect(lines('apa', [article('Zinc'), article('Amber', { volume: '4' })])).toEqual([
    'Lee, A. (2001a). Amber. Ear, 4, 10–20.',
    'Lee, A. (2001b). Zinc. Ear, 3, 10–20.',
  ]);
});

test('a numeric style numbers without holes where an item prints nothing', () => {
  const list = set('ieee', [article('One'), { type: 'webpage' }, article('Two')]);
  expect(list.entries.map(({ label }) => label[0]?.text)).toEqual(['[1]', '[2]']);
  expect(list.failed).toEqual([{ id: 'item-1', reason: 'It has nothing that this style prints.' }]);
});

test('an entry that a style puts whole into the margin is printed all the same', () => {
  expect(lines('journal-of-lipid-research', [article('Zinc')])[0]).toMatch(/^1\. Lee, A/);
});

test('the locale changes the words of the style', () => {
  const item: CslItem = { type: 'book', title: 'Werk', editor: lee, issued: { 'date-parts': [[1999]] } };
  expect(lines('harvard-cite-them-right', [item], 'en-GB')[0]).toContain('(ed.)');
  expect(lines('apa', [item], 'de-DE')[0]).toMatch(/Hrsg/);
});

test('a style of footnotes without a list prints its footnotes', () => {
  const list = set('bluebook-law-review', [article('On rules')]);
  expect(list.failed).toEqual([]);
  expect(bibliographyText(list)).toContain('On Rules');
});

test('one item that breaks the style leaves its neighbours printed', () => {
  const odd = { ...article('Odd'), issued: 'yesterday', page: { from: 1 } } as unknown as CslItem;
  const broken = article('Broken', { author: [{ family: 'Lee', given: 7 as unknown as string }] });
  const list = set('apa', [article('Whole'), broken, odd]);
  expect(list.entries.map(({ id }) => id).toSorted()).toEqual(['item-0', 'item-2']);
  expect(list.failed).toEqual([
    { id: 'item-1', reason: expect.stringMatching(/^The style could not print it/) },
  ]);
});

test('markup in a title is kept where it is markup and printed where it is not', () => {
  const [entry] = set('apa', [article('H<sub>2</sub>O & <script>alert(1)</script> <i>E. coli</i>')]).entries;
  const runs = entry?.paragraphs[0]?.runs ?? [];
  expect(runs).toContainEqual({ text: '2', raised: 'sub' });
  expect(runs.map(({ text }) => text).join('')).toContain('<script>alert(1)</script>');
  expect(runs).toContainEqual(expect.objectContaining({ text: 'E. coli', italic: true }));
});

test('a thousand times a thousand names are cut and told', () => {
  const many = Array.from({ length: 100_000 }, (_, n) => ({ family: `Name${n}`, given: 'A' }));
  const list = set('apa', [article('Crowd', { author: many })]);
  expect(list.notices).toEqual(['“Crowd” was printed with 1000 of its 100000 names.']);
  expect(bibliographyText(list)).toContain('Name99999');
});

test('the letter a list printed after the year is not printed twice', () => {
  expect(lines('apa', [article('Zinc', { 'year-suffix': 'a' })])).toEqual([
    'Lee, A. (2001). Zinc. Ear, 3, 10–20.',
  ]);
});
