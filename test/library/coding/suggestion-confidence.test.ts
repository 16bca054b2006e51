import { expect, it } from 'vitest';
import {
  confidenceOfSilence,
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

it('shows a study’s own words as surer than those of who cites it, and a result as surer than a guess', () => {
  const shown = (kind: 'own' | 'cited' | 'upon', hypothesis = false) =>
    shownConfidence(0.5, { kind, hypothesis });
  expect(shown('own')).toBeGreaterThan(shown('upon'));
  expect(shown('upon')).toBeGreaterThan(shown('cited'));
  expect(shown('upon')).toBeGreaterThan(shown('upon', true));
});

it('shows many texts that say the same as little surer than one, in the same order', () => {
  const counts = [1, 2, 3, 4, 5];
  const added = counts.map((count) => phraseConfidence(Array.from({ length: count }, () => TITLE)));
  const shown = added.map((one) => shownConfidence(one, { kind: 'own', hypothesis: false }));
  expect(added.at(-1)).toBeGreaterThan(0.9);
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect((shown.at(-1) ?? 1) - (shown[0] ?? 0)).toBeLessThan(0.1);
});

it('takes silence for more where codes have more phrases, and for nothing where they have none', () => {
  const taken = [0, 3, 6, 12, 60].map(confidenceOfSilence);
  expect(taken[0]).toBe(0);
  expect(taken).toEqual(taken.toSorted((a, b) => a - b));
  expect(taken.at(-1)).toBeLessThan(0.85);
});
