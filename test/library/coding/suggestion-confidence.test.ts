import { expect, it } from 'vitest';
import {
  phraseConfidence,
  type Signal,
  shownConfidence,
} from '../../../library/coding/suggestion-confidence.ts';

const TITLE: Signal = {
  basis: 'title',
  phraseLength: 2,
  tie: 'none',
  directed: true,
  hypothesis: false,
  shared: false,
  implied: false,
};

it('takes the wording of a code for less than a phrase that somebody wrote', () => {
  expect(phraseConfidence([{ ...TITLE, implied: true }])).toBeLessThan(phraseConfidence([TITLE]));
});

it('shows many texts that say the same as less sure than they add up to, in the same order', () => {
  const counts = [1, 2, 3, 4, 5];
  const added = counts.map((count) => phraseConfidence(Array.from({ length: count }, () => TITLE)));
  const shown = added.map(shownConfidence);
  expect(added.at(-1)).toBeGreaterThan(0.9);
  expect(Math.max(...shown)).toBeLessThanOrEqual(0.8);
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect(shown[0]).toBe(added[0]);
});
