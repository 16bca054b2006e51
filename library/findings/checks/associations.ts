import type { CheckResult } from '../../../shared/model/check.ts';
import { chiSquareOfRates } from '../chi-square.ts';
import { type ChiSquareRange, chiSquareRange } from '../chi-square-range.ts';
import { chiSquareTail } from '../distribution.ts';
import { countedLimits, type GroupRates, type ReportedTotal } from '../group-rates.ts';
import { roundingOf } from '../printed-number.ts';
import { checkResult, placeOf } from './check-result.ts';
import { type Claim, LEVEL } from './claims.ts';
import { pRange, pRangeText } from './stated-tests.ts';

/** An association recomputed from printed rates. */
export type Recomputed = {
  readonly range: ChiSquareRange;
  /** p at the top and at the bottom of the range: the least and the most it can be. */
  readonly least: number;
  readonly most: number;
  /** p if missing answers are spread evenly over the groups. */
  readonly even: number;
  readonly significance: 'significant' | 'not significant' | 'undecidable';
  /** Whether the number of missing answers is known. */
  readonly bounded: boolean;
};

/** Significance of group rates, whatever rounding hides and whichever answers are missing. */
export function recompute(
  rates: GroupRates,
  total: ReportedTotal | undefined,
  sample: number | null,
): Recomputed | null {
  const groups = rates.groups.map(({ count, percent }) => ({ n: count.value, percent }));
  const limits = countedLimits(rates, total, sample);
  // Totals that the rates cannot reach are told of by their own check and limit nothing here.
  const range = chiSquareRange(groups, limits) ?? chiSquareRange(groups, { ...limits, outcome: null });
  if (range === null) return null;
  const least = chiSquareTail(range.highest, range.df);
  const most = chiSquareTail(range.lowest, range.df);
  const people = groups.reduce((all, { n }) => all + n, 0);
  const kept = sample !== null && total !== undefined ? Math.min(1, total.n / sample) : 1;
  const test = chiSquareOfRates(
    groups.map(({ n, percent }) => ({ n: n * kept, share: percent.value / 100 })),
  );
  return {
    range,
    least,
    most,
    even: people > 0 ? (test?.p ?? 1) : 1,
    significance: most < LEVEL ? 'significant' : least >= LEVEL ? 'not significant' : 'undecidable',
    bounded: sample !== null && total !== undefined,
  };
}

/** Every association with printed rates, recomputed and set against what the text says of it. */
export function checkAssociations(
  rates: readonly GroupRates[],
  totals: ReadonlyMap<string, ReportedTotal>,
  sample: number | null,
  claims: readonly Claim[],
): CheckResult[] {
  return rates.flatMap((one) => {
    const recomputed = recompute(one, totals.get(one.outcome), sample);
    if (recomputed === null) return [];
    return [
      resultOf(
        one,
        recomputed,
        claims.find((claim) => claim.rates === one),
      ),
    ];
  });
}

function resultOf(rates: GroupRates, recomputed: Recomputed, claim: Claim | undefined): CheckResult {
  const { range, least, most, even } = recomputed;
  const chi = `χ²(${range.df}) between ${range.lowest.toFixed(1)} and ${range.highest.toFixed(1)}`;
  const place = `${placeOf(rates.rates)}${rates.outcome === '' ? '' : ` × ${rates.outcome}`}`;
  const spread = recomputed.bounded ? 'whichever answers are missing' : 'if no answers are missing';
  const said = claim === undefined ? null : saidOf(claim);
  const verdict = verdictOf(recomputed, claim);
  const found = `${place}: the printed rates give ${chi}, ${pRangeText(least, most)}, ${spread}`;
  return checkResult(
    {
      kind: 'association',
      verdict,
      question: `${found}${recomputed.significance === 'undecidable' ? `; spread evenly, ${pRangeText(even, even)}` : ''}. ${endOf(verdict, recomputed, said)}`,
      printed: said ?? '',
      recomputed: `${recomputed.significance}: ${chi}, ${pRangeText(least, most)}`,
    },
    [
      ...rates.groups.flatMap(({ count, percent }) => [count, percent]),
      claim === undefined ? null : (claim.test ?? claim.sentence),
    ],
    [rates.counts.table, rates.rates.table],
  );
}

function saidOf({ test, significant }: Claim): string {
  const word = significant ? 'significant' : 'not significant';
  if (test === null) return word;
  const p = `p ${test.p.relation} ${test.p.number.value}`;
  return test.statistic === null ? `${word} (${p})` : `${word} (χ² = ${test.statistic.value}, ${p})`;
}

function verdictOf(recomputed: Recomputed, claim: Claim | undefined): CheckResult['verdict'] {
  if (claim === undefined) return 'undecidable';
  const outside = claim.test !== null && !liesInside(claim.test, recomputed);
  const contrary =
    recomputed.significance !== 'undecidable' &&
    (recomputed.significance === 'significant') !== claim.significant &&
    // A p-value that does not fit its own statistic is told of there.
    !(claim.test?.statistic != null && !outside);
  if (contrary || outside) return recomputed.bounded ? 'differs' : 'undecidable';
  return recomputed.significance === 'undecidable' ? 'undecidable' : 'agrees';
}

/** Whether the printed statistic, or else the printed p, is one that the rates can give. */
function liesInside(test: NonNullable<Claim['test']>, { range, least, most }: Recomputed): boolean {
  if (test.test === 'chi-square' && test.statistic !== null && pRange(test) !== null) {
    const half = roundingOf(test.statistic);
    return test.statistic.value + half >= range.lowest && test.statistic.value - half <= range.highest;
  }
  const { value, decimals } = test.p.number;
  const half = roundingOf({ decimals });
  if (test.p.relation === '<') return least <= value;
  if (test.p.relation === '>') return most >= value;
  return value + half >= least && value - half <= most;
}

function endOf(verdict: CheckResult['verdict'], { significance }: Recomputed, said: string | null): string {
  if (said === null) return 'The text gives no result that could be tied to it: what does it say?';
  if (verdict === 'agrees') return `The text says the same: ${said}.`;
  if (verdict === 'differs')
    return `The text says ${said}. Do the rates, the test and the text speak of the same respondents?`;
  return significance === 'undecidable'
    ? `The text says ${said}; the printed numbers cannot decide it.`
    : `The text says ${said}; how many answers are missing is not printed, so this cannot be decided.`;
}
