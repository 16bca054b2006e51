import { describe, expect, it } from 'vitest';
import { chiSquareOfRates, chiSquareTest } from '../../../library/findings/chi-square.ts';
import { wilsonInterval } from '../../../library/findings/proportion.ts';
import { oddsRatio, riskRatio } from '../../../library/findings/two-by-two.ts';

describe('the chi-square test', () => {
  it('equals the party identification example of Agresti (2007), table 2.5: X² = 30.1, df = 2', () => {
    const test = chiSquareTest([
      [762, 327, 468],
      [484, 239, 477],
    ])!;
    expect(test.statistic.toFixed(1)).toBe('30.1');
    expect(test.df).toBe(2);
    expect(test.p).toBeLessThan(0.0001);
    expect(test.smallestExpected.toFixed(1)).toBe('246.4');
  });

  it('of group rates is the test of their counts', () => {
    const rates = chiSquareOfRates([
      { n: 50, share: 0.2 },
      { n: 80, share: 0.5 },
    ])!;
    expect(rates.statistic).toBeCloseTo(
      chiSquareTest([
        [10, 40],
        [40, 40],
      ])!.statistic,
      10,
    );
  });

  it('needs two groups and two outcomes', () => {
    expect(chiSquareTest([[5, 5]])).toBeNull();
    expect(
      chiSquareTest([
        [5, 0],
        [7, 0],
      ]),
    ).toBeNull();
    expect(
      chiSquareTest([
        [0, 0],
        [7, 3],
      ]),
    ).toBeNull();
  });
});

describe('intervals', () => {
  it('Wilson’s equals Newcombe (1998), table I: 81/263 and 0/20', () => {
    const some = wilsonInterval(81, 263)!;
    expect([some.lower.toFixed(4), some.upper.toFixed(4)]).toEqual(['0.2553', '0.3662']);
    const none = wilsonInterval(0, 20)!;
    expect([none.lower.toFixed(4), none.upper.toFixed(4)]).toEqual(['0.0000', '0.1611']);
  });

  it('odds ratio and relative risk equal the aspirin example of Agresti (2007), section 2.3', () => {
    const trial = { exposed: { events: 189, n: 11034 }, unexposed: { events: 104, n: 11037 } };
    const odds = oddsRatio(trial)!;
    expect([odds.value, odds.lower, odds.upper].map((x) => x.toFixed(2))).toEqual(['1.83', '1.44', '2.33']);
    const risk = riskRatio(trial)!;
    expect([risk.value, risk.lower, risk.upper].map((x) => x.toFixed(2))).toEqual(['1.82', '1.43', '2.31']);
  });

  it('are not given for groups without answers or events', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(5, 3)).toBeNull();
    expect(oddsRatio({ exposed: { events: 0, n: 5 }, unexposed: { events: 1, n: 5 } })).toBeNull();
    expect(riskRatio({ exposed: { events: 0, n: 5 }, unexposed: { events: 1, n: 5 } })).toBeNull();
  });
});
