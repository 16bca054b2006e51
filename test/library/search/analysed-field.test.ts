import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysing } from '../../../library/search/analysed-field.ts';
import { analyse } from '../../../library/search/analysis.ts';
import { finish } from '../../../library/search/index-state.ts';
import { createSearchIndex } from '../../../library/search/search-index.ts';

const word = fc.constantFrom(
  'help-seeking',
  'shame',
  '1,496',
  'U.S.',
  '10.1234/ab.56',
  '中国研究',
  'O’Brien',
  'the',
  '…',
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '\n\n', ' - ', ', ')), { minLength: 4_000, maxLength: 9_000 })
  .map((pieces) => pieces.flat().join(''));

describe('a text taken apart in slices', () => {
  it('gives the same terms in the same places as at once', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('en' as const, 'de' as const), (given, language) => {
        const sliced = finish(analysing(given, language));
        const terms: string[] = [];
        const starts: number[] = [];
        const words: number[] = [];
        const count = analyse(
          given,
          (term, start, _end, at) => {
            terms.push(term);
            starts.push(start);
            words.push(at);
          },
          true,
          language,
        );
        expect(sliced.wordCount).toBe(count);
        expect(sliced.terms).toEqual(terms);
        expect(sliced.starts).toEqual(starts);
        expect(sliced.words).toEqual(words);
      }),
      { numRuns: 15, seed: 60 },
    );
  });

  it('is found as if it had been taken in at once', () => {
    const long = Array.from({ length: 9_000 }, (_, n) =>
      n % 97 === 0 ? 'help-seeking rare' : `word${n % 50}`,
    ).join(' ');
    const once = createSearchIndex();
    once.add([{ id: 'a', fields: { text: long } }]);
    const sliced = createSearchIndex();
    sliced.update({ id: 'a', fields: { text: long } }, new Map([['text', finish(analysing(long, 'en'))]]));
    for (const query of ['rare', '"help seeking rare"', 'helpseeking', 'word4*'])
      expect(sliced.search(query), query).toEqual(once.search(query));
  });
});
