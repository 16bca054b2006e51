import type { ReferenceTable, TableRow } from './reference-table.ts';
import type { OrderName } from './row-order.ts';

/** Facet name to values: values of one facet are alternatives, facets must all hold. `code` is any dimension's. */
export type ChosenFacets = Readonly<Record<string, readonly string[]>>;

/** What a search found: the rows, each once, and by the number of a row its score. */
export type FoundRows = { readonly rows: readonly number[]; readonly scores: Scores };
export type Scores = Float64Array;

/** The rows a list consists of, and how many rows each facet value would leave. */
export type Selected = {
  readonly rows: readonly number[];
  /** By facet number: rows that all *other* facets allow. Counted when asked for, as the table is then. */
  readonly counts: () => Uint32Array;
};

/**
 * Keeps the rows that a search found (all without one) and every chosen facet allows. Counts are taken over the rows
 * that all other facets allow, so that the numbers say what choosing a value would give.
 */
export function selectRows(
  table: ReferenceTable,
  found: FoundRows | undefined,
  chosen: ChosenFacets,
): Selected {
  const filters = filtersOf(table, chosen);
  const rows: number[] = [];
  eachFound(table, found, (row, at) => {
    if (filters.length === 0 || failingFilters(row, filters).length === 0) rows.push(at);
  });
  return { rows, counts: () => countRows(table, found, chosen) };
}

function countRows(table: ReferenceTable, found: FoundRows | undefined, chosen: ChosenFacets): Uint32Array {
  const filters = filtersOf(table, chosen);
  const counts = new Uint32Array(table.numbers.size());
  eachFound(table, found, (row) => {
    const failing = failingFilters(row, filters);
    const only = failing[0];
    if (failing.length > 1) return;
    for (const number of row.facets)
      if (only === undefined || only.counts[number] === 1) counts[number]! += 1;
  });
  return counts;
}

function eachFound(
  { rows }: ReferenceTable,
  found: FoundRows | undefined,
  visit: (row: TableRow, at: number) => void,
): void {
  const see = (at: number): void => {
    const row = rows[at]!;
    if (row.live) visit(row, at);
  };
  if (found !== undefined) for (const at of found.rows) see(at);
  else for (let at = 0; at < rows.length; at += 1) see(at);
}

/** `accepted` and `counts` by facet number: the values chosen, and all values of that facet. */
type Filter = { readonly accepted: Uint8Array; readonly counts: Uint8Array };

function filtersOf({ numbers }: ReferenceTable, chosen: ChosenFacets): readonly Filter[] {
  return Object.entries(chosen).flatMap(([name, values]): Filter[] => {
    if (values.length === 0) return [];
    const wanted = new Set(values);
    const accepted = new Uint8Array(numbers.size());
    const counts = new Uint8Array(numbers.size());
    for (let number = 0; number < accepted.length; number += 1) {
      const facet = numbers.facet(number);
      const own = facet === name || (name === 'code' && facet.startsWith('code.'));
      counts[number] = own ? 1 : 0;
      accepted[number] = own && wanted.has(numbers.value(number)) ? 1 : 0;
    }
    return [{ accepted, counts }];
  });
}

const NONE: readonly Filter[] = [];

function failingFilters(row: TableRow, filters: readonly Filter[]): readonly Filter[] {
  if (filters.length === 0) return NONE;
  return filters.filter(({ accepted }) => !row.facets.some((number) => accepted[number] === 1));
}

/** How a list is ordered; `relevance` without a search is the order in which references were added. */
export type Ordering = { readonly sort: 'relevance' | OrderName; readonly descending: boolean };

/** Puts rows in order and gives those from `offset` up to `offset + limit`. */
export function orderRows(
  table: ReferenceTable,
  rows: readonly number[],
  scores: Scores | undefined,
  { sort, descending }: Ordering,
  offset: number,
  limit: number,
): readonly number[] {
  if (offset >= rows.length || limit === 0) return [];
  const ordered =
    sort === 'relevance' && scores !== undefined
      ? byScore(table, rows, scores)
      : byRank(table, rows, sort === 'relevance' ? 'added' : sort);
  if (!descending) return ordered(offset, limit);
  // From the end, backwards.
  const end = rows.length - offset;
  const start = Math.max(0, end - limit);
  return ordered(start, end - start).toReversed();
}

type Page = (offset: number, limit: number) => readonly number[];

function byRank(table: ReferenceTable, rows: readonly number[], name: OrderName): Page {
  const order = table.order(name);
  const ranks = order.ranks();
  const sorted = Uint32Array.from(rows, (row) => ranks[row]!).sort();
  const all = order.rows();
  return (offset, limit) => Array.from(sorted.subarray(offset, offset + limit), (rank) => all[rank]!);
}

/** Only as many as are asked for are put in order, where that is few. */
function byScore(table: ReferenceTable, rows: readonly number[], scores: Scores): Page {
  const comesFirst = (a: number, b: number): number =>
    scores[b]! - scores[a]! || (table.rows[a]!.facts.id < table.rows[b]!.facts.id ? -1 : 1);
  return (offset, limit) => {
    const wanted = offset + limit;
    if (wanted * 4 >= rows.length) return rows.toSorted(comesFirst).slice(offset, wanted);
    const best = scoreOfPlace(rows, scores, wanted);
    return rows
      .filter((row) => scores[row]! >= best)
      .sort(comesFirst)
      .slice(offset, wanted);
  };
}

/** The score that the row at a place has. */
function scoreOfPlace(rows: readonly number[], scores: Scores, place: number): number {
  const sorted = Float64Array.from(rows, (row) => scores[row]!).sort();
  return sorted[Math.max(0, sorted.length - place)] ?? 0;
}
