import { chiSquareTest } from './chi-square.ts';

type Counts = readonly (readonly number[])[];

/** Pearson's statistic of a fourfold table with Yates' correction for continuity (Yates 1934); null for larger tables. */
export function yatesTest(counts: Counts): number | null {
  const four = fourOf(counts);
  if (four === null) return null;
  const [a, b, c, d] = four;
  const n = a + b + c + d;
  const gap = Math.max(0, Math.abs(a * d - b * c) - n / 2);
  return (n * gap * gap) / ((a + b) * (c + d) * (a + c) * (b + d));
}

/** The likelihood-ratio statistic G² (Wilks 1935); null where a chi-square test is not defined. */
export function likelihoodRatio(counts: Counts): number | null {
  if (chiSquareTest(counts) === null) return null;
  const rows = counts.map(sum);
  const columns = counts[0]!.map((_, j) => sum(counts.map((row) => row[j] ?? 0)));
  const n = sum(rows);
  return sum(
    counts.flatMap((row, i) =>
      row.map((count, j) => (count === 0 ? 0 : 2 * count * Math.log((count * n) / (rows[i]! * columns[j]!)))),
    ),
  );
}

/** The linear-by-linear association of rows and columns scored 1, 2, 3 … (Mantel 1963): (n - 1) r²; null without spread. */
export function trendTest(counts: Counts): number | null {
  const n = sum(counts.map(sum));
  const all = (of: (i: number, j: number) => number) =>
    sum(counts.flatMap((row, i) => row.map((count, j) => count * of(i, j))));
  const [x, y] = [all((i) => i) / n, all((_, j) => j) / n];
  const [xx, yy] = [all((i) => (i - x) ** 2), all((_, j) => (j - y) ** 2)];
  if (!(xx > 0 && yy > 0)) return null;
  return ((n - 1) * all((i, j) => (i - x) * (j - y)) ** 2) / (xx * yy);
}

/** Fisher's exact two-sided p of a fourfold table: all tables as rare as the printed one or rarer; null for larger tables. */
export function fisherExact(counts: Counts): number | null {
  const four = fourOf(counts);
  if (four === null) return null;
  const [a, b, c, d] = four;
  const least = Math.max(0, a - d);
  const most = Math.min(a + b, a + c);
  if (most - least > 100_000) return null;
  // Weights relative to the printed table, each from the one before it.
  const ratio = (x: number) => ((a + b - x) * (a + c - x)) / ((x + 1) * (d - a + x + 1));
  const weights: number[] = [0];
  for (let x = least; x < most; x++) weights.push(weights[weights.length - 1]! + Math.log(ratio(x)));
  const own = weights[a - least]!;
  const terms = weights.map((weight) => Math.exp(weight - own));
  return sum(terms.filter((term) => term <= 1 + 1e-7)) / sum(terms);
}

function fourOf(counts: Counts): readonly [number, number, number, number] | null {
  const [first, second, ...more] = counts;
  if (first?.length !== 2 || second?.length !== 2 || more.length > 0) return null;
  const [a, b, c, d] = [...first, ...second] as [number, number, number, number];
  return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0 ? [a, b, c, d] : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
