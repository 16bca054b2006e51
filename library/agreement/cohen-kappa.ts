import { type Coefficient, limits, undefinedCoefficient } from './coefficient.ts';
import { ALL_ALIKE, NOBODY_TWICE } from './observed-agreement.ts';
import type { Ratings } from './ratings.ts';

/** Cohen's kappa with the errors that different sources print. */
export type CohenKappa = Coefficient & {
  /** Standard error under the hypothesis of chance agreement (Fleiss, Cohen and Everitt 1969); for z. */
  readonly errorUnderChance: number | null;
  /** The approximate standard error of Cohen (1960), as older papers print it. */
  readonly errorOfCohen1960: number | null;
};

/** Cohen's kappa of two coders (Cohen 1960), over the units both rated; each stands for `times` units where given. */
export function cohenKappa(ratings: Ratings, confidence = 0.95, times?: readonly number[]): CohenKappa {
  const pairs = ratings.flatMap(([first, second], at) =>
    first != null && second != null ? [[first, second, times?.[at] ?? 1] as const] : [],
  );
  const names = [...new Set(pairs.flatMap((pair) => pair.slice(0, 2) as string[]))].sort();
  const place = new Map(names.map((name, index) => [name, index]));
  const counts = names.map(() => names.map(() => 0));
  for (const [first, second, n] of pairs) counts[place.get(first)!]![place.get(second)!]! += n;
  return kappaOfTable(counts, confidence);
}

/**
 * Cohen's kappa of a square table of counts, first coder in rows. The standard error is the large-sample one of
 * Fleiss, Cohen and Everitt (1969), the interval Student's on units - 1 degrees of freedom.
 */
export function kappaOfTable(counts: readonly (readonly number[])[], confidence = 0.95): CohenKappa {
  const units = counts.flat().reduce((sum, count) => sum + count, 0);
  if (units === 0) return { ...undefinedCoefficient(0, NOBODY_TWICE), ...NO_ERRORS };
  const shares = counts.map((row) => row.map((count) => count / units));
  const rows = shares.map(sum);
  const columns = shares.map((_, j) => sum(shares.map((row) => row[j]!)));
  const observed = sum(shares.map((row, i) => row[i]!));
  const expected = sum(rows.map((row, i) => row * columns[i]!));
  if (expected >= 1 - 1e-12)
    return { ...undefinedCoefficient(units, ALL_ALIKE), observed, expected, ...NO_ERRORS };
  const value = (observed - expected) / (1 - expected);
  // One unit has no spread to reckon an error from.
  if (units < 2)
    return { value, observed, expected, standardError: null, lower: null, upper: null, units, ...NO_ERRORS };
  const standardError = largeSampleError({ shares, rows, columns, observed, expected, units });
  const spread = sum(rows.map((row, i) => row * columns[i]! * (row + columns[i]!)));
  return {
    value,
    observed,
    expected,
    standardError,
    ...limits(value, standardError, units, confidence),
    units,
    errorUnderChance: Math.sqrt(expected + expected ** 2 - spread) / ((1 - expected) * Math.sqrt(units)),
    errorOfCohen1960: Math.sqrt((observed * (1 - observed)) / units) / (1 - expected),
  };
}

const NO_ERRORS = { errorUnderChance: null, errorOfCohen1960: null };

type KappaTable = {
  readonly shares: readonly (readonly number[])[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly observed: number;
  readonly expected: number;
  readonly units: number;
};

function largeSampleError({ shares, rows, columns, observed, expected, units }: KappaTable): number {
  const chance = 1 - expected;
  const off = 1 - observed;
  let variance = -((observed * expected - 2 * expected + observed) ** 2);
  shares.forEach((row, i) => {
    row.forEach((share, j) => {
      // The margins cross over: what the first coder gave to j and the second to i.
      const margin = i === j ? rows[i]! + columns[i]! : columns[i]! + rows[j]!;
      variance += i === j ? share * (chance - margin * off) ** 2 : share * off ** 2 * margin ** 2;
    });
  });
  return Math.sqrt(Math.max(0, variance) / units) / chance ** 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
