import { expect, test } from 'vitest';
import type { CslItem } from '../../../shared/model/csl.ts';
import { newEngine } from '../test-engine.ts';

const FIRST: CslItem = {
  type: 'article-journal',
  title: 'Hearing aids in use',
  author: [{ family: 'Lee', given: 'A.' }],
  issued: { 'date-parts': [[2001]] },
  volume: '3',
};
const SECOND: CslItem = {
  type: 'article-journal',
  title: 'Hearing aids in daily use',
  author: [{ family: 'Lee', given: 'Ann' }],
  issued: { 'date-parts': [[2001]] },
  page: '10-20',
};

async function withTwo() {
  const engine = await newEngine();
  const { ids } = await engine.call('reference.add', { items: [FIRST, SECOND] });
  return { ...engine, into: ids[0]!, other: ids[1]! };
}

test('without a choice the kept record keeps its own and its gaps are filled', async () => {
  const { call, into, other } = await withTwo();
  const { item } = await call('reference.merge', { into, from: [other] });
  expect(item).toMatchObject({ ...FIRST, page: '10-20' });
});

test('each field takes the value of the record it was chosen of, in one act that can be undone', async () => {
  const { call, into, other } = await withTwo();
  const fields = { author: other, title: into, volume: other };
  const { item } = await call('reference.merge', { into, from: [other], fields });
  expect(item).toMatchObject({ title: FIRST.title, author: SECOND.author, page: '10-20' });
  expect(item.volume).toBeUndefined();
  await call('history.undo', {});
  expect((await call('reference.get', { id: into })).item).toMatchObject(FIRST);
  expect((await call('reference.get', { id: other })).item).toMatchObject(SECOND);
});

test('a choice of a record that is not merged is refused, and nothing is merged', async () => {
  const { call, reply, into, other } = await withTwo();
  const { ids } = await call('reference.add', { items: [{ type: 'book', title: 'Another matter' }] });
  const wrong = await reply('reference.merge', { into, from: [other], fields: { title: ids[0]! } });
  expect(wrong).toMatchObject({ ok: false, fault: { kind: 'invalid-input' } });
  expect((await call('reference.list', {})).total).toBe(3);
});
