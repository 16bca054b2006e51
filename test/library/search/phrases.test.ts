import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../library/search/analysis.ts';
import { createSearchIndex } from '../../../library/search/search-index.ts';

const word = fc.constantFrom('seek', 'help', 'trust', 'risk', 'care', 'of', 'self-harm', 'school', '中国');
const text = fc.array(word, { minLength: 0, maxLength: 25 }).map((words) => words.join(' '));

/** Whether the words stand one after another, looked for in the text itself. */
function holds(document: string, phrase: string): boolean {
  const terms = termsOf(document, false);
  const wanted = termsOf(phrase, false);
  const first = wanted[0];
  if (!first) return false;
  return terms.some((start) =>
    wanted.every(({ term, word: place }) =>
      terms.some((other) => other.term === term && other.word === start.word + place - first.word),
    ),
  );
}

describe('a phrase', () => {
  it('finds exactly the records in which its words follow one another, after edits and merges', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 30 }),
        fc.array(fc.array(word, { minLength: 2, maxLength: 4 }), { minLength: 5, maxLength: 10 }),
        fc.nat(2),
        (texts, phrases, how) => {
          const index = createSearchIndex();
          texts.forEach((abstract, number) => {
            index.update({ id: `r${number}`, fields: { abstract: 'help seek trust risk' } });
            if (how === 1 && number % 7 === 0) index.serialize();
            index.update({ id: `r${number}`, fields: { abstract } });
          });
          if (how === 2) index.merge(true);
          for (const words of phrases) {
            const phrase = words.join(' ');
            if (termsOf(phrase, false).length < 2) continue;
            const expected = texts.flatMap((found, number) => (holds(found, phrase) ? [`r${number}`] : []));
            expect([...index.ids(`"${phrase}"`)].sort(), phrase).toEqual(expected.sort());
          }
        },
      ),
      { numRuns: 150, seed: 3 },
    );
  });

  it('lets any word stand where it has a stop word', () => {
    const index = createSearchIndex();
    index.add([
      { id: 'a', fields: { title: 'quality of life' } },
      { id: 'b', fields: { title: 'quality life' } },
    ]);
    expect(index.ids('"quality of life"')).toEqual(['a']);
  });

  it('takes a wildcard for its last word', () => {
    const index = createSearchIndex();
    index.add([
      { id: 'a', fields: { title: 'barriers to treatment' } },
      { id: 'b', fields: { title: 'treatment without barriers' } },
    ]);
    expect(index.ids('"barriers to treat*"')).toEqual(['a']);
  });

  it('scores the records it finds as their words would', () => {
    const index = createSearchIndex();
    index.add([
      { id: 'a', fields: { title: 'help seeking' } },
      { id: 'b', fields: { title: 'seeking other help' } },
    ]);
    const words = index.search('+help +seeking').hits.find(({ id }) => id === 'a');
    expect(index.search('"help seeking"').hits.map(({ id, score }) => [id, score])).toEqual([
      ['a', words?.score],
    ]);
  });
});
