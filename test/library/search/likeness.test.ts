import { describe, expect, it } from 'vitest';
import type { SearchRecord } from '../../../library/search/record.ts';
import { createSearchIndex } from '../../../library/search/search-index.ts';
import { newEngine } from '../test-engine.ts';

const FILLER = 'method sample result analysis data group measure model report effect'.split(' ');

function records(): SearchRecord[] {
  const made: SearchRecord[] = [];
  const add = (title: string, abstract: string): void => {
    made.push({ id: `r${String(made.length).padStart(2, '0')}`, fields: { title, abstract } });
  };
  add(
    'Hearing aids and shame',
    'Adults hide hearing aids because of shame. Shame and cost keep them from audiologists.',
  );
  add(
    'Cost of hearing aids',
    'Audiologists say that the cost of hearing aids keeps adults away; shame was named too.',
  );
  add('Shame in schools', 'Pupils speak of shame in class.');
  add('Glaciers', 'Ice melts in summer.');
  for (let n = 0; n < 30; n += 1)
    add(`${FILLER[n % 10]} ${n}`, FILLER.map((word, at) => `${word} ${at + n}`).join(' '));
  return made;
}

const like = new Map(records().map((record) => [record.id, record]));

describe('what is like a record', () => {
  it('stands in the order of the heavy words it shares, without the record itself', () => {
    const index = createSearchIndex();
    index.add(records());
    const answer = index.search('like:r00', { like });
    expect(answer.hits[0]?.id).toBe('r01');
    expect(answer.hits.map(({ id }) => id)).not.toContain('r00');
    expect(answer.hits.map(({ id }) => id)).not.toContain('r03');
    expect(answer.notice).toMatch(/^Compared by .*shame/);
    expect(answer.hits[0]?.matches[0]?.ranges.length).toBeGreaterThan(0);
  });

  it('can be narrowed and joined with words', () => {
    const index = createSearchIndex();
    index.add(records());
    expect(index.ids('+like:r00 +audiologists', { like })).toEqual(['r01']);
    expect(index.ids('like:r00 -audiologists', { like })).not.toContain('r01');
  });

  it('is nothing, with the reason, where there is no such record or it has no words', () => {
    const index = createSearchIndex();
    index.add([...records(), { id: 'empty', fields: {} }]);
    const withEmpty = new Map([...like, ['empty', { id: 'empty', fields: {} }]]);
    for (const query of ['like:nobody', 'like:empty', 'like:"a b"']) {
      const answer = index.search(query, { like: withEmpty });
      expect([answer.total, answer.notice], query).toEqual([0, expect.stringContaining('no reference')]);
    }
  });

  it('is asked for by citation key in a library', async () => {
    const test = await newEngine();
    const { ids } = await test.call('reference.add', {
      items: records().map(({ fields }) => ({
        type: 'article-journal',
        title: fields.title,
        abstract: fields.abstract,
      })),
    });
    const { citationKey } = await test.call('reference.get', { id: ids[0]! });
    const { hits, notice } = await test.call('search.query', { query: `like:${citationKey}` });
    expect(hits[0]?.id).toBe(ids[1]);
    expect(notice).toContain('Compared by');
    await test.call('savedSearch.save', { name: 'Like it', query: `like:${ids[0]}` });
    const [saved] = await test.call('savedSearch.list', {});
    expect(saved?.total).toBe((await test.call('search.ids', { query: `like:${ids[0]}` })).ids.length);
  });
});
