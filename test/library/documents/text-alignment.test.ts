import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTexts } from '../../../library/documents/text-alignment.ts';

const BEFORE =
  'Rural clinics open twice a week (Aalto 2011). Many peo-\nple live far away.\n\n1 See the annex.\n\nThey asked for a bus, and the bus came in May.';
const AFTER =
  'Rural clinics open twice a week (Aalto 2011). Many people live far away. They asked for a bus, and the bus came in May.\n\n1. See the annex.';

function moved(words: string): string | undefined {
  const start = BEFORE.indexOf(words);
  const place = alignTexts(BEFORE, AFTER)({ start, end: start + words.length });
  return place === undefined ? undefined : AFTER.slice(place.start, place.end);
}

describe('the alignment of two readings', () => {
  it('finds words again where lines, spaces and notes moved', () => {
    expect(moved('(Aalto 2011)')).toBe('(Aalto 2011)');
    expect(moved('asked for a bus, and the bus came in May.')).toBe(
      'asked for a bus, and the bus came in May.',
    );
    expect(moved('live far away.')).toBe('live far away.');
  });

  it('gives no place where a word is gone', () => {
    expect(moved('Many peo-\nple live')).toBeUndefined();
  });

  it('gives every range of a text its own place in the same text with other spaces', () => {
    const words = fc.array(fc.stringMatching(/^[a-e]{1,3}[.,]?$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const text = list.join(' ');
        const spaced = list.join('\n\n');
        const from = Math.min(a % list.length, b % list.length);
        const to = Math.max(a % list.length, b % list.length);
        const start = list.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
        const wanted = list.slice(from, to + 1);
        const place = alignTexts(text, spaced)({ start, end: start + wanted.join(' ').length });
        expect(place && spaced.slice(place.start, place.end)).toBe(wanted.join('\n\n'));
      }),
    );
  });
});
