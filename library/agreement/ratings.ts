/** What each coder said of each unit: one row a unit, one place a coder; null where the coder did not rate it. */
export type Ratings = readonly (readonly (string | null)[])[];

/** How many coders chose each category, one row a unit, columns in the order of `categories`. */
export type RatingCounts = {
  readonly categories: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** How many units each row stands for; one each where left out. */
  readonly times?: readonly number[];
};

/** Counts ratings. Categories nobody used must be named, since some coefficients depend on how many there are. */
export function countRatings(ratings: Ratings, categories?: readonly string[]): RatingCounts {
  const used = new Set<string>(categories);
  for (const unit of ratings) for (const rating of unit) if (rating !== null) used.add(rating);
  const names = categories === undefined ? [...used].sort() : [...used];
  const place = new Map(names.map((name, index) => [name, index]));
  const rows = ratings.map((unit) => {
    const row = names.map(() => 0);
    for (const rating of unit) if (rating !== null) row[place.get(rating)!]!++;
    return row;
  });
  return { categories: names, rows };
}

/** The same counts with units that were rated alike in one row: tens of thousands of units make a handful of rows. */
export function foldCounts({
  categories,
  rows,
  times,
}: RatingCounts): RatingCounts & { readonly times: readonly number[] } {
  const folded = new Map<string, { row: readonly number[]; times: number }>();
  for (const [at, row] of rows.entries()) {
    const key = row.join(' ');
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { row, times: times?.[at] ?? 1 });
    else known.times += times?.[at] ?? 1;
  }
  const all = [...folded.values()];
  return { categories, rows: all.map(({ row }) => row), times: all.map((one) => one.times) };
}

/** How many units the rows stand for. */
export function unitsOf({ rows, times }: RatingCounts): number {
  return times === undefined ? rows.length : times.reduce((sum, n) => sum + n, 0);
}

/** The sum of something over units. */
export function sumUnits(
  rows: RatingCounts['rows'],
  times: readonly number[],
  of: (row: readonly number[], at: number) => number,
): number {
  return rows.reduce((sum, row, at) => sum + times[at]! * of(row, at), 0);
}

/** The number of ratings of a unit. */
export function ratingsOf(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}

/** Share of each category among all ratings. */
export function prevalence(counts: RatingCounts): Readonly<Record<string, number>> {
  const { categories, rows, times } = foldCounts(counts);
  const all = sumUnits(rows, times, ratingsOf);
  return Object.fromEntries(
    categories.map((name, j) => [name, all === 0 ? 0 : sumUnits(rows, times, (row) => row[j]!) / all]),
  );
}
