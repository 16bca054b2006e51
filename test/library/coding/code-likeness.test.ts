import { describe, expect, it } from 'vitest';
import { countWords, lookUpWords, tableOfWords, wordsSpeakFor } from '../../../library/coding/bayes-words.ts';
import { likenessIn } from '../../../library/coding/code-likeness.ts';
import { codeWordsOf } from '../../../library/coding/code-words.ts';
import { studyReading } from '../../../library/coding/study-reading.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { titleText } from './small-library.ts';

const ROOFS: Codebook = {
  id: 'roofs',
  version: '1',
  title: 'Roofs',
  dimensions: [
    {
      id: 'roof',
      label: 'Roof',
      choice: 'multiple',
      codes: [
        { id: 'thatch', label: 'Thatched roofs', definition: 'Covered with reed or straw.' },
        { id: 'slate', label: 'Slate', definition: 'Covered with split stone.', phrases: ['slates'] },
        { id: 'none', label: 'No roof', definition: 'Nothing above.', exclusive: true },
      ],
    },
  ],
};
const book = codeWordsOf(ROOFS);
const [dimension] = ROOFS.dimensions;

function read(study: string, title: string) {
  return studyReading(book, {
    study,
    texts: [titleText(study, title)],
    types: new Map(),
    shared: new Set(),
    leaveOut: new Map(),
  });
}
const given = (study: string, title: string, code: string, group = study) => ({
  reading: read(study, title),
  yes: new Set([code]),
  group,
});
const GIVEN = [
  given('a', 'Sparrows nesting beneath eaves', 'thatch'),
  given('b', 'Sparrows nesting beneath eaves', 'thatch', 'a'),
  given('c', 'Frost damage of quarry stone', 'slate'),
  given('d', 'Rain on open markets', 'none'),
  given('e', 'Sun on open squares', 'none'),
];

describe('how near a study is to a code', () => {
  const likeness = likenessIn(dimension!, GIVEN);
  const of = (title: string, code: string) => likeness.of(read('new', title), code);

  it('is told by the words of the codebook, whatever their ending', () => {
    expect(of('Reeds and thatching in the marsh', 'thatch').get('definition')).toBeGreaterThan(0);
    expect(of('Reeds and thatching in the marsh', 'thatch').get('label')).toBeGreaterThan(0);
    expect(of('Reeds and thatching in the marsh', 'slate').get('definition')).toBe(0);
  });

  it('is told by the studies that were given the code', () => {
    expect(of('Eaves with sparrows', 'thatch').get('near')).toBeGreaterThan(0);
    expect(of('Eaves with sparrows', 'slate').get('near')).toBeLessThan(0);
    expect(of('Eaves with sparrows', 'thatch').get('bayes')).toBeGreaterThan(0);
    expect(likeness.words(read('new', 'Eaves with sparrows'), 'thatch')).toHaveLength(2);
  });

  it('compares no study with itself or with one that shares its words', () => {
    const own = likeness.of(GIVEN[0]!.reading, 'thatch');
    expect(own.get('near')).toBeLessThanOrEqual(0);
    expect(own.get('bayes')).toBe(0);
    expect(own.get('rate')).toBeCloseTo(Math.log(0.3 / 6) / 3, 6);
  });
});

describe('words counted by what they were given', () => {
  const texts = ['red roof', 'red wall', 'blue wall', 'blue door'].map(
    (text) => new Map(text.split(' ').map((word) => [word, 1])),
  );
  const table = tableOfWords(texts);
  const counts = countWords(table, texts.slice(0, 2));
  const speak = (word: string, left: readonly number[] = []) =>
    wordsSpeakFor(
      counts,
      lookUpWords(
        table,
        new Map([[word, 1]]),
        left.map((at) => texts[at] ?? new Map()),
      ),
      left.map((at) => at < 2),
    );

  it('speak for a code, against it, or not at all', () => {
    expect(speak('red')).toBeGreaterThan(0);
    expect(speak('blue')).toBeCloseTo(-speak('red'), 9);
    expect(speak('wall')).toBeCloseTo(0, 9);
    expect(speak('door')).toBe(0);
  });

  it('are silent where every text with the code is left out', () => {
    expect(speak('red', [0, 1])).toBe(0);
  });

  it('do not count what is left out', () => {
    expect(speak('wall', [1])).toBe(0);
    expect(speak('blue', [1])).toBeLessThan(0);
  });
});
