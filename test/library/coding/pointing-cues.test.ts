import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../library/coding/phrase.ts';
import { isTurningAway, pointingCues } from '../../../library/coding/pointing-cues.ts';

describe('words that point some way', () => {
  it.each([
    ['Those who live near are more likely to come', ['positive']],
    ['Long journeys deter people from coming', ['negative']],
    ['The price kept many from asking', ['negative']],
    ['Distance made no difference', ['none']],
    ['Reminders did not increase attendance', ['none']],
    ['Income is not associated with asking', ['none']],
    ['Attendance fell with distance and rose with income', ['negative', 'positive']],
    ['Older farmers were more likely to refuse a visit', ['negative', 'negative']],
    ['A letter reduced refusal', ['positive', 'negative']],
    ['They were less likely to come, and some refused', ['negative', 'negative']],
    ['Noise was the complaint most often named', []],
    ['Neither rain nor wind kept them away', ['none']],
    ['People were asked about boats', []],
  ])('%s', (text, signs) => {
    expect(pointingCues(wordsOf(text)).map(({ sign }) => sign)).toEqual(signs);
  });
});

it('turn round where what they go for is a turning away itself', () => {
  const signs = (text: string) => pointingCues(wordsOf(text), true).map(({ sign }) => sign);
  expect(isTurningAway('Absence. Days missed')).toBe(true);
  expect(isTurningAway('Visits to the harbour')).toBe(false);
  expect(signs('Tired pupils stay away')).toEqual(['positive']);
  expect(signs('Tired pupils are more likely to stay away')).toEqual(['positive', 'positive']);
  expect(signs('A letter lowered it')).toEqual(['negative']);
  expect(signs('A letter was followed by a decline')).toEqual(['negative']);
});
