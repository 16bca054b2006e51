import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEntries } from '../../../../library/extraction/entry/entry.ts';

const scrap = fc.constantFrom(
  ...[
    '(',
    ')',
    '[',
    '"',
    '“',
    '”',
    '«',
    '*',
    '_',
    '<',
    '&amp;',
    '——',
    '. ',
    ', ',
    '; ',
    ' and ',
    'et al.',
    'Ders.',
  ],
  ...[
    '10.1234/',
    'https://',
    'doi: ',
    'arXiv:',
    'ISBN 9',
    'In: ',
    '(Hrsg.)',
    'pp. ',
    'Vol. ',
    '2001',
    'May ',
    'Jr.',
  ],
);

describe('any string at all', () => {
  it('gives an item, probabilities between 0 and 1 and values without control characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(scrap, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 40 }),
        (parts) => {
          const [parsed] = parseEntries([parts.join('')]);
          expect(parsed!.item.type).toBeTruthy();
          for (const probability of [parsed!.confidence, ...Object.values(parsed!.fields)]) {
            expect(probability).toBeGreaterThanOrEqual(0);
            expect(probability).toBeLessThanOrEqual(1);
          }
          for (const value of Object.values(parsed!.item))
            if (typeof value === 'string') expect(value).toBe(value.trim());
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it('gives the same answer twice', () => {
    const raw = 'Marsh, A. (2012). Reading at sea. Journal of Coasts, 1(2), 3-4.';
    expect(parseEntries([raw, raw])[1]).toEqual(parseEntries([raw])[0]);
  });
});
