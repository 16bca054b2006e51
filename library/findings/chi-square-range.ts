import { type PrintedNumber, roundingOf } from './printed-number.ts';

/** A group: at most `n` people answered, and a share of them, printed as a rounded percentage, had the outcome. */
export type RatedGroup = { readonly n: number; readonly percent: PrintedNumber };

/** What limits how many of the groups' people can have been counted. */
export type CountedLimits = {
  /** Fewest and most people that were counted over all groups. */
  readonly least: number;
  readonly most: number;
  /** The outcome over everybody who answered it; null where it is not known. */
  readonly outcome: { readonly n: number; readonly events: number } | null;
};

/** What the statistic can have been. */
export type ChiSquareRange = { readonly lowest: number; readonly highest: number; readonly df: number };

const STEPS = 12;

/**
 * The range of Pearson's statistic for groups whose rates are rounded and of whose people some, nobody knows from which
 * group, were not counted. For a fixed number counted and a fixed number of events the statistic is linear in the
 * groups' sizes, so its extremes stand at corners that can be written down; the two numbers are walked over a grid, and
 * what rounding can add is bounded by the triangle inequality. Null where no sizes agree with the limits.
 */
export function chiSquareRange(groups: readonly RatedGroup[], limits: CountedLimits): ChiSquareRange | null {
  const sorted = [...groups].sort((a, b) => a.percent.value - b.percent.value);
  const sizes = sorted.map(({ n }) => n);
  // Equal rates would make the corners degenerate; they are moved apart by less than rounding hides.
  const half = Math.max(...sorted.map(({ percent }) => roundingOf(percent))) / 100;
  const rates = sorted.map(({ percent }, i) => percent.value / 100 + i * half * 1e-3);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = -1;
  for (const counted of stepsBetween(limits.least, limits.most)) {
    for (const events of eventSteps(sizes, rates, counted, half, limits)) {
      const extremes = spreadExtremes(sizes, rates, counted, events);
      if (extremes === null) continue;
      const [low, high] = extremes.map((spread) => Math.sqrt(Math.max(0, spread)));
      const slack = Math.sqrt(counted) * half;
      const share = events / counted;
      lowest = Math.min(lowest, Math.max(0, low! - slack) ** 2 / variance(share, half, 'most'));
      highest = Math.max(highest, (high! + slack) ** 2 / variance(share, half, 'least'));
    }
  }
  return highest < 0 ? null : { lowest, highest, df: groups.length - 1 };
}

/** p(1 - p) at its most or least when p may be off by `half`. */
function variance(share: number, half: number, which: 'most' | 'least'): number {
  const ends = [share - half, share + half].map((p) => Math.min(1 - 1e-9, Math.max(1e-9, p)));
  const values = ends.map((p) => p * (1 - p));
  return which === 'least' ? Math.min(...values) : Math.max(...values);
}

function stepsBetween(least: number, most: number): number[] {
  if (!(most > 0) || least > most) return [];
  const from = Math.max(1, least);
  if (most - from < 1e-9) return [most];
  return Array.from({ length: STEPS + 1 }, (_, i) => from + ((most - from) * i) / STEPS);
}

/** The numbers of events that the groups can add up to, as far as the outcome's own numbers allow. */
function eventSteps(
  sizes: readonly number[],
  rates: readonly number[],
  counted: number,
  half: number,
  { outcome }: CountedLimits,
): number[] {
  let least = fillUp(sizes, rates, counted);
  let most = fillUp([...sizes].reverse(), [...rates].reverse(), counted);
  if (outcome !== null) {
    const uncounted = outcome.n - counted;
    least = Math.max(least, outcome.events - uncounted - half * counted);
    most = Math.min(most, Math.min(outcome.events, counted) + half * counted);
  }
  return least > most + 1e-6 ? [] : stepsBetween(Math.max(least, 1e-6), Math.max(most, 1e-6));
}

function fillUp(sizes: readonly number[], rates: readonly number[], counted: number): number {
  let left = counted;
  let events = 0;
  sizes.forEach((size, i) => {
    const taken = Math.min(size, left);
    events += taken * rates[i]!;
    left -= taken;
  });
  return events;
}

/**
 * Least and greatest sum of n (rate - mean)² for given numbers of people and events: all groups are full or empty but
 * two, `i` and `j`; greatest when the groups between them are empty, least when those outside are.
 */
function spreadExtremes(
  sizes: readonly number[],
  rates: readonly number[],
  counted: number,
  events: number,
): [number, number] | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = -1;
  for (let i = 0; i < sizes.length; i++) {
    for (let j = i + 1; j < sizes.length; j++) {
      const inside = cornerSquares(sizes, rates, counted, events, i, j, true);
      const outside = cornerSquares(sizes, rates, counted, events, i, j, false);
      if (inside !== null) least = Math.min(least, inside);
      if (outside !== null) greatest = Math.max(greatest, outside);
    }
  }
  if (greatest < 0 && least === Number.POSITIVE_INFINITY) return null;
  const centre = (events * events) / counted;
  const low = Number.isFinite(least) ? least : greatest;
  return [low - centre, (greatest < 0 ? low : greatest) - centre];
}

function cornerSquares(
  sizes: readonly number[],
  rates: readonly number[],
  counted: number,
  events: number,
  i: number,
  j: number,
  fullBetween: boolean,
): number | null {
  let people = counted;
  let left = events;
  let squares = 0;
  sizes.forEach((size, t) => {
    if (t === i || t === j || (t > i && t < j) !== fullBetween) return;
    people -= size;
    left -= size * rates[t]!;
    squares += size * rates[t]! ** 2;
  });
  const second = (left - people * rates[i]!) / (rates[j]! - rates[i]!);
  const first = people - second;
  const slack = 1e-6 * counted;
  if (first < -slack || second < -slack || first > sizes[i]! + slack || second > sizes[j]! + slack)
    return null;
  return squares + first * rates[i]! ** 2 + second * rates[j]! ** 2;
}
