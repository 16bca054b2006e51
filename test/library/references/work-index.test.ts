import { expect, test } from 'vitest';
import { createWorkIndex } from '../../../library/references/work-index.ts';
import { article, names, year } from './records.ts';

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
