import { describe, expect, it } from 'vitest';
import { pointingCues } from '../../../library/coding/claim-cues.ts';
import { wordsOf } from '../../../library/coding/phrase.ts';

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
