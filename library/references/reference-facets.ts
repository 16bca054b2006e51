import type { CallOutput } from '../../shared/contract/calls.ts';

export type FacetName = 'verdict' | 'type' | 'year' | 'coded' | 'cited' | 'code' | 'tag';
export type FacetValues = Readonly<Record<FacetName, readonly string[]>>;

const LABELS: Readonly<Record<FacetName, string>> = {
  verdict: 'Decision',
  type: 'Type',
  year: 'Year',
  coded: 'Coding',
  cited: 'Citations',
  code: 'Code',
  tag: 'Tag',
};
const NAMES = Object.keys(LABELS) as FacetName[];

/**
 * Keeps the rows that every chosen facet allows, and counts each facet over the rows that all *other* facets allow, so
 * that the numbers say what choosing a value would give.
 */
export function countFacets<T extends { readonly facets: FacetValues }>(
  rows: readonly T[],
  chosen: Readonly<Record<string, readonly string[]>>,
): { readonly kept: readonly T[]; readonly facets: CallOutput<'reference.list'>['facets'] } {
  const wanted = new Map(NAMES.map((name) => [name, new Set(chosen[name] ?? [])]));
  const failing = rows.map((row) => NAMES.filter((name) => !allows(wanted.get(name), row.facets[name])));
  const kept = rows.filter((_row, index) => failing[index]?.length === 0);
  const facets = NAMES.map((name) => {
    const counts = new Map<string, number>();
    rows.forEach((row, index) => {
      if (failing[index]?.some((other) => other !== name)) return;
      for (const value of row.facets[name]) counts.set(value, (counts.get(value) ?? 0) + 1);
    });
    const values = [...counts].map(([value, count]) => ({ value, label: value, count }));
    return { name, label: LABELS[name], values: values.toSorted(byCount(name)) };
  });
  return { kept, facets };
}

function allows(wanted: ReadonlySet<string> | undefined, values: readonly string[]): boolean {
  return wanted === undefined || wanted.size === 0 || values.some((value) => wanted.has(value));
}

function byCount(name: FacetName) {
  return (a: { value: string; count: number }, b: { value: string; count: number }): number =>
    name === 'year' ? b.value.localeCompare(a.value) : b.count - a.count || a.value.localeCompare(b.value);
}
