import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { dimensionFacet, type FacetNumbers } from './facet-numbers.ts';

type Facet = CallOutput<'reference.list'>['facets'][number];

const LABELS: Readonly<Record<string, string>> = {
  verdict: 'Decision',
  type: 'Type',
  year: 'Year',
  coded: 'Coding',
  cited: 'Citations',
  source: 'Source',
  tag: 'Tag',
};
const BEFORE_CODES = ['verdict', 'type', 'year', 'coded', 'cited', 'source'];

/** The facets with the values that occur, most frequent first and years newest first; codes by their dimension. */
export function facetsOf(numbers: FacetNumbers, counts: Uint32Array, codebook: Codebook): Facet[] {
  const values = new Map<string, { value: string; label: string; count: number }[]>();
  for (let number = 0; number < counts.length; number += 1) {
    const count = counts[number] ?? 0;
    if (count === 0) continue;
    const name = numbers.facet(number);
    const value = numbers.value(number);
    const own = values.get(name) ?? [];
    values.set(name, own);
    own.push({ value, label: labelOf(name, value, codebook), count });
  }
  const dimensions = new Map(codebook.dimensions.map(({ id, label }) => [dimensionFacet(id), label]));
  for (const name of values.keys()) {
    // Codings may use a dimension that the codebook in force no longer has.
    if (name.startsWith('code.') && !dimensions.has(name)) dimensions.set(name, name.slice('code.'.length));
  }
  return [...BEFORE_CODES, ...dimensions.keys(), 'tag'].map((name) => ({
    name,
    label: dimensions.get(name) ?? LABELS[name] ?? name,
    values: (values.get(name) ?? []).sort(name === 'year' ? newestFirst : mostFirst),
  }));
}

type Value = Facet['values'][number];

function mostFirst(a: Value, b: Value): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}

function newestFirst(a: Value, b: Value): number {
  const year = (value: Value): number => (value.value === 'none' ? -Infinity : Number(value.value));
  return year(b) - year(a);
}

function labelOf(name: string, value: string, codebook: Codebook): string {
  if (!name.startsWith('code.')) return value;
  const dimension = codebook.dimensions.find(({ id }) => dimensionFacet(id) === name);
  const code = value.slice(value.indexOf(':') + 1);
  return dimension?.codes.find(({ id }) => id === code)?.label ?? code;
}
