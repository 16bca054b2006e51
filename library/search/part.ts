import type { FacetColumn } from './facet-column.ts';
import type { PostingSource } from './postings.ts';
import { SEARCH_FIELDS } from './record.ts';

/**
 * A posting source as it stands in an index: which of its documents are deleted, their facets, and the live
 * counts that ranking needs. No inverse document frequency is ever stored, so parts never drift apart.
 */
export type Part = {
  readonly key: number;
  readonly source: PostingSource;
  /** 1 for a deleted document. */
  dead: Uint8Array;
  deadCount: number;
  readonly facets: FacetColumn;
  /** Terms per field over the live documents. */
  readonly fieldTotals: number[];
  /** Where the part's documents begin in the numbering of one search. */
  base: number;
};

/** Takes a source into an index, all of its documents live. */
export function createPart(key: number, source: PostingSource, facets: FacetColumn): Part {
  const size = source.size();
  const fieldTotals = SEARCH_FIELDS.map((_, field) => {
    const lengths = source.lengthsOf(field);
    let total = 0;
    for (let document = 0; document < size; document += 1) total += lengths[document] ?? 0;
    return total;
  });
  return {
    key,
    source,
    dead: new Uint8Array(Math.max(size, 64)),
    deadCount: 0,
    facets,
    fieldTotals,
    base: 0,
  };
}

/** Tells a part about a document its (mutable) source has just taken. */
export function growPart(part: Part, document: number, facets: readonly number[]): void {
  if (document >= part.dead.length) {
    const grown = new Uint8Array(part.dead.length * 2);
    grown.set(part.dead);
    part.dead = grown;
  }
  part.facets.changed.set(document, facets);
  addLengths(part, document, 1);
}

/** Marks a document as deleted; its postings stay until the part is merged. */
export function killDocument(part: Part, document: number): void {
  if (part.dead[document] === 1) return;
  part.dead[document] = 1;
  part.deadCount += 1;
  addLengths(part, document, -1);
}

function addLengths(part: Part, document: number, sign: 1 | -1): void {
  for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
    const length = part.source.lengthsOf(field)[document] ?? 0;
    part.fieldTotals[field] = (part.fieldTotals[field] ?? 0) + sign * length;
  }
}
