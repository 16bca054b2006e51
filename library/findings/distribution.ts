import { incompleteBeta } from './beta.ts';
import { upperGamma } from './gamma.ts';

/** P(X >= x) of a chi-square variable with `df` degrees of freedom. */
export function chiSquareTail(x: number, df: number): number {
  return upperGamma(df / 2, Math.max(0, x) / 2);
}

/** P(|Z| >= z) of a standard normal variable. */
export function normalTwoTails(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** P(|T| >= t) of Student's t with `df` degrees of freedom. */
export function studentTwoTails(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** P(|R| >= r) of Pearson's correlation with `df` (people less two) degrees of freedom where there is none: Student's t of r. */
export function correlationTwoTails(r: number, df: number): number {
  return Math.abs(r) >= 1 ? 0 : studentTwoTails(r * Math.sqrt(df / (1 - r * r)), df);
}

/** P(F >= f) of Fisher's F with `df1` and `df2` degrees of freedom. */
export function fisherTail(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : incompleteBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
}

/** The z that leaves `confidence` (0.95) of a standard normal variable between -z and z. */
export function normalQuantile(confidence: number): number {
  return whereTail(1 - confidence, normalTwoTails);
}

/** The t that leaves `confidence` (0.95) of Student's t with `df` degrees of freedom between -t and t. */
export function studentQuantile(confidence: number, df: number): number {
  return whereTail(1 - confidence, (t) => studentTwoTails(t, df));
}

/** The x at which a falling tail reaches `tail`; NaN where there is none. */
function whereTail(tail: number, tailAt: (x: number) => number): number {
  if (!(tail > 0 && tail <= 1)) return Number.NaN;
  let high = 1;
  while (tailAt(high) > tail && high < 1e9) high *= 2;
  let low = 0;
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
    const middle = (low + high) / 2;
    if (tailAt(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
