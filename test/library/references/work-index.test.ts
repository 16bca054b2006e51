import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBlocks } from '../../../library/references/same-work/blocks.ts';
import { createPackedTexts } from '../../../library/references/same-work/packed-texts.ts';
import { createQuickTable } from '../../../library/references/same-work/quick-table.ts';
import { mayBeCertain, traitsOf } from '../../../library/references/same-work.ts';
import { createWorkIndex } from '../../../library/references/work-index.ts';
import { article, crowdedItem, names, year } from './records.ts';

test('finds a record under the reference it is already there as', () => {
  const index = createWorkIndex([{ id: 'a', item: article() }]);
  index.add('b', article({ title: 'Another question, asked of other people', page: '7-9', volume: '1' }));
  expect(index.find(article({ 'container-title': 'J Clin Oncol', page: '2207-15' }))).toBe('a');
});

test('gives the surest of several', () => {
  const index = createWorkIndex([
    { id: 'bare', item: article({ volume: undefined, issue: undefined, page: undefined }) },
    { id: 'full', item: article() },
  ]);
  expect(index.find(article())).toBe('full');
});

test('passes over the references that a list has taken already', () => {
  const index = createWorkIndex([{ id: 'a', item: article() }]);
  expect(index.find(article(), new Set(['a']))).toBeUndefined();
});

test('does not take what needs a look for the same work', () => {
  const index = createWorkIndex([{ id: 'a', item: article() }]);
  expect(index.find(article({ page: '3011-3019' }))).toBeUndefined();
});

test('finds a printed entry with a short list of fields by title, first author and year', () => {
  const index = createWorkIndex([{ id: 'a', item: article() }]);
  const printed = {
    type: 'document',
    title: 'Barriers to seeking help among people who worry about their drinking',
    author: names('Okafor, N.'),
    issued: year(2014),
  };
  expect(index.find(printed)).toBe('a');
});

test('finds a web page by its address and its name', () => {
  const page = { type: 'webpage', title: 'Into the open', URL: 'https://www.example.org/open/' };
  const index = createWorkIndex([{ id: 'a', item: page }]);
  expect(index.find({ ...page, URL: 'https://example.org/open' })).toBe('a');
});

test('finds a reference of a large library among thousands added since', () => {
  const index = createWorkIndex([{ id: 'a', item: article() }]);
  for (let n = 0; n < 4_100; n += 1)
    index.add(`b${n}`, {
      type: 'book',
      title: `Annual figures of district ${n}`,
      issued: year(1900 + (n % 90)),
    });
  expect(index.find(article({ 'container-title': 'J Clin Oncol', page: '2207-15' }))).toBe('a');
});

test('passes over no pair by its packed traits that would be looked at by the whole ones', () => {
  fc.assert(
    fc.property(fc.array(crowdedItem, { minLength: 2, maxLength: 12 }), (items) => {
      const table = createQuickTable();
      const all = items.map(traitsOf);
      for (const traits of all) table.add(traits);
      for (const left of all)
        for (const [at, right] of all.entries())
          expect(mayBeCertain(table.comparable(left), table.at(at))).toBe(mayBeCertain(left, right));
    }),
    { numRuns: 100 },
  );
});

test('gives the newest places under a key, oldest first, however many there are', () => {
  const blocks = createBlocks();
  for (let place = 0; place < 9_000; place += 1) {
    blocks.add('all', place);
    blocks.add(`own ${place}`, place);
  }
  expect(blocks.newest('all', 3)).toEqual([8_997, 8_998, 8_999]);
  expect(blocks.newest('own 17', 3)).toEqual([17]);
  expect(blocks.newest('nobody', 3)).toEqual([]);
});

test('keeps texts of any length as they were', () => {
  const texts = createPackedTexts();
  const all = [
    '',
    'Öberg',
    'x'.repeat(1_500_000),
    '日本語',
    ...Array.from({ length: 2_000 }, (_, n) => `text ${n}`),
  ];
  for (const text of all) texts.add(text);
  expect(all.every((text, place) => texts.at(place) === text)).toBe(true);
});
