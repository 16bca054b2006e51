import { normalQuantile } from './distribution.ts';
import type { Interval } from './proportion.ts';

/** Two groups with their events. */
export type TwoByTwo = {
  readonly exposed: { readonly events: number; readonly n: number };
  readonly unexposed: { readonly events: number; readonly n: number };
};

/** Odds ratio with Woolf's logit interval (Woolf 1955); null where a cell is 0. */
export function oddsRatio({ exposed, unexposed }: TwoByTwo, confidence = 0.95): Interval | null {
  const cells = [
    exposed.events,
    exposed.n - exposed.events,
    unexposed.events,
    unexposed.n - unexposed.events,
  ];
  if (cells.some((cell) => !(cell > 0))) return null;
  const [a, b, c, d] = cells as [number, number, number, number];
  return onLogScale((a * d) / (b * c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), confidence);
}

/** Risk ratio with the log interval of Katz and others (1978); null where a group has no events or none at all. */
export function riskRatio({ exposed, unexposed }: TwoByTwo, confidence = 0.95): Interval | null {
  const fits = [exposed, unexposed].every(({ events, n }) => events > 0 && n >= events);
  if (!fits) return null;
  const ratio = exposed.events / exposed.n / (unexposed.events / unexposed.n);
  const variance = 1 / exposed.events - 1 / exposed.n + 1 / unexposed.events - 1 / unexposed.n;
  return onLogScale(ratio, Math.sqrt(variance), confidence);
}

function onLogScale(value: number, error: number, confidence: number): Interval {
  const width = Math.exp(normalQuantile(confidence) * error);
  return { value, lower: value / width, upper: value * width };
}
