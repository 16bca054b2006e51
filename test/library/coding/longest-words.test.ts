import { expect, it } from 'vitest';
import { longestWords } from '../../../library/coding/longest-words.ts';

it('words within longer words are named once, in the order they came', () => {
  expect(longestWords(['stair use', 'Posters', 'Use', 'posters', 'more stair use', 'useful'])).toEqual([
    'Posters',
    'more stair use',
    'useful',
  ]);
  expect(longestWords([])).toEqual([]);
});
