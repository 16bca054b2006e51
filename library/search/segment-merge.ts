import {
  type PostingList,
  type PostingSource,
  postingList,
  reserveDocuments,
  reservePlaces,
  type TermPostings,
} from './postings.ts';
import { SEARCH_FIELDS } from './record.ts';
import { type SegmentDocument, writeSegment } from './segment-writer.ts';

/** A source to be merged; `dead` marks the documents to leave out with 1. */
export type MergeInput = {
  readonly source: PostingSource;
  readonly dead: Uint8Array;
  /** Facets of a document as `name:value`. */
  readonly facetsOf: (document: number) => readonly string[];
};

type Side = {
  readonly terms: Generator<readonly [string, TermPostings]>;
  readonly dead: Uint8Array;
  /** The number each document gets in the merged segment. */
  readonly numbers: Uint32Array;
  current: readonly [string, TermPostings] | undefined;
};

/** How many terms are written between two pauses. */
const SLICE_TERMS = 512;

/**
 * Writes the documents of several sources that are live now, in their order, as one segment. It pauses every
 * few hundred terms, so that a large merge can be spread over the idle moments of a process.
 */
export function* mergeSegments(inputs: readonly MergeInput[]): Generator<void, Uint8Array> {
  const documents: SegmentDocument[] = [];
  const sides: Side[] = inputs.map((input) => {
    const numbers = new Uint32Array(input.source.size());
    for (let document = 0; document < numbers.length; document += 1) {
      if (input.dead[document] === 1) continue;
      numbers[document] = documents.length;
      documents.push(documentOf(input, document));
    }
    const terms = input.source.sorted();
    return { terms, dead: input.dead.slice(), numbers, current: terms.next().value ?? undefined };
  });
  const writer = writeSegment(documents);
  const scratch = postingList();
  const lists = SEARCH_FIELDS.map(() => postingList());
  for (let written = 1; ; written += 1) {
    if (written % SLICE_TERMS === 0) yield;
    const term = firstTerm(sides);
    if (term === undefined) return writer.finish();
    for (const list of lists) list.length = 0;
    const placeCounts = SEARCH_FIELDS.map(() => 0);
    for (const side of sides) {
      if (side.current?.[0] !== term) continue;
      lists.forEach((list, field) => {
        append(side, field, list, placeCounts, scratch);
      });
      side.current = side.terms.next().value ?? undefined;
    }
    if (lists.some((list) => list.length > 0)) writer.term(term, lists);
  }
}

function documentOf({ source, facetsOf }: MergeInput, document: number): SegmentDocument {
  return {
    id: source.idOf(document),
    lengths: SEARCH_FIELDS.map((_, field) => source.lengthsOf(field)[document] ?? 0),
    facets: facetsOf(document),
    checkpoints: SEARCH_FIELDS.map((_, field) => source.checkpointsOf(document, field)),
  };
}

function firstTerm(sides: readonly Side[]): string | undefined {
  let first: string | undefined;
  for (const { current } of sides) {
    if (current && (first === undefined || current[0] < first)) first = current[0];
  }
  return first;
}

function append(
  side: Side,
  field: number,
  list: PostingList,
  placeCounts: number[],
  scratch: PostingList,
): void {
  const postings = side.current?.[1];
  if (!postings || postings.documentCount(field) === 0) return;
  postings.readPlaces(field, scratch);
  const before = list.length;
  const merged = list.length + scratch.length;
  if (merged > list.documents.length) {
    const { documents, counts } = list;
    reserveDocuments(list, merged);
    list.documents.set(documents);
    list.counts.set(counts);
  }
  let read = 0;
  let written = placeCounts[field] ?? 0;
  let length = before;
  for (let at = 0; at < scratch.length; at += 1) {
    const document = scratch.documents[at] ?? 0;
    const count = scratch.counts[at] ?? 0;
    if (side.dead[document] !== 1) {
      list.documents[length] = side.numbers[document] ?? 0;
      list.counts[length] = count;
      length += 1;
      reservePlaces(list, written + count);
      list.places.set(scratch.places.subarray(read, read + count), written);
      written += count;
    }
    read += count;
  }
  list.length = length;
  placeCounts[field] = written;
}
