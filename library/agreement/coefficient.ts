import { studentQuantile } from '../findings/distribution.ts';

/** A coefficient of agreement. All numbers are null where it is not defined; `reason` says why. */
export type Coefficient = {
  readonly value: number | null;
  /** Observed agreement, 0-1. */
  readonly observed: number | null;
  /** Agreement expected by chance, 0-1. */
  readonly expected: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Units the coefficient rests on. */
  readonly units: number;
  readonly reason?: string;
};

export function undefinedCoefficient(units: number, reason: string): Coefficient {
  return {
    value: null,
    observed: null,
    expected: null,
    standardError: null,
    lower: null,
    upper: null,
    units,
    reason,
  };
}

/**
 * A coefficient with the standard error of the mean of its `parts`, one for each row of units and `times` units a row (Gwet 2014, chapter 5), and a
 * Student interval on units - 1 degrees of freedom, cut at 1. `centre` is what the parts vary about.
 */
export function fromParts(
  figures: { value: number; observed: number; expected: number },
  parts: readonly number[],
  times: readonly number[],
  centre = figures.value,
  confidence = 0.95,
): Coefficient {
  const units = times.reduce((sum, n) => sum + n, 0);
  if (units < 2) return { ...figures, standardError: null, lower: null, upper: null, units };
  const squares = parts.reduce((sum, part, at) => sum + times[at]! * (part - centre) ** 2, 0);
  const standardError = Math.sqrt(squares / (units * (units - 1)));
  return { ...figures, units, standardError, ...limits(figures.value, standardError, units, confidence) };
}

/** Student limits about a coefficient. */
export function limits(
  value: number,
  standardError: number,
  units: number,
  confidence: number,
): { lower: number; upper: number } {
  const half = studentQuantile(confidence, units - 1) * standardError;
  return { lower: value - half, upper: Math.min(1, value + half) };
}
