import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTest } from '../../../library/findings/chi-square.ts';
import { chiSquareRange } from '../../../library/findings/chi-square-range.ts';

const percent = (value: number, decimals = 1) => ({ value, decimals, start: 0, end: 0 });

describe('the range of a chi-square statistic', () => {
  it('is a narrow one about the statistic where nobody is missing', () => {
    const groups = [
      { n: 500, percent: percent(60) },
      { n: 500, percent: percent(20) },
    ];
    const range = chiSquareRange(groups, { least: 1000, most: 1000, outcome: null })!;
    const exact = chiSquareTest([
      [300, 200],
      [100, 400],
    ])!.statistic;
    expect(range.df).toBe(1);
    expect(range.lowest).toBeLessThanOrEqual(exact);
    expect(range.highest).toBeGreaterThanOrEqual(exact);
    expect(range.highest - range.lowest).toBeLessThan(3);
  });

  it('is null where the groups cannot make the total', () => {
    const groups = [
      { n: 50, percent: percent(60) },
      { n: 50, percent: percent(50) },
    ];
    expect(chiSquareRange(groups, { least: 100, most: 100, outcome: { n: 100, events: 10 } })).toBeNull();
    expect(chiSquareRange(groups, { least: 120, most: 100, outcome: null })).toBeNull();
  });

  it('holds the true statistic, whoever is missing and however rates are rounded', () => {
    const group = fc.record({
      with: fc.nat({ max: 400 }),
      without: fc.nat({ max: 400 }),
      missing: fc.nat({ max: 120 }),
    });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 2, maxLength: 6 }),
        fc.nat({ max: 60 }),
        (groups, elsewhere) => {
          fc.pre(groups.every((one) => one.with + one.without > 0));
          const test = chiSquareTest(groups.map((one) => [one.with, one.without]));
          fc.pre(test !== null && test.df === groups.length - 1);
          const printed = groups.map((one) => ({
            n: one.with + one.without + one.missing,
            percent: percent(Number(((100 * one.with) / (one.with + one.without)).toFixed(1))),
          }));
          const counted = groups.reduce((sum, one) => sum + one.with + one.without, 0);
          const missing = groups.reduce((sum, one) => sum + one.missing, 0);
          const events = groups.reduce((sum, one) => sum + one.with, 0);
          // People who answered the outcome alone: half of them had it.
          const outcome = { n: counted + elsewhere, events: events + Math.floor(elsewhere / 2) };
          const range = chiSquareRange(printed, {
            least: counted,
            most: Math.min(counted + missing, outcome.n),
            outcome,
          })!;
          expect(range).not.toBeNull();
          expect(range.lowest).toBeLessThanOrEqual(test!.statistic * 1.01 + 0.05);
          expect(range.highest).toBeGreaterThanOrEqual(test!.statistic * 0.99 - 0.05);
        },
      ),
    );
  });
});
