import type { CheckResult } from '../../../shared/model/check.ts';
import { normalQuantile, normalTwoTails } from '../distribution.ts';
import { type PrintedNumber, roundingOf } from '../printed-number.ts';
import { checkResult } from './check-result.ts';
import { type PrintedRatio, ratioText } from './printed-ratios.ts';
import { pRangeText } from './stated-tests.ts';

type Ends = readonly [number, number];

/** How much longer one arm of an interval may be on the logarithmic scale: as such intervals are, and as exact ones can be. */
const EVEN = 1.25;
const ODD = 2.5;
/** How far the statistic of another test than Wald's is let stray. */
const OTHER_TEST = 1.2;

/** A printed ratio against its own interval and p, within what rounding of all of them hides. */
export function checkRatioInterval(
  ratio: PrintedRatio,
  place: string,
  tables: readonly { readonly label: string }[],
): readonly CheckResult[] {
  const { interval } = ratio;
  if (interval === null) return [];
  const said = (
    kind: 'interval' | 'p',
    verdict: CheckResult['verdict'],
    question: string,
    recomputed: string,
  ) =>
    checkResult(
      {
        kind: 'ratio',
        verdict,
        question: `${place}: ${question}`,
        printed: kind === 'p' ? `p ${ratio.p?.relation} ${ratio.p?.number.value}` : ratioText(ratio),
        recomputed,
      },
      [ratio, kind === 'p' ? (ratio.p?.number ?? null) : null],
      tables,
    );
  const [value, lower, upper] = [ratio.value, interval.lower, interval.upper].map(endsOf) as [
    Ends,
    Ends,
    Ends,
  ];
  const shown = `${ratio.measure} ${ratioText(ratio)}`;
  if (value[1] < lower[0] || value[0] > upper[1])
    return [
      said(
        'interval',
        'differs',
        `${shown} lies outside its own interval. Is one of the three numbers a slip?`,
        'outside its interval',
      ),
    ];
  // Ends printed as 0 have no logarithm.
  if (lower[0] <= 0) return [];
  const arms = armsOf(value, lower, upper);
  const isOdd = arms[0] > ODD || arms[1] < 1 / ODD;
  if (isOdd)
    return [
      said(
        'interval',
        'differs',
        `${shown} does not stand in the middle of its interval, as ratios do on the logarithmic scale. Is one of the three numbers a slip?`,
        middleText(interval),
      ),
    ];
  const isUneven = arms[0] > EVEN || arms[1] < 1 / EVEN;
  const own = said(
    'interval',
    isUneven ? 'undecidable' : 'agrees',
    isUneven
      ? `${shown} stands to one side of its interval; an exact or bootstrapped interval can.`
      : `${shown} stands in the middle of its interval on the logarithmic scale.`,
    middleText(interval),
  );
  const p = pOfInterval(ratio, value, lower, upper);
  if (ratio.p === null || p === null || isUneven) return [own];
  const [near, far] = [fits(ratio.p, p(1)), fits(ratio.p, widened(p))];
  const between = pRangeText(...p(1));
  const verdict = near ? 'agrees' : far ? 'undecidable' : 'differs';
  const end = {
    agrees: 'which goes together',
    undecidable: 'which another test than Wald’s can give',
    differs: 'is the interval or the p-value a slip?',
  };
  const stated = `p ${ratio.p.relation} ${ratio.p.number.value}`;
  return [
    own,
    said(
      'p',
      verdict,
      `${shown} gives ${between}, the paper prints ${stated}${verdict === 'differs' ? ': ' : ', '}${end[verdict]}${verdict === 'differs' ? '' : '.'}`,
      between,
    ),
  ];
}

function endsOf(number: PrintedNumber): Ends {
  const half = roundingOf(number);
  return [number.value - half, number.value + half];
}

/** Upper arm over lower arm on the logarithmic scale: the least and the most that rounding leaves. */
function armsOf(value: Ends, lower: Ends, upper: Ends): Ends {
  const arm = (from: number, to: number) => Math.max(0, Math.log(to / from));
  const share = (above: number, below: number) =>
    below > 0 ? above / below : above > 0 ? Number.POSITIVE_INFINITY : 1;
  return [
    share(arm(value[1], upper[0]), arm(lower[0], value[1])),
    share(arm(value[0], upper[1]), arm(lower[1], value[0])),
  ];
}

function middleText({ lower, upper }: NonNullable<PrintedRatio['interval']>): string {
  return `the middle is ${Math.sqrt(lower.value * upper.value).toFixed(2)}`;
}

/** p by Wald's test of the interval's width, for a statistic stretched by some factor: the least and the most. */
function pOfInterval(
  { confidence }: PrintedRatio,
  value: Ends,
  lower: Ends,
  upper: Ends,
): ((by: number) => Ends) | null {
  const quantile = normalQuantile(confidence);
  const width = (from: number, to: number) => Math.log(to / from) / (2 * quantile);
  const [narrow, wide] = [width(lower[1], upper[0]), width(lower[0], upper[1])];
  if (!(narrow > 0)) return null;
  const logs = value.map((end) => Math.log(end)) as [number, number];
  const most = Math.max(...logs.map(Math.abs)) / narrow;
  const least = logs[0] <= 0 && logs[1] >= 0 ? 0 : Math.min(...logs.map(Math.abs)) / wide;
  return (by) => [normalTwoTails(most * by), normalTwoTails(least * by)];
}

function widened(p: (by: number) => Ends): Ends {
  return [p(OTHER_TEST)[0], p(1 / OTHER_TEST)[1]];
}

function fits({ relation, number }: NonNullable<PrintedRatio['p']>, [least, most]: Ends): boolean {
  const half = roundingOf(number) + 1e-12;
  if (relation === '<') return least <= number.value + 1e-12;
  if (relation === '>') return most >= number.value - 1e-12;
  return most >= number.value - half && least <= number.value + half;
}
