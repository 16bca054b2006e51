import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LIMITS } from '../../../library/search/limits.ts';
import { isStopWord } from '../../../library/search/lunr-parts.ts';
import type { SearchRecord } from '../../../library/search/record.ts';
import { createSearchIndex, type SearchIndex } from '../../../library/search/search-index.ts';
import { lunrIndex, lunrScores } from './lunr-oracle.ts';

// Few words, so that random queries find something; with stems that meet, accents, other scripts and hyphens.
const WORDS = [
  'help',
  'helps',
  'helping',
  'seek',
  'seeking',
  'help-seeking',
  'shame',
  'shameful',
  'stigma',
  'stigmas',
  'prevention',
  'preventive',
  'prevent',
  'abuse',
  'abusive',
  'the',
  'of',
  'and',
  'a',
  'offender',
  'therapy',
  'therapies',
  'Öberg',
  'oberg',
  'Lätth',
  'Açar',
  'COVID-19',
  '2015',
  '1,496',
  'U.S.',
  'дети',
  'насилие',
  'الأطفال',
  '中国',
  '研究',
  'x',
  'yes',
  'school',
  'schools',
  'care',
  'cares',
  'carer',
  'parents/carers',
  '10.1234/ab.56',
] as const;
const FIELDS = ['title', 'author', 'abstract', 'keyword', 'year', 'text'] as const;

const word = fc.constantFrom(...WORDS);
const sentence = (most: number): fc.Arbitrary<string> =>
  fc.array(word, { maxLength: most }).map((words) => words.join(' '));
const fields = fc.record(
  {
    title: sentence(6),
    author: sentence(2),
    abstract: sentence(30),
    keyword: sentence(4),
    text: sentence(60),
  },
  { requiredKeys: [] },
);

type Edit =
  | { readonly kind: 'put'; readonly id: string; readonly fields: SearchRecord['fields'] }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'merge' }
  | { readonly kind: 'merge all' }
  | { readonly kind: 'reload' };

const id = fc.integer({ min: 0, max: 40 }).map((number) => `r${number}`);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('put' as const), id, fields }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'merge' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'merge all' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'reload' as const }) },
);

const plainTerm = fc.constantFrom(...WORDS.filter((text) => /^[\p{L}\d]+$/u.test(text)), 'nothing', 'zzz');
const wildcardTerm = fc
  .tuple(plainTerm, fc.nat(6), fc.constantFrom('end', 'start', 'middle', 'both', 'only'))
  .map(([term, at, where]) => {
    const cut = term.slice(0, 1 + (at % term.length));
    if (where === 'end') return `${cut}*`;
    if (where === 'start') return `*${cut}`;
    if (where === 'middle') return `${cut}*${term.slice(-1)}`;
    return where === 'both' ? `*${cut}*` : '*';
  });
const fuzzyTerm = fc
  .tuple(plainTerm, fc.nat(9), fc.constantFrom('', 'x', 'e'), fc.integer({ min: 0, max: 2 }))
  .map(([term, at, letter, distance]) => {
    const place = at % (term.length + 1);
    return `${term.slice(0, place)}${letter}${term.slice(place + (letter === '' ? 1 : 0)) || 'e'}~${distance}`;
  });
const scope = fc.constantFrom('', '', '', ...FIELDS.map((field) => `${field}:`));
const boost = fc.constantFrom('', '', '', '^0', '^2', '^10');
/** A required stop word makes lunr throw or find nothing, by whichever pipeline; it has its own tests. */
const clause = fc
  .tuple(
    fc.constantFrom('', '', '', '+', '-'),
    scope,
    fc.oneof(plainTerm, plainTerm, wildcardTerm, fuzzyTerm),
    boost,
  )
  .map(([sign, where, term, weight]) => {
    const stops = isStopWord(term.replace(/~\d$/, ''));
    return `${stops && sign === '+' ? '' : sign}${where}${term}${weight}`;
  });
const query = fc.array(clause, { maxLength: 5 }).map((clauses) => clauses.join(' '));

function apply(index: SearchIndex, live: Map<string, SearchRecord>, change: Edit): void {
  if (change.kind === 'put') {
    const record = { id: change.id, fields: change.fields };
    index.update(record);
    live.set(record.id, record);
  } else if (change.kind === 'remove') {
    index.remove([change.id]);
    live.delete(change.id);
  } else if (change.kind === 'reload') {
    expect(index.open(index.serialize()).kind).toBe('opened');
  } else index.merge(change.kind === 'merge all');
}

function scoresOf(index: SearchIndex, text: string): ReadonlyMap<string, number> {
  const { hits } = index.search(text, { limit: Infinity, snippetLength: 0 });
  return new Map(hits.map(({ id: found, score }) => [found, score]));
}

function expectSame(
  actual: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
  text: string,
): void {
  expect([...actual.keys()].sort(), text).toEqual([...expected.keys()].sort());
  for (const [found, score] of expected) {
    expect(Math.abs((actual.get(found) ?? Number.NaN) - score), `${text} → ${found}`).toBeLessThan(1e-9);
  }
}

describe('against a lunr index of the live records, built afresh', () => {
  it('finds the same records with the same scores after any edits, merges and reloads', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 5, maxLength: 60 }),
        fc.array(query, { minLength: 10, maxLength: 20 }),
        (edits, queries) => {
          const index = createSearchIndex({ language: 'lunr' });
          const live = new Map<string, SearchRecord>();
          for (const change of edits) apply(index, live, change);
          const lunr = lunrIndex(live.values());
          for (const text of queries) expectSame(scoresOf(index, text), lunrScores(lunr, text), text);
        },
      ),
      { numRuns: 120, seed: 20240607 },
    );
  });

  it('does so in the everyday language too, where a query has nothing that lunr lacks', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 5, maxLength: 40 }),
        fc.array(query.filter(isUntouched), { minLength: 10, maxLength: 20 }),
        (edits, queries) => {
          const index = createSearchIndex({ limits: { ...NO_LIMITS, milliseconds: Infinity } });
          const live = new Map<string, SearchRecord>();
          for (const change of edits) apply(index, live, change);
          const lunr = lunrIndex(live.values());
          for (const text of queries) expectSame(scoresOf(index, text), lunrScores(lunr, text), text);
        },
      ),
      { numRuns: 80, seed: 20240608 },
    );
  });
});

/** Whether the everyday language reads a query as lunr does: the rest is what it adds, and tested elsewhere. */
function isUntouched(text: string): boolean {
  if (text === '' || text.includes('*') || /\p{Script=Han}/u.test(text)) return false;
  if (/\bhelp\w*\s+(seek|seeking)\b/.test(text)) return false;
  return !text.split(/[^\p{L}\d]+/u).some(isStopWord);
}
