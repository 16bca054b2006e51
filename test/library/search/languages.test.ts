import { describe, expect, it } from 'vitest';
import { languageOf, STEMMED_LANGUAGES, stemIn } from '../../../library/search/languages.ts';
import { NO_LIMITS } from '../../../library/search/limits.ts';
import { createSearchIndex, type SearchIndex } from '../../../library/search/search-index.ts';
import { createTextFinder } from '../../../library/search/text-finder.ts';

const RECORDS = [
  {
    id: 'en',
    fields: { title: 'Children seek help', abstract: 'Houses for a kind child, and the stigma of it.' },
  },
  {
    id: 'de',
    language: 'de-AT',
    fields: { title: 'Die Kinder der Häuser', abstract: 'Hilfesuche und Stigma in der Schule, die Scham.' },
  },
  {
    id: 'sv',
    language: 'swe',
    fields: { title: 'Flickorna och skammen', abstract: 'Hjälpsökande i skolan.' },
  },
  {
    id: 'fr',
    language: 'French',
    fields: { title: 'Les thérapies et les enfants', abstract: 'La honte des étudiants.' },
  },
  { id: 'ru', language: 'ru', fields: { title: 'Профилактика насилия над детьми' } },
  { id: 'need', language: 'de', fields: { title: 'Familien in Not', abstract: 'Wer fragt?' } },
] as const;

function filled(): SearchIndex {
  const index = createSearchIndex();
  index.add([...RECORDS]);
  return index;
}

describe('records in other languages', () => {
  it.each([
    ['Kind', ['de', 'en']],
    ['Kindern', ['de']],
    ['Haus', ['de']],
    ['hauser', ['de']],
    ['flicka', ['sv']],
    ['enfant', ['fr']],
    ['thérapie', ['fr']],
    ['насилие', ['ru']],
    ['stigma', ['de', 'en']],
    ['houses', ['en']],
    ['title:Kinder', ['de']],
    ['"häuser der kinder"', []],
    ['"die Kinder der Häuser"', ['de']],
    ['"Kindern der Haus"', ['de']],
    ['+die +Scham', ['de']],
    ['+the +Scham', ['de']],
    ['+der +Schulen', ['de']],
    ['der AND Schulen', ['de']],
    ['+och +skammen', ['sv']],
    ['+die +stigma', ['de']],
    ['+the +stigma', ['de', 'en']],
    ['+it +kind', ['de', 'en']],
    ['Not', ['need']],
    ['+Not +Familie', ['need']],
    ['"in Not"', ['need']],
    ['of', []],
    ['stigma -Kind', []],
    ['Kinde*', ['de', 'en']],
    ['*eimnis', []],
    ['*schul', ['de']],
    ['thérap*', ['fr']],
    ['flich~1', ['sv']],
    ['language:sv', ['sv']],
    ['lang:de stigma', ['de']],
  ] as const)('finds %s', (query, ids) => {
    for (const index of [filled(), reopened(filled())]) {
      expect(index.ids(query).toSorted(), query).toEqual(ids);
    }
  });

  it('shows the words of the record, however they were typed', () => {
    const hit = filled().search('kindern haus').hits[0];
    const { snippet, ranges } = hit!.matches[0]!;
    expect(ranges.map(([from, to]) => snippet.slice(from, to))).toEqual(['Kinder', 'Häuser']);
    const find = createTextFinder('Die Häuser der Kinder.', 'de');
    expect(find('haus').ranges).toEqual([[4, 10]]);
  });

  it('drop the stop words of their own language and no other', () => {
    const index = createSearchIndex();
    index.add([
      { id: 'en', fields: { title: 'Die casting and the mold' } },
      { id: 'de', language: 'de', fields: { title: 'Die Not und the Hilfe' } },
    ]);
    expect(index.ids('die')).toEqual(['en']);
    expect(index.ids('the')).toEqual(['de']);
    expect(index.ids('und')).toEqual([]);
    expect(index.ids('+die +und +the')).toEqual(['de']);
    expect(index.ids('+die +the').toSorted()).toEqual(['de', 'en']);
  });

  it('leave the words of English records their frequencies', () => {
    const alone = createSearchIndex({ limits: NO_LIMITS });
    const beside = createSearchIndex({ limits: NO_LIMITS });
    const english = [
      RECORDS[0],
      { id: 'x', fields: { title: 'Kind stigma' } },
      { id: 'y', fields: { title: 'Nothing' } },
    ];
    alone.add([...english, { id: 'z', fields: { title: 'xx yy zz', abstract: 'aa bb' } }]);
    beside.add([
      ...english,
      { id: 'z', language: 'de', fields: { title: 'Kinder Stigma Zebra', abstract: 'aa bb' } },
    ]);
    const scores = (index: SearchIndex): unknown =>
      index.search('title:nothing').hits.map(({ id, score }) => [id, score]);
    expect(scores(beside)).toEqual(scores(alone));
    expect(beside.search('kind').hits.find(({ id }) => id === 'x')?.score).toBe(
      alone.search('kind').hits.find(({ id }) => id === 'x')?.score,
    );
  });

  it('follow a record that changes its language', () => {
    const index = filled();
    index.update({ ...RECORDS[1], language: 'en' });
    expect(index.ids('Haus')).toEqual([]);
    index.setFacets('sv', { codes: ['d:x'], tags: [], has: [], is: [] });
    expect(index.ids('flicka')).toEqual(['sv']);
    expect(index.ids('language:sv')).toEqual(['sv']);
  });

  it('are named by tags, codes and English names', () => {
    expect(['de', 'de-CH', 'ger', 'German', 'DEU', 'german; english'].map(languageOf)).toEqual(
      Array(6).fill('de'),
    );
    expect(['en-GB', 'eng', 'English'].map(languageOf)).toEqual(['en', 'en', 'en']);
    expect([undefined, '', 'xx', 'constructor', 'ja'].map(languageOf)).toEqual(Array(5).fill(undefined));
  });

  it('are stemmed whatever the word', () => {
    for (const language of STEMMED_LANGUAGES)
      for (const word of ['', 'a', 'ü', 'x'.repeat(300), 'constructor', '__proto__', 'дети', '中国'])
        expect(typeof stemIn(word, language), `${language} ${word.slice(0, 20)}`).toBe('string');
  });
});

function reopened(index: SearchIndex): SearchIndex {
  const other = createSearchIndex({ textOf: () => undefined });
  other.open(index.serialize());
  return other;
}
