import { describe, expect, it } from 'vitest';
import { newEngine, type TestEngine } from '../test-engine.ts';
import { output } from '../test-library.ts';

const RECORDS = [
  ['Stigma among adults', 'Byrne, Ann', 2011, 'JOUR'],
  ['Stigma in schools', 'Öberg, Eva', 2015, 'RPRT'],
  ['Trust in schools', 'Adams, Bo', 2011, 'JOUR'],
  ['Stigma, trust and stigma', 'Carr, Di', 2020, 'JOUR'],
] as const;

async function filled(): Promise<{ test: TestEngine; id: (title: string) => string }> {
  const test = await newEngine();
  const ris = RECORDS.map(
    ([title, author, year, type]) =>
      `TY  - ${type}\nTI  - ${title}\nAU  - ${author}\nPY  - ${year}\nER  - \n`,
  ).join('\n');
  await test.call('import.read', { files: [test.put('some.ris', ris)] });
  const { rows } = await test.call('reference.list', {});
  return { test, id: (title) => rows.find((row) => row.title === title)?.id ?? '' };
}

function counted(
  facets: readonly { name: string; values: readonly { value: string; count: number }[] }[],
  name: string,
): Record<string, number> {
  const facet = facets.find((each) => each.name === name);
  return Object.fromEntries((facet?.values ?? []).map(({ value, count }) => [value, count]));
}

