import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareDoi } from '../../../library/formats/identifiers.ts';
import { normaliseDoi } from '../../../library/references/doi.ts';

describe('a DOI', () => {
  test.each([
    ['10.1016/0140-6736(91)', '10.1016/0140-6736(91)'],
    ['https://doi.org/10.1016/S0140-6736(05)67159-(0)', '10.1016/s0140-6736(05)67159-(0)'],
    ['(doi: 10.1016/0140-6736(91)).', '10.1016/0140-6736(91)'],
    ['[10.5555/a[1]]', '10.5555/a[1]'],
    ['<https://doi.org/10.5555/abc>', '10.5555/abc'],
    ['10.5555/a<1>', '10.5555/a<1>'],
    ['10.5555/abc),;.', '10.5555/abc'],
  ])('%s keeps a bracket that it opened itself, and no other', (text, doi) => {
    expect(normaliseDoi(text)).toBe(doi);
  });

  test('in brackets of a text is the same as without them', () => {
    const suffix = fc.stringMatching(/^[a-z0-9]{1,6}(?:\([a-z0-9]{0,4}\)){0,2}$/);
    fc.assert(
      fc.property(suffix, (own) => {
        expect(bareDoi(`10.5555/${own}).`)).toBe(`10.5555/${own}`);
        expect(normaliseDoi(`(10.5555/${own})`)).toBe(`10.5555/${own}`);
      }),
    );
  });
});
