/**
 * The facet numbers of all documents of a part: those of document i stand in `values` from `starts[i]` to
 * `starts[i + 1]`, unless they were changed since. An array for each of 100,000 records would cost 20 MB.
 */
export type FacetColumn = {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
  readonly changed: Map<number, readonly number[]>;
};

/** A column of no documents yet; all that come are changes. */
export function emptyColumn(): FacetColumn {
  return { starts: new Uint32Array(1), values: new Uint32Array(0), changed: new Map() };
}

/** The facet numbers of one document. */
export function facetsOf(column: FacetColumn, document: number): readonly number[] {
  const changed = column.changed.get(document);
  if (changed) return changed;
  return Array.from(column.values.subarray(column.starts[document] ?? 0, column.starts[document + 1] ?? 0));
}

/** Visits the facet numbers of each document from 0 to below `size`. */
export function eachFacet(
  { starts, values, changed }: FacetColumn,
  size: number,
  visit: (document: number, number: number) => void,
): void {
  for (let document = 0; document < size; document += 1) {
    const list = changed.size > 0 ? changed.get(document) : undefined;
    if (list) for (const number of list) visit(document, number);
    else {
      const end = starts[document + 1] ?? 0;
      for (let at = starts[document] ?? 0; at < end; at += 1) visit(document, values[at]!);
    }
  }
}
