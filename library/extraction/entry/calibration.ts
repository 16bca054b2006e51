/** For each field, steps `[raw score from, probability]` in rising order; `entry` is the whole reference. */
export type CalibrationTables = Readonly<Record<string, readonly (readonly [number, number])[]>>;

/** Turns a raw score into the share of such values that were right in held-out data, interpolating between steps. */
export function calibrate(tables: CalibrationTables, field: string, score: number): number {
  const steps = tables[field] ?? tables.other;
  if (!steps || steps.length === 0) return score;
  let last = steps[0]!;
  if (score <= last[0]) return last[1];
  for (const step of steps) {
    if (score < step[0]) {
      const share = (score - last[0]) / (step[0] - last[0]);
      return last[1] + share * (step[1] - last[1]);
    }
    last = step;
  }
  return last[1];
}
