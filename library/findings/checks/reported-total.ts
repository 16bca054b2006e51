import type { CheckResult } from '../../../shared/model/check.ts';
import {
  countedLimits,
  type GroupRates,
  peopleOf,
  type ReportedTotal,
  weightedRate,
} from '../group-rates.ts';
import { countText, decimalText, roundingOf } from '../printed-number.ts';
import { checkResult, placeOf } from './check-result.ts';

/**
 * The rates of groups, weighted by their numbers, against the rate reported for everybody, and against every total that
 * missing answers allow.
 */
export function checkReportedTotals(
  rates: readonly GroupRates[],
  totals: ReadonlyMap<string, ReportedTotal>,
  sample: number | null,
): CheckResult[] {
  return rates.flatMap((one) => {
    const total = totals.get(one.outcome);
    return total === undefined ? [] : [resultOf(one, total, sample)];
  });
}

function resultOf(rates: GroupRates, total: ReportedTotal, sample: number | null): CheckResult {
  const decimals = rates.groups[0]!.percent.decimals;
  const weighted = decimalText(100 * weightedRate(rates), decimals);
  const reported = decimalText((100 * total.events) / total.n, decimals);
  const [low, high] = possibleRates(rates, total, sample);
  const range = `${decimalText(100 * low, decimals)} to ${decimalText(100 * high, decimals)} %`;
  const possible = totalIsPossible(rates, total, sample);
  const verdict = possible ? 'agrees' : sample === null ? 'undecidable' : 'differs';
  const people = peopleOf(rates);
  const start = `${placeOf(rates.rates)}, ${rates.outcome || 'rates'}: the groups, weighted by their ${countText(people)} answers, give ${weighted} %`;
  const reach = `with answers missing, ${range}`;
  return checkResult(
    {
      kind: 'reported-total',
      verdict,
      question:
        verdict === 'agrees'
          ? `${start} (${reach}); reported for all are ${reported} % (${countText(total.events)} of ${countText(total.n)}).`
          : verdict === 'differs'
            ? `${start} (${reach}); the ${reported} % reported for all (${countText(total.events)} of ${countText(total.n)}) cannot be reached. Do the rates rest on other respondents than the total?`
            : `${start}; reported for all are ${reported} % (${countText(total.events)} of ${countText(total.n)}). How many answers are missing?`,
      printed: `${reported} %`,
      recomputed: `${weighted} % (${range})`,
    },
    [...rates.groups.flatMap(({ count, percent }) => [count, percent]), ...total.places],
    [rates.counts.table, rates.rates.table, { label: total.table }],
  );
}

/** Least and greatest rate over those counted, whichever answers are missing. */
function possibleRates(rates: GroupRates, total: ReportedTotal, sample: number | null): [number, number] {
  const { least } = countedLimits(rates, total, sample);
  const half = roundingOf(rates.groups[0]!.percent) / 100;
  return [lowestRate(rates, least, 1) - half, lowestRate(rates, least, -1) + half];
}

/** The rate when the missing answers are those that pull it down most (`way` 1) or up (-1). */
function lowestRate({ groups }: GroupRates, counted: number, way: 1 | -1): number {
  const sorted = [...groups].sort((a, b) => way * (a.percent.value - b.percent.value));
  let left = counted;
  let events = 0;
  for (const { count, percent } of sorted) {
    const taken = Math.min(count.value, left);
    events += (taken * percent.value) / 100;
    left -= taken;
  }
  return counted > 0 ? events / counted : 0;
}

/**
 * Whether the events of the groups and those of people who left out the question can make the reported number. Those
 * who answered the outcome but not the question may all or none have had it.
 */
function totalIsPossible(rates: GroupRates, total: ReportedTotal, sample: number | null): boolean {
  const { least, most } = countedLimits(rates, total, sample);
  if (most < least) return false;
  const half = roundingOf(rates.groups[0]!.percent) / 100;
  for (let step = 0; step <= 20; step++) {
    const counted = least + ((most - least) * step) / 20;
    const uncounted = total.n - counted;
    const low = counted * (lowestRate(rates, counted, 1) - half);
    const high = counted * (lowestRate(rates, counted, -1) + half);
    if (low <= total.events && high >= total.events - uncounted) return true;
  }
  return false;
}
