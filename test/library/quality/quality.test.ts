import { expect, test } from 'vitest';
import type { CslItem } from '../../../shared/model/csl.ts';
import { newEngine, type TestEngine } from '../test-engine.ts';

const article = (more: Partial<CslItem>): CslItem => ({
  type: 'article-journal',
  title: 'Hearing aids in use',
  author: [{ family: 'Lee', given: 'Ann' }],
  issued: { 'date-parts': [[2001]] },
  'container-title': 'Ear',
  volume: '3',
  ...more,
});

async function withItems(...items: CslItem[]): Promise<TestEngine & { readonly ids: readonly string[] }> {
  const engine = await newEngine();
  const { ids } = await engine.call('reference.add', { items });
  return { ...engine, ids };
}
const places = (problems: readonly { reference: string; fingerprint: string }[]) =>
  problems.map(({ reference, fingerprint }) => ({ reference, fingerprint }));

test('a fix is one act that can be undone, and what is mended leaves the list', async () => {
  const { call, ids } = await withItems(
    article({ DOI: 'doi:10.1000/x', page: 'pp. 3–9' }),
    article({ title: 'Other' }),
  );
  const { problems, counts } = await call('quality.list', {});
  expect(counts).toEqual([
    { check: 'doi', count: 1 },
    { check: 'pages', count: 1 },
  ]);
  expect(problems[0]).toMatchObject({
    reference: ids[0],
    field: 'DOI',
    value: 'doi:10.1000/x',
    fix: '10.1000/x',
  });
  expect(await call('quality.fix', { problems: places(problems) })).toEqual({ fixed: 2, left: 0 });
  expect((await call('quality.list', {})).total).toBe(0);
  expect((await call('reference.get', { id: ids[0]! })).item).toMatchObject({
    DOI: '10.1000/x',
    page: '3-9',
  });
  await call('history.undo', {});
  expect((await call('reference.get', { id: ids[0]! })).item.DOI).toBe('doi:10.1000/x');
  expect((await call('quality.list', {})).total).toBe(2);
});

test('two fixes of one field are both done', async () => {
  const { call, ids } = await withItems(article({ title: 'Hearing  aids in daily use of people.' }));
  const { problems } = await call('quality.list', {});
  expect(problems.map(({ check }) => check)).toEqual(['punctuation', 'whitespace']);
  expect(await call('quality.fix', { problems: places(problems) })).toEqual({ fixed: 2, left: 0 });
  expect((await call('reference.get', { id: ids[0]! })).item.title).toBe(
    'Hearing aids in daily use of people',
  );
});

test('what a person said is no problem stays away until its value changes', async () => {
  const { call, ids } = await withItems(article({ page: '120-15' }));
  const { problems } = await call('quality.list', {});
  await call('quality.ignore', { problems: places(problems) });
  expect(await call('quality.list', {})).toMatchObject({ total: 0, ignored: 1 });
  const { rev, item } = await call('reference.get', { id: ids[0]! });
  await call('reference.update', { id: ids[0]!, rev, item: { ...item, page: '120-14' } });
  expect(await call('quality.list', {})).toMatchObject({ total: 1, ignored: 0 });
  await call('history.undo', {});
  await call('history.undo', {});
  expect(await call('quality.list', {})).toMatchObject({ total: 1, ignored: 0 });
});

test('a fix of something that changed meanwhile is left', async () => {
  const { call, ids } = await withItems(article({ DOI: 'doi:10.1000/x' }));
  const { problems } = await call('quality.list', {});
  const { rev, item } = await call('reference.get', { id: ids[0]! });
  await call('reference.update', { id: ids[0]!, rev, item: { ...item, DOI: 'doi:10.1000/y' } });
  expect(await call('quality.fix', { problems: places(problems) })).toEqual({ fixed: 0, left: 1 });
});

test('an identifier on two references is told on both', async () => {
  const { call, ids } = await withItems(
    article({ DOI: '10.1000/x' }),
    article({ title: 'Other matters', DOI: '10.1000/X' }),
  );
  const { problems } = await call('quality.list', { checks: ['duplicate-identifier'] });
  expect(problems.map(({ reference }) => reference)).toEqual(ids);
  expect(problems[0]?.related.map(({ id }) => id)).toEqual([ids[1]]);
});

test('initials are completed from a reference that shares another person, and from no other', async () => {
  const poe = { family: 'Poe', given: 'Bo' };
  const { call, ids } = await withItems(
    article({ author: [{ family: 'Lee', given: 'A.' }, poe] }),
    article({ title: 'Second', author: [{ family: 'Lee', given: 'Ann K.' }, poe] }),
    article({ title: 'Third', author: [{ family: 'Lee', given: 'A.' }] }),
  );
  const { problems } = await call('quality.list', { checks: ['name-initials'] });
  expect(problems.map(({ reference, fix }) => [reference, fix])).toEqual([[ids[0], 'Lee, Ann K.; Poe, Bo']]);
  await call('quality.fix', { problems: places(problems) });
  expect((await call('reference.get', { id: ids[0]! })).item.author?.[0]).toEqual({
    family: 'Lee',
    given: 'Ann K.',
  });
});

test('an abbreviated journal gets the name it has elsewhere in the library', async () => {
  const { call, ids } = await withItems(
    article({ 'container-title': 'J. Clin. Psychol.' }),
    article({ title: 'Second', 'container-title': 'Journal of Clinical Psychology' }),
    article({ title: 'Third', 'container-title': 'Journal of Clinical Psychiatry' }),
    article({ title: 'Fourth', 'container-title': 'J. Phys. A' }),
    article({ title: 'Fifth', 'container-title': 'Journal of Physics (b)' }),
  );
  const { problems } = await call('quality.list', { checks: ['journal-name'] });
  expect(problems.map(({ reference }) => reference)).toEqual([ids[0]]);
  await call('quality.fix', { problems: places(problems) });
  expect((await call('reference.get', { id: ids[0]! })).item).toMatchObject({
    'container-title': 'Journal of Clinical Psychology',
    'container-title-short': 'J. Clin. Psychol.',
  });
});

test('the worklist is paged, and narrowed to some references', async () => {
  const { call, ids } = await withItems(article({ page: '9-1' }), article({ title: 'Other', page: '9-1' }));
  expect((await call('quality.list', { limit: 1, offset: 1 })).problems).toHaveLength(1);
  expect((await call('quality.list', { ids: [ids[1]!] })).problems.map(({ reference }) => reference)).toEqual(
    [ids[1]],
  );
});
