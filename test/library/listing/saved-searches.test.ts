import { describe, expect, it } from 'vitest';
import { newEngine, type TestEngine } from '../test-engine.ts';

async function importTitles({ call, put }: TestEngine, titles: readonly string[]): Promise<void> {
  const ris = titles
    .map((title, n) => `TY  - JOUR\nTI  - ${title}\nAU  - Doe, Jane\nPY  - ${2010 + n}\nER  - \n`)
    .join('\n');
  await call('import.read', { files: [put('some.ris', ris)] });
}

async function totals({ call }: TestEngine): Promise<Record<string, number | null>> {
  return Object.fromEntries((await call('savedSearch.list', {})).map(({ name, total }) => [name, total]));
}

describe('saved searches', () => {
  it('are counted as the library is after each act and each undo', async () => {
    const test = await newEngine();
    await importTitles(test, ['Stigma among adults', 'Trust in schools', 'Stigma and trust']);
    await test.call('savedSearch.save', { name: 'Stigma', query: 'stigma' });
    await test.call('savedSearch.save', { name: 'Undecided', facets: { verdict: ['undecided'] } });
    await test.call('savedSearch.save', { name: 'Both', query: 'stigma', facets: { verdict: ['include'] } });
    expect(await totals(test)).toEqual({ Stigma: 2, Undecided: 3, Both: 0 });

    const { ids } = await test.call('search.ids', { query: 'stigma' });
    await test.call('reference.decide', { ids: [ids[0]!], verdict: 'include', stage: 'title' });
    expect(await totals(test)).toEqual({ Stigma: 2, Undecided: 2, Both: 1 });
    await importTitles(test, ['Stigma elsewhere']);
    expect(await totals(test)).toEqual({ Stigma: 3, Undecided: 3, Both: 1 });
    await test.call('reference.remove', { ids: [ids[0]!] });
    expect(await totals(test)).toEqual({ Stigma: 2, Undecided: 3, Both: 0 });
    await test.call('history.undo', {});
    expect(await totals(test)).toEqual({ Stigma: 3, Undecided: 3, Both: 1 });
  });

  it('keep what they are narrowed by and their order', async () => {
    const test = await newEngine();
    const search = {
      name: 'Reports, newest first',
      query: 'year:2010-2020',
      facets: { type: ['report'] },
      sort: 'year' as const,
      descending: true,
    };
    await test.call('savedSearch.save', search);
    expect(await test.call('savedSearch.list', {})).toEqual([{ ...search, total: 0 }]);
  });

  it('are renamed, replaced and removed, each of which can be taken back', async () => {
    const test = await newEngine();
    await test.call('savedSearch.save', { name: ' A ', query: 'a1' });
    expect(await test.reply('savedSearch.save', { name: 'A', query: 'other' })).toMatchObject({
      ok: false,
      fault: { kind: 'conflict' },
    });
    await test.call('savedSearch.save', { name: 'A', query: 'other', replace: true });
    await test.call('savedSearch.rename', { name: 'A', to: 'B' });
    const queries = async () =>
      (await test.call('savedSearch.list', {})).map(({ name, query }) => [name, query]);
    expect(await queries()).toEqual([['B', 'other']]);
    await test.call('savedSearch.remove', { name: 'B' });
    expect(await queries()).toEqual([]);
    await test.call('history.undo', {});
    expect(await queries()).toEqual([['B', 'other']]);
    await test.call('history.undo', {});
    expect(await queries()).toEqual([['A', 'other']]);
    await test.call('history.undo', {});
    expect(await queries()).toEqual([['A', 'a1']]);
    expect(await test.reply('savedSearch.rename', { name: 'gone', to: 'x' })).toMatchObject({
      ok: false,
      fault: { kind: 'not-found' },
    });
  });
});
