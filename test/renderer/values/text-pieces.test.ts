import { describe, expect, it } from 'vitest';
import { movedByWord, sentencesOf } from '../../../renderer/values/text-pieces.ts';

const TEXT = 'Most of them rowed.  Few could swim (see below). Nobody drowned';
const words = ({ start, end }: { readonly start: number; readonly end: number }) => TEXT.slice(start, end);

describe('pieces of a text that keys select', () => {
  it('are sentences without the blanks around them', () => {
    expect(sentencesOf(TEXT, 'en').map(words)).toEqual([
      'Most of them rowed.',
      'Few could swim (see below).',
      'Nobody drowned',
    ]);
    expect(sentencesOf('  \n ')).toEqual([]);
  });

  it('lose and gain whole words at either edge', () => {
    const second = sentencesOf(TEXT, 'en')[1]!;
    const shorter = movedByWord(TEXT, second, 'start', 1);
    expect(words(shorter)).toBe('could swim (see below).');
    expect(words(movedByWord(TEXT, shorter, 'start', -1))).toBe('Few could swim (see below).');
    const cut = movedByWord(TEXT, shorter, 'end', -1);
    expect(words(cut)).toBe('could swim (see below');
    expect(words(movedByWord(TEXT, cut, 'end', -1))).toBe('could swim (see');
    expect(words(movedByWord(TEXT, cut, 'end', 1))).toBe('could swim (see below). Nobody');
  });

  it('keep one word at least, and take in what closes the text', () => {
    const start = TEXT.indexOf('swim');
    const one = { start, end: start + 4 };
    expect(movedByWord(TEXT, one, 'start', 1)).toEqual(one);
    expect(movedByWord(TEXT, one, 'end', -1)).toEqual(one);
    const last = 'It rained (twice).';
    expect(movedByWord(last, { start: 0, end: 16 }, 'end', 1)).toEqual({ start: 0, end: 18 });
    expect(movedByWord(last, { start: 0, end: 18 }, 'end', 1)).toEqual({ start: 0, end: 18 });
  });
});
