/** What each coder said of each unit: one row a unit, one place a coder; null where the coder did not rate it. */
export type Ratings = readonly (readonly (string | null)[])[];

/** How many coders chose each category, one row a unit, columns in the order of `categories`. */
export type RatingCounts = {
  readonly categories: readonly string[];
  readonly rows: readonly (readonly number[])[];
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

/** The number of ratings of a unit. */
export function ratingsOf(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}

/** Share of each category among all ratings. */
export function prevalence({ categories, rows }: RatingCounts): Readonly<Record<string, number>> {
  const all = rows.reduce((sum, row) => sum + ratingsOf(row), 0);
  return Object.fromEntries(
    categories.map((name, j) => [name, all === 0 ? 0 : rows.reduce((sum, row) => sum + row[j]!, 0) / all]),
  );
}
