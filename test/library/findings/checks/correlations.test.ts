import { describe, expect, it } from 'vitest';
import { checksOf, table } from './tabled.ts';

const STARS = 'Note. *p < .05. **p < .01. ***p < .001.';
const matrix = (caption: string, note: string, diagonal: readonly string[], lower: readonly string[]) =>
  `${table(caption, [
    ['Scale', '1', '2', '3'],
    ['1 Calm', diagonal[0]!, '', ''],
    ['2 Trust', lower[0]!, diagonal[1]!, ''],
    ['3 Order', lower[1]!, lower[2]!, diagonal[2]!],
  ])}${note}\n`;
const DASHES = ['–', '–', '–'];
const ALPHAS = ['.81', '.77', '.90'];

/** Tables that are odd to look at, and right. */
const RIGHT: Readonly<Record<string, string>> = {
  'reliabilities in the diagonal': matrix('Table 1. Scales, correlations (N = 154)', STARS, ALPHAS, [
    '.28***',
    '.05',
    '.17*',
  ]),
  'stars that a note explains the other way round': matrix(
    'Table 1. Correlations (N = 154)',
    'Note. ***p < .05. **p < .01. *p < .001.',
    DASHES,
    ['.28*', '.05', '.17***'],
  ),
  'levels corrected for their number': matrix(
    'Table 1. Correlations (N = 154)',
    `${STARS} Levels were corrected after Bonferroni.`,
    DASHES,
    ['.28**', '.05', '.17'],
  ),
  'a note that explains two stars alone': matrix(
    'Table 1. Correlations (N = 154)',
    '** Correlation is significant at the 0.01 level (2-tailed).',
    DASHES,
    ['.28**', '.05', '.17'],
  ),
  'a few answers missing': matrix('Table 1. Correlations (N = 154)', STARS, DASHES, ['.28***', '.05', '.16']),
  'degrees of freedom that shrink with missing answers': table(
    'Table 1. Means by group, tests with df = 2, 88',
    [
      ['Measure', 'A', 'B', 'C', 'F', 'p'],
      ['Height', '3.1', '3.2', '3.9', '4.55', '.014'],
      ['Weight', '2.1', '2.2', '2.4', '0.48', '.621'],
    ],
  ),
  'M and F that stand for men and women': table('Table 1. Swimmers', [
    ['Stroke', 'M (n = 20)', 'F (n = 24)', 'p'],
    ['Crawl', '12 (60.0)', '9 (37.5)', '.137'],
    ['Breast', '8 (40.0)', '15 (62.5)', '.137'],
  ]),
};

describe('correlations and variances that are right', () => {
  it.each(Object.entries(RIGHT))('%s', async (_, text) => {
    const results = await checksOf(text);
    expect(results.filter(({ verdict }) => verdict !== 'agrees')).toEqual([]);
  });

  it('stars that do not fit are told of, but asked about where many do not', async () => {
    const caption = 'Table 1. Correlations (N = 154)';
    const one = await checksOf(matrix(caption, STARS, DASHES, ['.28***', '.05', '.07*']));
    expect(one).toMatchObject([
      {
        kind: 'test',
        verdict: 'differs',
        printed: '1 star',
        recomputed: expect.stringMatching(/^p between/),
      },
    ]);
    const most = await checksOf(matrix(caption, STARS, DASHES, ['.28*', '.05*', '.07*']));
    expect(most.map(({ verdict }) => verdict)).toEqual(['undecidable', 'undecidable', 'undecidable']);
  });
});
