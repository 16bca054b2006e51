import { normalQuantile } from './distribution.ts';

/** An estimate between its limits. */
export type Interval = { readonly value: number; readonly lower: number; readonly upper: number };

/** Wilson's score interval of `events` out of `n` (Wilson 1927); null where n is 0 or events do not fit. */
export function wilsonInterval(events: number, n: number, confidence = 0.95): Interval | null {
  if (!(n > 0) || events < 0 || events > n) return null;
  const z2 = normalQuantile(confidence) ** 2;
  const share = events / n;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Math.sqrt(z2) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { value: share, lower: Math.max(0, middle - half), upper: Math.min(1, middle + half) };
}
