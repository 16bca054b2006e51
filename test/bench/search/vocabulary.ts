import type { SearchRecord } from '../../../library/search/record.ts';

/** A source of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const COMMON =
  'the of and in to a with for was were is that on as by from this at an are or be not have which it has their than'.split(
    ' ',
  );
const STARTS =
  'b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ee ie oa ou'.split(' ');
const ENDS = 'b ck d ft g l ld lt m mp n nd ng nt p r rd rm rn rt s sh sk st t th x'.split(' ');
const SUFFIXES = ['', '', '', 's', 'ing', 'ed', 'tion', 'al', 'ness', 'ity', 'ment', 'er'];

/** Invented words, the commonest first; the first are real function words, as in any text. */
export function vocabularyOf(size: number, seed: number): readonly string[] {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const words = new Set(COMMON);
  while (words.size < size) {
    const syllables = 1 + Math.floor(random() * 3);
    let word = '';
    for (let at = 0; at < syllables; at += 1)
      word += pick(STARTS) + pick(VOWELS) + (random() < 0.5 ? pick(ENDS) : '');
    words.add(word + pick(SUFFIXES));
  }
  return [...words];
}

/** Draws words so that the n-th commonest comes about 1/n as often as the first (Zipf's law). */
export function zipfWords(vocabulary: readonly string[], random: () => number): () => string {
  const sums = new Float64Array(vocabulary.length);
  let sum = 0;
  for (let rank = 0; rank < sums.length; rank += 1) {
    sum += 1 / (rank + 2.7);
    sums[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low]!;
  };
}

const ABSTRACT_WORDS = 180;
const VOCABULARY = 150_000;

/** Invented records with titles of about 12 and abstracts of about 180 words; the same for the same seed. */
export function* recordsOf(count: number, seed = 1): Generator<SearchRecord> {
  const random = randomFrom(seed);
  const vocabulary = vocabularyOf(VOCABULARY, 7);
  const word = zipfWords(vocabulary, random);
  const words = (most: number): string => {
    const length = Math.max(3, Math.round(most * (0.6 + random() * 0.8)));
    const drawn = Array.from({ length }, word);
    return drawn
      .map((text, at) => (at % 17 === 16 ? `${text}.` : random() < 0.02 ? `${text}-based` : text))
      .join(' ');
  };
  for (let number = 0; number < count; number += 1) {
    const year = 1980 + Math.floor(random() * 45);
    yield {
      id: `01H${String(number).padStart(23, '0')}`,
      fields: {
        title: words(12),
        author: `${word()}, ${word()[0]}.; ${word()}, ${word()[0]}.`,
        abstract: words(ABSTRACT_WORDS),
        keyword: words(5),
        container: `Journal of ${word()}`,
        year: String(year),
        identifier: `10.5555/${number.toString(36)}`,
      },
      facets: {
        year,
        type: random() < 0.8 ? 'article-journal' : 'report',
        codes: [`factor:${word()}`],
        tags: [],
        has: ['doi'],
        is: [random() < 0.5 ? 'coded' : 'uncoded'],
      },
    };
  }
}
