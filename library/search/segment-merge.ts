import { type ByteWriter, byteWriter } from './bytes.ts';
import {
  type PostingList,
  type PostingSource,
  postingList,
  reserveDocuments,
  type TermPostings,
} from './postings.ts';
import { SEARCH_FIELDS } from './record.ts';
import { type FieldPostings, type SegmentDocument, writePlaces, writeSegment } from './segment-writer.ts';

/** A source to be merged; `dead` marks the documents to leave out with 1, and must not change meanwhile. */
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
  /** Whether none of its documents is left out. */
  readonly whole: boolean;
  current: readonly [string, TermPostings] | undefined;
};

/** About how much is written between two pauses: a term counts as some postings, being looked up and written. */
const SLICE_POSTINGS = 15_000;
const TERM_COST = 40;
const SLICE_DOCUMENTS = 2_000;

/**
 * Writes the documents of several sources that are live now, in their order, as one segment. It pauses every
 * few milliseconds, so that a large merge can be spread over the idle moments of a process.
 */
export function* mergeSegments(inputs: readonly MergeInput[]): Generator<void, Uint8Array> {
  const documents: SegmentDocument[] = [];
  const sides: Side[] = [];
  for (const input of inputs) {
    const { dead } = input;
    const numbers = new Uint32Array(input.source.size());
    for (let document = 0; document < numbers.length; document += 1) {
      if (dead[document] === 1) continue;
      numbers[document] = documents.length;
      documents.push(documentOf(input, document));
      if (documents.length % SLICE_DOCUMENTS === 0) yield;
    }
    const terms = input.source.sorted();
    const whole = !dead.includes(1);
    sides.push({ terms, dead, numbers, whole, current: terms.next().value ?? undefined });
  }
  const writer = writeSegment(documents);
  const scratch = postingList();
  const lists = SEARCH_FIELDS.map((_, field) => mergedList(field));
  for (let work = 0; ; work += TERM_COST) {
    if (work >= SLICE_POSTINGS) {
      work = 0;
      yield;
    }
    const term = firstTerm(sides);
    if (term === undefined) return yield* writer.finishing();
    const used = new Set<MergedList>();
    for (const side of sides) {
      if (side.current?.[0] !== term) continue;
      const { fields } = side.current[1];
      for (const list of lists) {
        if ((fields & (1 << list.field)) === 0) continue;
        if (!used.has(list)) clear(list);
        used.add(list);
        append(side, list, scratch);
      }
      side.current = side.terms.next().value ?? undefined;
    }
    const kept = lists.filter((list) => used.has(list) && list.length > 0);
    for (const list of kept) work += list.length + list.written.length() / 8;
    if (kept.length > 0) writer.term(term, kept.map(postingsOf));
  }
}

/** The postings of a term in one field as they come together. */
type MergedList = PostingList & { readonly field: number; readonly written: ByteWriter };

function mergedList(field: number): MergedList {
  return { ...postingList(), field, written: byteWriter() };
}

function clear(list: MergedList): void {
  list.length = 0;
  list.written.clear();
}

function postingsOf(list: MergedList): FieldPostings {
  const { field, length, documents, counts } = list;
  return { field, length, documents, counts, places: list.written.taken() };
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

function append(side: Side, list: MergedList, scratch: PostingList): void {
  const postings = side.current![1];
  // Places count from the beginning of each document, so those of a side without deletions are copied whole.
  const bytes = side.whole ? postings.placeBytes(list.field) : undefined;
  if (bytes) {
    postings.read(list.field, scratch);
    list.written.raw(bytes);
  } else postings.readPlaces(list.field, scratch);
  growDocuments(list, list.length + scratch.length);
  let place = 0;
  for (let at = 0; at < scratch.length; at += 1) {
    const document = scratch.documents[at]!;
    const count = scratch.counts[at]!;
    if (side.dead[document] !== 1) {
      list.documents[list.length] = side.numbers[document]!;
      list.counts[list.length] = count;
      list.length += 1;
      if (!bytes) writePlaces(list.written, scratch.places, place, place + count);
    }
    place += count;
  }
}

function growDocuments(list: MergedList, wanted: number): void {
  if (wanted <= list.documents.length) return;
  const { documents, counts } = list;
  reserveDocuments(list, wanted);
  list.documents.set(documents);
  list.counts.set(counts);
}
