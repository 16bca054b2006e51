import { expect, it } from 'vitest';
import { newEngine } from '../test-engine.ts';

it('tells what touched one reference, newest first, with the fields that became other', async () => {
  const { call } = await newEngine();
  const { ids } = await call('reference.add', {
    items: [
      { id: 'a', type: 'book', title: 'One book' },
      { id: 'b', type: 'book', title: 'Another book' },
    ],
  });
  const [a, b] = ids as [string, string];
  const { rev, item } = await call('reference.get', { id: a });
  await call('reference.update', { id: a, rev, item: { ...item, title: 'One book, again', publisher: 'P' } });
  await call('reference.tag', { ids: [b], tag: 'elsewhere' });
  await call('reference.tag', { ids: [a], tag: 'here' });
  await call('collection.add', { name: 'Chosen', references: [a] });
  const study = await call('study.add', { label: 'Its study', references: [a] });
  const { dimensions } = await call('codebook.get', {});
  const dimension = dimensions.find(({ codes }) => codes.length > 0)!;
  await call('coding.apply', { study: study.id, dimension: dimension.id, code: dimension.codes[0]!.id });
  await call('reference.decide', { ids: [a, b], verdict: 'include' });
  await call('history.undo', {});

  const changes = await call('history.ofReference', { id: a });
  expect(changes.some(({ summary }) => summary.includes('elsewhere'))).toBe(false);
  expect(changes.some(({ summary }) => summary.includes('“here”'))).toBe(true);
  expect(changes.some(({ summary }) => summary.includes('“Chosen”'))).toBe(true);
  expect(changes.find(({ fields }) => fields.length > 0)?.fields.toSorted()).toEqual(['publisher', 'title']);
  expect(changes.every(({ who }) => who !== '')).toBe(true);
  expect(changes.map(({ at }) => at)).toEqual(
    changes
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  expect(
    (await call('history.ofReference', { id: b })).some(({ summary }) => summary.includes('“here”')),
  ).toBe(false);
  expect(await call('history.ofReference', { id: a, limit: 1 })).toHaveLength(1);
});
