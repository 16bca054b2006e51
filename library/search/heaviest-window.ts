/** A found term or phrase (`key`) in a text, in UTF-16 units or in words, and what it weighs. */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly weight: number;
};

/**
 * The window of at most `length` whose marks weigh most: each term counts once, its repetitions a tenth.
 * Marks come in the order of their starts.
 */
export function heaviestWindow(
  marks: readonly Mark[],
  length: number,
): { readonly start: number; readonly end: number; readonly weight: number } | undefined {
  const counts = new Map<string, number>();
  let best: { start: number; end: number; weight: number } | undefined;
  let weight = 0;
  let from = 0;
  for (const mark of marks) {
    const seen = counts.get(mark.key) ?? 0;
    counts.set(mark.key, seen + 1);
    weight += seen === 0 ? mark.weight : mark.weight / 10;
    while (mark.end - marks[from]!.start > length && marks[from] !== mark) {
      const gone = marks[from]!;
      const left = (counts.get(gone.key) ?? 1) - 1;
      counts.set(gone.key, left);
      weight -= left === 0 ? gone.weight : gone.weight / 10;
      from += 1;
    }
    // Sums of the same weights in another order differ in the last bits; the earlier window wins.
    if (!best || weight > best.weight + 1e-9) best = { start: marks[from]!.start, end: mark.end, weight };
  }
  return best;
}
