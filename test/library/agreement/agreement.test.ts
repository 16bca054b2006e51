import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Coefficient,
  codingAgreement,
  cohenKappa,
  countRatings,
  fleissKappa,
  gwetAc1,
  kappaOfTable,
  krippendorffAlpha,
  percentAgreement,
  prevalence,
} from '../../../library/agreement/agreement.ts';
import { DIAGNOSES, FOUR_OBSERVERS } from './worked-examples.ts';

const printed = ({ value, standardError, lower, upper }: Coefficient, digits: number) => ({
  value: value!.toFixed(digits),
  error: standardError!.toFixed(digits),
  interval: [Number(lower!.toFixed(3)), Number(upper!.toFixed(3))],
});

describe('Cohen’s kappa', () => {
  it('equals the worked example of Cohen (1960), table 2', () => {
    const kappa = kappaOfTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    expect(kappa.observed!.toFixed(2)).toBe('0.70');
    expect(kappa.expected!.toFixed(2)).toBe('0.41');
    expect(kappa.value!.toFixed(3)).toBe('0.492');
    expect(kappa.errorOfCohen1960!.toFixed(3)).toBe('0.055');
  });

  it('equals what irrCAC documents for two abstractors (kappa2.table)', () => {
    const kappa = kappaOfTable([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(kappa.value!.toFixed(7)).toBe('0.7964094');
    expect(kappa.standardError!.toFixed(8)).toBe('0.05891072');
    expect([kappa.lower!.toFixed(2), kappa.upper!.toFixed(3)]).toEqual(['0.68', '0.913']);
  });

  it('equals three tables reckoned by hand, and has no interval where there is but one unit', () => {
    // (.70 - .50) / .50, (.60 - .54) / .46 and (.60 - .46) / .54
    const tables = [
      [20, 5, 10, 15],
      [45, 15, 25, 15],
      [25, 35, 5, 35],
    ];
    const kappas = tables.map(([a, b, c, d]) =>
      kappaOfTable([
        [a!, b!],
        [c!, d!],
      ]).value!.toFixed(4),
    );
    expect(kappas).toEqual(['0.4000', '0.1304', '0.2593']);
    const one = kappaOfTable([
      [0, 1],
      [0, 0],
    ]);
    expect(one).toMatchObject({ value: 0, standardError: null, lower: null, upper: null });
  });

  it('counts only units both coders rated', () => {
    expect(
      cohenKappa([
        ['a', 'a'],
        ['b', 'a'],
        ['b', 'b'],
        ['a', null],
        [null, 'b'],
      ]),
    ).toMatchObject({
      units: 3,
      value: expect.closeTo(0.4, 12),
    });
  });

  it('is not defined where both coders say one thing throughout, and says so', () => {
    expect(
      cohenKappa([
        ['no', 'no'],
        ['no', 'no'],
      ]),
    ).toMatchObject({ value: null, observed: 1, reason: expect.stringMatching(/./) });
    expect(cohenKappa([['no', null]])).toMatchObject({
      value: null,
      units: 0,
      reason: expect.stringMatching(/./),
    });
  });
});

describe('Fleiss’ kappa', () => {
  it('equals Fleiss (1971) on psychiatric diagnoses, overall and by category, and the z of R’s irr', () => {
    const kappa = fleissKappa(DIAGNOSES);
    expect(kappa.observed!.toFixed(3)).toBe('0.556');
    expect(kappa.expected!.toFixed(3)).toBe('0.220');
    expect(kappa.value!.toFixed(3)).toBe('0.430');
    expect((kappa.value! / kappa.errorUnderChance!).toFixed(1)).toBe('17.7');
    expect(kappa.byCategory.map(({ value }) => value.toFixed(3))).toEqual([
      '0.245',
      '0.245',
      '0.520',
      '0.471',
      '0.566',
    ]);
    expect(kappa.byCategory.map(({ value, error }) => (value / error).toFixed(3))).toEqual([
      '5.192',
      '5.192',
      '11.031',
      '9.994',
      '12.009',
    ]);
  });

  it('equals what irrCAC documents for four raters and for the first 15 patients', () => {
    expect(printed(fleissKappa(countRatings(FOUR_OBSERVERS)), 5)).toEqual({
      value: '0.76117',
      error: '0.15302',
      interval: [0.424, 1],
    });
    const some = fleissKappa({ ...DIAGNOSES, rows: DIAGNOSES.rows.slice(0, 15) });
    expect(printed(some, 7)).toEqual({ value: '0.4139265', error: '0.0811929', interval: [0.24, 0.588] });
  });
});

describe('Krippendorff’s alpha', () => {
  it('equals the nominal example of Krippendorff (2011), section C', () => {
    expect(krippendorffAlpha(countRatings(FOUR_OBSERVERS)).value!.toFixed(3)).toBe('0.743');
  });

  it('equals the value and interval that irrCAC documents', () => {
    const alpha = krippendorffAlpha(countRatings(FOUR_OBSERVERS));
    expect(printed(alpha, 5)).toMatchObject({ value: '0.74342', interval: [0.419, 1] });
    // The package's page prints the error of an earlier formula, 0.14557; its present formula gives this one.
    expect(alpha.standardError!.toFixed(4)).toBe('0.1455');
    const some = krippendorffAlpha({ ...DIAGNOSES, rows: DIAGNOSES.rows.slice(0, 15) });
    expect([some.value!.toFixed(7), some.observed!.toFixed(7)]).toEqual(['0.4204384', '0.5560988']);
  });

  it('equals Krippendorff (2011), section A: two observers, binary data', () => {
    const first = '0100000001'.split('');
    const second = '1110010000'.split('');
    const alpha = krippendorffAlpha(countRatings(first.map((value, i) => [value, second[i]!])));
    expect(alpha.value!.toFixed(3)).toBe('0.095');
  });

  it('equals Krippendorff (2011), section B: two observers, nominal data', () => {
    const one = ['a', 'a', 'b', 'b', 'd', 'c', 'c', 'c', 'e', 'd', 'd', 'a'];
    const two = ['b', 'a', 'b', 'b', 'b', 'c', 'c', 'c', 'e', 'd', 'd', 'd'];
    const alpha = krippendorffAlpha(countRatings(one.map((value, i) => [value, two[i]!])));
    expect(alpha.value!.toFixed(3)).toBe('0.692');
  });
});

describe('Gwet’s AC1 and percent agreement', () => {
  it('equal what irrCAC documents for four raters', () => {
    const counts = countRatings(FOUR_OBSERVERS);
    expect(printed(gwetAc1(counts), 5)).toEqual({ value: '0.77544', error: '0.14295', interval: [0.461, 1] });
    expect(printed(percentAgreement(counts), 5)).toEqual({
      value: '0.81818',
      error: '0.12561',
      interval: [0.542, 1],
    });
  });

  it('equal what irrCAC documents for six raters and for two', () => {
    const some = gwetAc1({ ...DIAGNOSES, rows: DIAGNOSES.rows.slice(0, 15) });
    expect(printed(some, 7)).toEqual({ value: '0.4448007', error: '0.0841876', interval: [0.264, 0.625] });
    const pairs = [
      ...Array.from({ length: 13 }, () => ['e', 'e']),
      ...Array.from({ length: 20 }, () => ['a', 'a']),
      ...Array.from({ length: 7 }, () => ['a', 'n']),
      ...Array.from({ length: 4 }, () => ['n', 'a']),
      ...Array.from({ length: 56 }, () => ['n', 'n']),
    ];
    const two = gwetAc1(countRatings(pairs));
    expect(two.value!.toFixed(7)).toBe('0.8493305');
    // The package divides by n for a table of two raters, by n - 1 for ratings.
    expect((two.standardError! * Math.sqrt(99 / 100)).toFixed(8)).toBe('0.04321747');
    expect(printed(percentAgreement(countRatings(pairs)), 8)).toMatchObject({
      value: '0.89000000',
      error: expect.stringMatching(/^0\.031/),
    });
  });

  it('AC1 keeps its head where a code is rare and kappa loses it (Feinstein and Cicchetti 1990)', () => {
    const ratings = [
      ...Array.from({ length: 118 }, () => ['no', 'no']),
      ...Array.from({ length: 5 }, () => ['yes', 'no']),
      ...Array.from({ length: 2 }, () => ['no', 'yes']),
    ];
    expect(cohenKappa(ratings).value!).toBeLessThan(0);
    expect(gwetAc1(countRatings(ratings)).value!).toBeGreaterThan(0.93);
  });
});

describe('any ratings', () => {
  const ratings = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 12,
  });

  it('give coefficients that are null with a reason, or at most 1 and inside their interval', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        const counts = countRatings(units, ['a', 'b', 'c']);
        for (const coefficient of [percentAgreement, fleissKappa, krippendorffAlpha, gwetAc1]) {
          const { value, lower, upper, reason } = coefficient(counts);
          if (value === null) expect(reason).toMatch(/\.$/);
          else {
            expect(value).toBeLessThanOrEqual(1 + 1e-12);
            if (lower !== null && upper !== null) expect(upper).toBeGreaterThanOrEqual(lower);
          }
        }
      }),
    );
  });

  it('give the same coefficients where units rated alike are counted together', () => {
    const few = fc.array(fc.array(fc.constantFrom('a', 'b', null), { minLength: 2, maxLength: 2 }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(few, (units) => {
        const folded = Map.groupBy(units, (unit) => unit.join());
        const alike = [...folded.values()].map((group) => group[0]!);
        const times = [...folded.values()].map((group) => group.length);
        const counts = { ...countRatings(alike, ['a', 'b']), times };
        const all = countRatings(units, ['a', 'b']);
        for (const coefficient of [percentAgreement, fleissKappa, krippendorffAlpha, gwetAc1]) {
          const [one, other] = [coefficient(counts), coefficient(all)];
          expect(one.units).toBe(other.units);
          if (one.value === null || other.value === null) expect(one.value).toBe(other.value);
          else expect(one.value).toBeCloseTo(other.value, 9);
          if (one.standardError !== null) expect(one.standardError).toBeCloseTo(other.standardError!, 9);
        }
        const [kappa, plain] = [cohenKappa(alike, 0.95, times), cohenKappa(units)];
        expect([kappa.value, kappa.standardError, kappa.units]).toEqual([
          plain.value,
          plain.standardError,
          plain.units,
        ]);
      }),
    );
  });

  it('give the same coefficients whatever the order of coders', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        const turned = units.map((unit) => [...unit].reverse());
        for (const coefficient of [percentAgreement, fleissKappa, krippendorffAlpha, gwetAc1])
          expect(coefficient(countRatings(turned, ['a', 'b', 'c']))).toEqual(
            coefficient(countRatings(units, ['a', 'b', 'c'])),
          );
      }),
    );
  });
});

