import { describe, expect, test } from 'vitest';
import { mendedLines, printedWords } from '../../../library/documents/cut-words.ts';

const mended = (lines: readonly string[], elsewhere = ''): string =>
  mendedLines(lines, printedWords([...lines, elsewhere])).join(' ');

describe('words that a line’s end cut', () => {
  test('lose a hyphen that only cut them', () => {
    expect(mended(['a survey of commu-', 'nity samples'])).toBe('a survey of community samples');
  });

  test('keep the hyphen of a compound that the document prints elsewhere', () => {
    expect(mended(['barriers to help-', 'seeking were'], 'Help-seeking is rare')).toBe(
      'barriers to help-seeking were',
    );
    expect(mended(['a meta-', 'analysis of'], 'this meta-analysis')).toBe('a meta-analysis of');
  });

  test('lose it where the document prints the word without', () => {
    expect(mended(['in any meta-', 'analysis of'], 'two metaanalysis reports')).toBe(
      'in any metaanalysis of',
    );
  });

  test('keep it where both halves are words of the document', () => {
    expect(mended(['a peer-', 'reviewed paper'], 'a peer reviewed it')).toBe('a peer-reviewed paper');
  });

  test('keep it before a small word that goes on with another hyphen', () => {
    expect(mended(['the point-', 'of-care test'])).toBe('the point-of-care test');
    expect(mended(['a commu-', 'nity-based test'])).toBe('a community-based test');
  });

  test('keep it before a capital letter and in page ranges', () => {
    expect(mended(['by Al-', 'Hamzawi'])).toBe('by Al-Hamzawi');
    expect(mended(['pages 45–', '66.'])).toBe('pages 45–66.');
  });

  test('stand apart where a hyphen stands for a word that follows', () => {
    expect(mended(['both pre-', 'and post-test'])).toBe('both pre- and post-test');
  });

  test('lose a soft hyphen always', () => {
    expect(mended(['a self\u00AD', 'ish act'], 'self ish')).toBe('a selfish act');
  });
});

describe('addresses that a line’s end cut', () => {
  test('go on without a space and keep their hyphens', () => {
    expect(mended(['<https://example.org/a-long-', 'name.pdf>. Next'])).toBe(
      '<https://example.org/a-long-name.pdf>. Next',
    );
    expect(mended(['https://example.org/report2017', '.pdf. Next'])).toBe(
      'https://example.org/report2017.pdf. Next',
    );
    expect(mended(['doi:10.1000/abc.', '2019.12 Next'])).toBe('doi:10.1000/abc.2019.12 Next');
  });

  test('end where their bracket closes or a sentence begins', () => {
    expect(mended(['<https://example.org/a>', 'b/c'])).toBe('<https://example.org/a> b/c');
    expect(mended(['https://example.org.', 'Smith, A. 2019'])).toBe('https://example.org. Smith, A. 2019');
  });
});
