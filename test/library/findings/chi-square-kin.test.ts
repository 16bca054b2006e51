import { describe, expect, it } from 'vitest';
import {
  fisherExact,
  likelihoodRatio,
  trendTest,
  yatesTest,
} from '../../../library/findings/chi-square-kin.ts';

describe('the kin of the chi-square test', () => {
  it('gives the p of Fisher’s tea tasting: (16 + 1 + 16 + 1) / 70', () => {
    expect(
      fisherExact([
        [3, 1],
        [1, 3],
      ]),
    ).toBeCloseTo(34 / 70, 12);
    expect(
      fisherExact([
        [4, 0],
        [0, 4],
      ]),
    ).toBeCloseTo(2 / 70, 12);
  });

  it('takes half of the people off before squaring: 24 (|8·7 - 4·5| - 12)² / (12·12·13·11)', () => {
    expect(
      yatesTest([
        [8, 4],
        [5, 7],
      ]),
    ).toBeCloseTo((24 * (36 - 12) ** 2) / (12 * 12 * 13 * 11), 12);
  });

  it('gives the likelihood ratio as twice the sum of observed times the log of observed over expected', () => {
    const counts = [
      [10, 20],
      [30, 40],
    ];
    const terms = [
      [10, 12],
      [20, 18],
      [30, 28],
      [40, 42],
    ] as const;
    const expected = terms.reduce((sum, [seen, due]) => sum + 2 * seen * Math.log(seen / due), 0);
    expect(likelihoodRatio(counts)).toBeCloseTo(expected, 12);
  });

  it('gives for a fourfold table a trend of (n - 1) / n times Pearson’s statistic', () => {
    const pearson = (100 * (10 * 40 - 20 * 30) ** 2) / (30 * 70 * 40 * 60);
    expect(
      trendTest([
        [10, 20],
        [30, 40],
      ]),
    ).toBeCloseTo((99 / 100) * pearson, 12);
  });

  it('has nothing to say of tables without spread, and no exact p of larger ones', () => {
    const flat = [
      [3, 0],
      [5, 0],
    ];
    expect([yatesTest(flat), likelihoodRatio(flat), trendTest(flat), fisherExact(flat)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(
      fisherExact([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toBeNull();
  });
});
