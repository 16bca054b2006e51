import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../library/search/analysis.ts';

function words(text: string): readonly string[] {
  return termsOf(text).map(({ term }) => term);
}

describe('the terms of a text', () => {
  it.each([
    ['stems English and drops stop words', 'The children were helping', ['children', 'help']],
    ['folds accents', 'Öberg Lätth Açar Đặng', ['oberg', 'latth', 'acar', 'dang']],
    [
      'folds letters that have no accent',
      'Straße Łódź Sørensen Œuvre',
      ['strass', 'lodz', 'sorensen', 'oeuvr'],
    ],
    ['adds compounds written together', 'help-seeking', ['help', 'seek', 'helpseek']],
    ['knows every hyphen', 'help‐seeking', ['help', 'seek', 'helpseek']],
    ['divides at long dashes without joining', 'shame—guilt', ['shame', 'guilt']],
    ['does not join ranges of numbers', '12-34', ['12', '34']],
    ['does not join long chains', 'a-b-c-d-e', ['b', 'c', 'd', 'e']],
    ['takes possessives off', "children’s parents' child's", ['children', 'parent', 'child']],
    ['keeps names with an apostrophe together', 'O’Brien', ['obrien']],
    ['parts elided articles', 'l’enfant', ['l', 'enfant']],
    ['keeps decimals and thousands', '1.5 1,496 12,13', ['1.5', '1496', '12', '13']],
    ['divides at strokes', 'parents/carers', ['parent', 'carer']],
    ['divides at a lost space', 'end.Next stigma.12', ['end', 'next', 'stigma', '12']],
    ['keeps initials', 'U.S. e.g.', ['u.s', 'e.g']],
    [
      'keeps a DOI whole, without the bracket around it',
      '(doi:10.1234/S0145-2134(97)00001-2).',
      ['doi', '10.1234/s0145-2134(97)00001-2'],
    ],
    ['leaves Cyrillic and Arabic words as they are', 'насилие الأَطفال', ['насилие', 'الاطفال']],
    [
      'makes pairs of Chinese, Japanese and Korean',
      '虐待予防 研 학대',
      ['虐待', '待予', '予防', '研', '학대'],
    ],
    ['makes pairs beyond the basic plane', '𠮷野家', ['𠮷野', '野家']],
    ['keeps the voicing of kana', 'がか', ['がか']],
    ['drops invisible signs', 'pre\u00advention \u200bshame', ['prevent', 'shame']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('gives places that hold the word, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let last = -1;
        for (const { term, start, end, word } of termsOf(text, false)) {
          expect(term).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(word).toBeGreaterThan(last);
          last = word;
        }
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it('gives the same terms for a word and for its own terms in upper case', () => {
    for (const word of ['Prevention', 'Öberg', 'Дети', 'Σίσυφος']) {
      expect(words(word.toUpperCase())).toEqual(words(word));
    }
  });
});