describe('agreement of coders on codes', () => {
  const studies = ['s1', 's2', 's3', 's4'];
  const layers = [
    {
      coder: 'A',
      studies,
      codings: [
        { study: 's1', code: 'x' },
        { study: 's2', code: 'x' },
        { study: 's1', code: 'y' },
      ],
    },
    {
      coder: 'B',
      studies: ['s1', 's2', 's3'],
      codings: [
        { study: 's1', code: 'x' },
        { study: 's1', code: 'y' },
      ],
    },
  ];

  it('takes study and code for the unit, and no decision from a coder who has not seen the study', () => {
    const { byCode, overall } = codingAgreement(layers, ['x', 'y']);
    expect(byCode.get('x')).toMatchObject({ units: 3, percent: { value: expect.closeTo(2 / 3, 12) } });
    expect(byCode.get('y')).toMatchObject({ units: 3, percent: { value: 1 }, cohen: { value: 1 } });
    expect(overall.units).toBe(6);
    expect(overall.prevalence).toBeCloseTo(5 / 14, 12);
  });

  it('takes no measure of chance from what one coder alone has seen', () => {
    const more = Array.from({ length: 50 }, (_, i) => `alone ${i}`);
    const [first, second] = layers as [(typeof layers)[0], (typeof layers)[1]];
    const alone = [{ ...first, studies: [...studies, ...more] }, second];
    const figures = (of: typeof layers) => {
      const { fleiss, ac1, percent, units } = codingAgreement(of, ['x', 'y']).overall;
      return [fleiss, ac1, percent].map(({ value, lower }) => [value, lower, units]);
    };
    expect(figures(alone)).toEqual(figures(layers));
  });

  it('gives Cohen’s kappa for two coders only', () => {
    const third = { coder: 'C', studies, codings: [] };
    expect(codingAgreement([...layers, third], ['x']).overall.cohen).toBeNull();
    expect(codingAgreement(layers, ['x']).overall.cohen).not.toBeNull();
  });

  it('tells the prevalence of each category', () => {
    expect(
      prevalence(
        countRatings([
          ['a', 'b'],
          ['a', null],
        ]),
      ),
    ).toEqual({ a: 2 / 3, b: 1 / 3 });
  });
});
