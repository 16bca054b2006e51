import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../library/extraction/sentences.ts';

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    [
      'ends at full stops, questions and exclamations',
      'Bees fly. Do they? Yes!',
      ['Bees fly.', 'Do they?', 'Yes!'],
    ],
    [
      'does not end in “et al.”',
      'Hill et al. (2010) agree. Others do not.',
      ['Hill et al. (2010) agree.', 'Others do not.'],
    ],
    [
      'does not end in “e.g.” or “vs.”',
      'Use plants, e.g. Lavender vs. Thyme. Then water.',
      ['Use plants, e.g. Lavender vs. Thyme.', 'Then water.'],
    ],
    [
      'does not end after an initial',
      'J. R. Hill wrote it. It is good.',
      ['J. R. Hill wrote it.', 'It is good.'],
    ],
    [
      'does not end inside brackets',
      'It holds (see p. 3. It is short) today. Good.',
      ['It holds (see p. 3. It is short) today.', 'Good.'],
    ],
    ['does not end inside a number', 'It was 3.5 kg. It fell.', ['It was 3.5 kg.', 'It fell.']],
    [
      'takes closing quotation marks and note numbers along',
      'He said “no.” She left.¹ They met.',
      ['He said “no.”', 'She left.¹', 'They met.'],
    ],
    [
      'reads German abbreviations',
      'Das gilt z. B. Bienen. Es gilt u. a. Wespen.',
      ['Das gilt z. B. Bienen.', 'Es gilt u. a. Wespen.'],
    ],
  ])('%s', (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  it('covers every word of any text once, in order', () => {
    const piece = fc.constantFrom(
      'word',
      'Word',
      ' ',
      '. ',
      '? ',
      '(',
      ')',
      'et al. ',
      'A. ',
      '”',
      '\n\n',
      '12',
      '¹',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
        const text = pieces.join('');
        expect(cut(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
