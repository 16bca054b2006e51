/** What a division into entries is judged by; places are counted from 0, where the first entry begins. */
export type Judgement = {
  /** How many places there are. */
  readonly places: number;
  /** An entry holds no more places than this. */
  readonly most: number;
  /** How much the stretch from one place to before another looks like one whole entry. */
  readonly entry: (from: number, to: number) => number;
  /** How much an entry seems to begin at a place when the one before it begins at `before`. */
  readonly start: (at: number, before: number) => number;
};

/** The places where entries begin in the best division, by dynamic programming: in order, the first among them. */
export function bestDivision({ places, most, entry, start }: Judgement): readonly number[] {
  const best = Array.from({ length: places }, () => ({ score: Number.NEGATIVE_INFINITY, from: -1 }));
  best[0] = { score: 0, from: -1 };
  let end = { score: Number.NEGATIVE_INFINITY, from: 0 };
  for (let i = 1; i <= places; i++) {
    for (let from = Math.max(0, i - most); from < i; from++) {
      const whole = best[from]!.score + entry(from, i);
      if (i === places) {
        if (whole > end.score) end = { score: whole, from };
        continue;
      }
      const score = whole + start(i, from);
      if (score > best[i]!.score) best[i] = { score, from };
    }
  }
  const starts: number[] = [];
  for (let at = end.from; at >= 0; at = best[at]!.from) starts.push(at);
  return starts.reverse();
}
