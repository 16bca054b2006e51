import { describe, expect, it } from 'vitest';
import { SEARCH_LIMITS } from '../../../library/search/limits.ts';
import { createSearchIndex, type SearchIndex } from '../../../library/search/search-index.ts';

function manyWords(options: Parameters<typeof createSearchIndex>[0] = {}): SearchIndex {
  const index = createSearchIndex(options);
  index.add(
    Array.from({ length: 60 }, (_, at) => ({ id: `r${at}`, fields: { title: `state${at} state${at % 7}` } })),
  );
  return index;
}

describe('limits', () => {
  it('searches the commonest words of a wildcard that stands for too many, and says so', () => {
    const index = manyWords({ limits: { ...SEARCH_LIMITS, expansions: 7 } });
    const answer = index.search('stat*');
    expect(answer.total).toBe(60);
    expect(answer.notice).toBe('“stat*” stands for 60 words; only the commonest of them were searched.');
  });

  it('stops when its time is over and says that there may be more', () => {
    let time = 0;
    const index = manyWords({ now: () => (time += 40) });
    const answer = index.search('stat*');
    expect(answer.partial).toBe(true);
    expect(answer.total).toBeLessThan(60);
    expect(answer.notice).toMatch(/took too long/);
  });

  it('stops when it is cancelled', () => {
    let asked = 0;
    const answer = manyWords().search('stat*', { cancelled: () => ++asked > 3 });
    expect(answer.partial).toBe(true);
    expect(answer.total).toBeLessThan(60);
  });

  it('gives a page of the hits, best first, and counts all of them', () => {
    const index = manyWords();
    const all = index.search('state1 state2', { limit: 100 });
    const page = index.search('state1 state2', { limit: 3, offset: 2 });
    expect(page.total).toBe(all.total);
    expect(page.hits).toEqual(all.hits.slice(2, 5));
    expect(all.hits.map(({ score }) => score)).toEqual(
      all.hits.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  it('searches within given records only', () => {
    expect(manyWords().ids('stat*', { within: new Set(['r3', 'r9', 'unknown']) })).toHaveLength(2);
  });

  it('counts facets over everything found, not only the page', () => {
    const index = createSearchIndex();
    index.add(
      ['article', 'article', 'report'].map((type, at) => ({
        id: `r${at}`,
        fields: { title: 'trust' },
        facets: { year: 2000 + at, type, codes: ['d:x'], tags: [], has: [], is: [] },
      })),
    );
    const { facets } = index.search('trust', { limit: 1, facets: true });
    expect(facets?.type).toEqual([
      { value: 'article', n: 2 },
      { value: 'report', n: 1 },
    ]);
    expect(facets?.code).toEqual([{ value: 'd:x', n: 3 }]);
  });
});
