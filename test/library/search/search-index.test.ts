import { describe, expect, it } from 'vitest';
import type { SearchRecord } from '../../../library/search/record.ts';
import { createSearchIndex, type SearchIndex } from '../../../library/search/search-index.ts';

const records: readonly SearchRecord[] = [
  {
    id: 'a',
    fields: {
      title: 'Help-seeking among young people: a review',
      abstract: 'Shame and stigma hinder the search for support in schools; help seeking behaviour is rare.',
      author: 'Öberg, M.',
      year: '2015',
    },
    facets: {
      year: 2015,
      type: 'article-journal',
      codes: ['factor:stigma'],
      tags: ['pilot study'],
      has: ['doi'],
      is: ['coded'],
      cites: ['b'],
    },
  },
  {
    id: 'b',
    fields: {
      title: 'Helpseeking',
      abstract: 'Prevention of harm. 中国虐待予防研究',
      author: 'Lätth, J.',
      year: '2021',
      identifier: '10.1234/jx.2020.104440',
    },
    facets: { year: 2021, type: 'report', codes: [], tags: [], has: [], is: ['uncoded'] },
  },
  {
    id: 'c',
    fields: {
      title: 'Stigma',
      abstract: 'The stigma of parents/carers (n = 1,496).',
      author: 'Açar, T.',
      year: '2010',
    },
    facets: { year: 2010, codes: ['factor:shame'], tags: [], has: [], is: ['coded'] },
  },
];

function indexOf(added: readonly SearchRecord[] = records): SearchIndex {
  const index = createSearchIndex();
  index.add(added);
  return index;
}

function found(query: string, index = indexOf()): readonly string[] {
  return [...index.ids(query)].sort();
}

describe('what a search finds', () => {
  it.each([
    ['help-seeking', ['a', 'b']],
    ['helpseeking', ['a', 'b']],
    ['help seeking', ['a', 'b']],
    ['help–seeking', ['a', 'b']],
    ['+help-seeking', ['a', 'b']],
    ['"help seeking behaviour"', ['a']],
    ['"seeking help"', []],
    ['abstract:"help seeking"', ['a']],
    ['title:"help seeking behaviour"', []],
    ['shame AND stigma', ['a']],
    ['stigma NOT shame', ['c']],
    ['(shame OR helpseeking) AND year:2010-2020', ['a']],
    ['tag:"pilot study"', ['a']],
    ['code:stigma', ['a']],
    ['code:factor:*', ['a', 'c']],
    ['NOT code:factor:stigma', ['b', 'c']],
    ['has:doi', ['a']],
    ['is:uncoded', ['b']],
    ['cites:b', ['a']],
    ['year:2015-', ['a', 'b']],
    ['year:-2014', ['c']],
    ['type:report OR stigma', ['a', 'b', 'c']],
    ['oberg', ['a']],
    ['Öberg', ['a']],
    ['author:latth', ['b']],
    ['Acar', ['c']],
    ['Öb*', []],
    ['Öbe*', ['a']],
    ['中国', ['b']],
    ['虐待', ['b']],
    ['予防', ['b']],
    ['究', ['b']],
    ['10.1234/jx.2020.104440', ['b']],
    ['https://doi.org/10.1234/JX.2020.104440', ['b']],
    ['carers', ['c']],
    ['1496', ['c']],
    ['prevention*', ['b']],
    ['prevnetion~2', ['b']],
    ['+the +shame', ['a']],
    ['-stigma', ['b']],
    ['', ['a', 'b', 'c']],
  ])('finds for %s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

describe('highlights', () => {
  it('marks the words of the query in the snippet and says where it stands', () => {
    const [hit] = indexOf().search('"help seeking"').hits;
    const match = hit?.matches.find(({ field }) => field === 'abstract');
    const abstract = records[0]?.fields.abstract ?? '';
    expect(match?.ranges.map(([from, to]) => match.snippet.slice(from, to))).toEqual(['help seeking']);
    expect(abstract.slice(match?.start, match?.end)).toBe(match?.snippet);
  });
});

describe('changing the index', () => {
  it('finds the new text of a record and no longer the old one', () => {
    const index = indexOf();
    index.update({ id: 'c', fields: { title: 'Trust' } });
    expect([found('parents', index), found('trust', index), index.size()]).toEqual([[], ['c'], 3]);
  });

  it('forgets removed records', () => {
    const index = indexOf();
    index.remove(['a', 'unknown']);
    expect([found('stigma', index), index.size()]).toEqual([['c'], 2]);
  });

  it('filters by facets changed after the record was added', () => {
    const index = indexOf();
    index.setFacets('b', { codes: [], tags: ['urgent'], has: [], is: ['coded'] });
    expect([found('tag:urgent', index), found('is:uncoded', index)]).toEqual([['b'], []]);
  });
});