describe('lists and searches of a library', () => {
  it('counts facets over everything found, not over the page', async () => {
    const { test } = await filled();
    const answer = await test.call('search.query', { query: 'stigma', limit: 1, counts: true });
    expect([answer.total, answer.hits.length]).toEqual([3, 1]);
    expect(counted(answer.facets, 'year')).toEqual({ 2011: 1, 2015: 1, 2020: 1 });
    expect(counted(answer.facets, 'type')).toEqual({ 'article-journal': 2, report: 1 });
    expect(counted(answer.facets, 'coded')).toEqual({ 'not coded': 3 });
  });

  it('gives rows without counts, and counts without rows, of one list that is as the library is now', async () => {
    const { test, id } = await filled();
    const rows = async () => test.call('reference.list', { query: 'stigma', limit: 2, counts: false });
    const counts = async () => test.call('reference.list', { query: 'stigma', limit: 0 });
    const first = await rows();
    expect([first.total, first.rows.length, first.facets]).toEqual([3, 2, []]);
    expect(counted((await counts()).facets, 'year')).toEqual({ 2011: 1, 2015: 1, 2020: 1 });
    await test.call('reference.remove', { ids: [id('Stigma in schools')] });
    expect((await rows()).total).toBe(2);
    expect(counted((await counts()).facets, 'year')).toEqual({ 2011: 1, 2020: 1 });
  });

  it('narrows a search by facets and still counts what other values would give', async () => {
    const { test } = await filled();
    const facets = { year: ['2011'] };
    const answer = await test.call('search.query', { query: 'stigma', facets, counts: true });
    expect(answer.hits.map(({ title }) => title)).toEqual(['Stigma among adults']);
    expect(counted(answer.facets, 'year')).toEqual({ 2011: 1, 2015: 1, 2020: 1 });
    expect(counted(answer.facets, 'type')).toEqual({ 'article-journal': 1 });
  });

  it('orders what a search found by year, author, title or when it was added', async () => {
    const { test } = await filled();
    const titles = async (sort: 'year' | 'author' | 'title' | 'added' | 'relevance', descending = false) =>
      (await test.call('search.query', { query: 'stigma', sort, descending })).hits.map(({ title }) => title);
    expect((await titles('relevance'))[0]).toBe('Stigma, trust and stigma');
    expect(await titles('year', true)).toEqual([
      'Stigma, trust and stigma',
      'Stigma in schools',
      'Stigma among adults',
    ]);
    expect(await titles('author')).toEqual([
      'Stigma among adults',
      'Stigma, trust and stigma',
      'Stigma in schools',
    ]);
    expect(await titles('added')).toEqual([
      'Stigma among adults',
      'Stigma in schools',
      'Stigma, trust and stigma',
    ]);
  });

  it('gives the ids of a whole search, narrowed, in its order', async () => {
    const { test, id } = await filled();
    const { ids } = await test.call('search.ids', {
      query: 'schools',
      facets: { type: ['report', 'article-journal'] },
      sort: 'year',
    });
    expect(ids).toEqual([id('Trust in schools'), id('Stigma in schools')]);
  });

  it('follows each act and its undo', async () => {
    const { test, id } = await filled();
    const undecided = async () => {
      const { facets } = await test.call('reference.list', { limit: 0 });
      return counted(facets, 'verdict');
    };
    expect(await undecided()).toEqual({ undecided: 4 });
    await test.call('reference.decide', {
      ids: [id('Trust in schools')],
      stage: 'title',
      verdict: 'exclude',
    });
    expect(await undecided()).toEqual({ undecided: 3, exclude: 1 });
    const { ids } = await test.call('search.ids', { query: 'trust', facets: { verdict: ['undecided'] } });
    expect(ids).toEqual([id('Stigma, trust and stigma')]);
    await test.call('history.undo', {});
    expect(await undecided()).toEqual({ undecided: 4 });
    await test.call('reference.remove', { ids: [id('Trust in schools')] });
    expect(await undecided()).toEqual({ undecided: 3 });
    await test.call('history.undo', {});
    expect(await undecided()).toEqual({ undecided: 4 });
  });

  it('gives each dimension of the codebook a facet of its own, with its codes by label', async () => {
    const { test, id } = await filled();
    const codebook = await test.call('codebook.get', {});
    const dimension = codebook.dimensions.find(({ role, codes }) => role === undefined && codes.length > 1)!;
    const code = dimension.codes.find(({ group }) => group !== true)!;
    const { id: study } = await test.call('study.add', {
      label: 'A study',
      references: [id('Trust in schools')],
    });
    await test.call('coding.apply', { study, dimension: dimension.id, code: code.id });
    const { facets } = await test.call('reference.list', { facets: { coded: ['coded'] } });
    expect(facets.find(({ name }) => name === `code.${dimension.id}`)).toEqual({
      name: `code.${dimension.id}`,
      label: dimension.label,
      values: [{ value: `${dimension.id}:${code.id}`, label: code.label, count: 1 }],
    });
    const narrowed = await test.call('reference.list', {
      facets: { [`code.${dimension.id}`]: [`${dimension.id}:${code.id}`] },
    });
    expect(narrowed.rows.map(({ title, codings }) => [title, codings])).toEqual([['Trust in schools', 1]]);
  });

  it('exports what a narrowed search finds, in its order', async () => {
    const { test } = await filled();
    const produced = await test.call('export.references', {
      format: 'csl',
      query: 'stigma',
      facets: { type: ['article-journal'] },
      sort: 'year',
      descending: true,
    });
    const { bytes } = output(test.engine.files.get(produced.file));
    const items = JSON.parse(new TextDecoder().decode(bytes)) as { title: string }[];
    expect(items.map(({ title }) => title)).toEqual(['Stigma, trust and stigma', 'Stigma among adults']);
  });

  it('tags everything found in one act that can be taken back', async () => {
    const { test } = await filled();
    const { ids } = await test.call('search.ids', { query: 'stigma' });
    expect(await test.call('reference.tag', { ids, tag: ' key paper ' })).toEqual({ changed: 3 });
    expect(await test.call('reference.tag', { ids, tag: 'key paper' })).toEqual({ changed: 0 });
    expect((await test.call('search.ids', { query: 'tag:"key paper"' })).ids).toHaveLength(3);
    const { facets } = await test.call('reference.list', {});
    expect(counted(facets, 'tag')).toEqual({ 'key paper': 3 });
    await test.call('history.undo', {});
    expect((await test.call('search.ids', { query: 'tag:"key paper"' })).ids).toEqual([]);
  });

  it('finds by what a document cites, by id, key or DOI, and by where a record came from', async () => {
    const test = await newEngine();
    const text = [
      '# A report on trust',
      '',
      'Reported before (Byrne, 2011), though not by all (Carr, 2020).',
      '',
      '# References',
      '',
      'Byrne, A. (2011). Stigma among adults. Journal of Health, 3(1), 1-9. https://doi.org/10.5555/abc.1',
      '',
      'Carr, D. (2020). Trust and stigma. Journal of Health, 4(2), 10-19.',
      '',
    ].join('\n');
    await test.call('document.ingest', { files: [test.put('report.md', text)] });
    const { rows, facets } = await test.call('reference.list', {});
    expect(counted(facets, 'source')['report.md']).toBeGreaterThanOrEqual(2);
    const cited = rows.find(({ title }) => title === 'Stigma among adults')!;
    for (const name of [cited.id, cited.citationKey, '10.5555/abc.1', `"${cited.citationKey}"`]) {
      const { ids } = await test.call('search.ids', { query: `cites:${name}` });
      expect(
        ids.map((id) => rows.find((row) => row.id === id)?.title),
        name,
      ).toEqual(['A report on trust']);
    }
    expect((await test.call('search.ids', { query: 'cites:nobody1999' })).ids).toEqual([]);
  });
});
