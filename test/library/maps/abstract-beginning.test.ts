import { expect, test } from 'vitest';
import { abstractBeginning } from '../../../library/maps/abstract-beginning.ts';

test('a short abstract stands whole, without elements and its own heading', () => {
  expect(abstractBeginning('<jats:p>Abstract: We asked\n 12 people.</jats:p>')).toBe('We asked 12 people.');
});

test('a long one ends after a whole sentence and says that it was cut', () => {
  const cut = abstractBeginning(`We asked people. ${'They said much about it. '.repeat(20)}`);
  expect(cut).toMatch(/about it\. \[…\]$/);
  expect(cut.length).toBeLessThanOrEqual(300);
});

test('an abbreviation before a small letter ends no sentence, and a text without any ends after a word', () => {
  const cut = abstractBeginning(`vs. others ${'word '.repeat(100)}`);
  expect(cut).toMatch(/word \[…\]$/);
  expect(cut.length).toBeGreaterThan(280);
});

test('no half of a character is left', () => {
  expect(abstractBeginning('😀'.repeat(400)).isWellFormed()).toBe(true);
});
