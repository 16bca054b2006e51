import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../library/search/analysis.ts';
import { createSearchIndex, type SearchMatch } from '../../../library/search/search-index.ts';

function matchOf(text: string, query: string, snippetLength = 200): SearchMatch | undefined {
  const index = createSearchIndex();
  index.add([{ id: 'a', fields: { text } }]);
  return index.search(query, { snippetLength }).hits[0]?.matches[0];
}

function marked(match: SearchMatch | undefined): readonly string[] {
  return (match?.ranges ?? []).map(([start, end]) => match?.snippet.slice(start, end) ?? '');
}

const filler = (words: number): string => Array.from({ length: words }, (_, at) => `filler${at}`).join(' ');

describe('a snippet', () => {
  it('is cut around the place where most of the query stands together', () => {
    const text = `Stigma. ${filler(60)} shame was stronger than stigma here. ${filler(60)} shame.`;
    const match = matchOf(text, 'shame stigma');
    expect(marked(match)).toEqual(['shame', 'stigma']);
    expect(match?.snippet).toContain('shame was stronger than stigma');
    expect(match?.snippet.length).toBeLessThanOrEqual(200);
    expect(text.slice(match?.start, match?.end)).toBe(match?.snippet);
  });

  it('marks other forms of a word, compounds and words found misspelt', () => {
    expect(marked(matchOf('Preventing help-seeking stgima', 'prevention helpseeking stigma~2'))).toEqual([
      'Preventing',
      'help-seeking',
      'stgima',
    ]);
  });

  it('marks a phrase in one piece and not its words elsewhere', () => {
    expect(
      marked(matchOf('help was near, yet seeking help and help seeking differ', '"help seeking"')),
    ).toEqual(['help seeking']);
  });

  it('has no marks for what a query takes away', () => {
    expect(marked(matchOf('trust and shame', 'trust -stigma'))).toEqual(['trust']);
  });

  it('finds a phrase deep in a long report without reading all of it', () => {
    const text = `${filler(9000)} quiet help seeking online ${filler(9000)} help ${filler(50)} seeking`;
    const match = matchOf(text, '"help seeking"');
    expect(marked(match)).toEqual(['help seeking']);
    expect(match?.start).toBeGreaterThan(80_000);
    expect(text.slice(match?.start, match?.end)).toBe(match?.snippet);
  });

  it('names each field it was found in, the most telling first', () => {
    const index = createSearchIndex();
    index.add([
      { id: 'a', fields: { title: 'Shame', abstract: 'Shame and stigma', note: 'nothing' } },
      { id: 'b', fields: { title: 'Other' } },
    ]);
    expect(index.search('shame stigma').hits[0]?.matches.map(({ field }) => field)).toEqual([
      'abstract',
      'title',
    ]);
  });

  it('always lies in the text, at word boundaries, with marks inside it', () => {
    const word = fc.oneof(
      fc.constantFrom('stigma', 'shame', 'help-seeking', '中国虐待', '𠮷野家', 'a'.repeat(150), '\n\n', 'é'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 700 }), fc.integer({ min: 20, max: 250 }), (words, length) => {
        const text = words.join(' ');
        for (const query of ['stigma', '"stigma shame"', '虐待', 'helpseeking']) {
          const match = matchOf(text, query, length);
          if (!match) continue;
          expect(text.slice(match.start, match.end)).toBe(match.snippet);
          expect(match.ranges.length).toBeGreaterThan(0);
          expect(match.snippet.isWellFormed()).toBe(text.isWellFormed() || match.snippet.isWellFormed());
          for (const [start, end] of match.ranges) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(match.snippet.length);
            expect(termsOf(match.snippet.slice(start, end)).length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});
