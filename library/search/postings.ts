/**
 * The documents one term stands in within one field: parallel arrays up to `length`, documents ascending.
 * One list is filled again and again, so nothing in it outlives the next reading.
 */
export type PostingList = {
  length: number;
  documents: Uint32Array;
  counts: Uint32Array;
  /** The word numbers of all documents one after another; only filled by `readPlaces`. */
  places: Uint32Array;
};

/** One term of a source. Fields are numbers of `SEARCH_FIELDS`; deleted documents are still counted. */
export type TermPostings = {
  /** The fields it stands in, as a bit set. */
  readonly fields: number;
  readonly documentCount: (field: number) => number;
  readonly read: (field: number, into: PostingList) => void;
  readonly readPlaces: (field: number, into: PostingList) => void;
  /** The places of a field as a segment writes them, where they are already written. */
  readonly placeBytes: (field: number) => Uint8Array | undefined;
};

/** Looks at terms in order: `shared` units of one are the same as in the one before. False ends the walk. */
export type TermVisitor = {
  readonly visit: (units: ArrayLike<number>, length: number, shared: number) => boolean;
  /** Whether any term that begins with the first `length` units of the text could be of interest. */
  readonly mayStart: (text: string, length: number) => boolean;
};

/** Something that holds postings: an immutable segment or the mutable delta. Documents are numbered from 0. */
export type PostingSource = {
  readonly size: () => number;
  readonly idOf: (document: number) => string;
  readonly lengthsOf: (field: number) => ArrayLike<number>;
  readonly find: (term: string) => TermPostings | undefined;
  /** Visits the terms that start with the prefix, as UTF-16 units; a few others may come with them. */
  readonly walk: (prefix: string, visitor: TermVisitor) => void;
  /** All terms in the order of their UTF-16 units. */
  readonly sorted: () => Generator<readonly [string, TermPostings]>;
  /** About every 128 words of a long field, the number of a word and its place in UTF-16 units, in turn. */
  readonly checkpointsOf: (document: number, field: number) => ArrayLike<number> | undefined;
};

/** Every how many words of a long field its place in the text is kept. */
export const CHECKPOINT_WORDS = 128;
/** Fields with more words than this are long. */
export const LONG_FIELD_WORDS = 512;

/** An empty list to read into. */
export function postingList(): PostingList {
  return {
    length: 0,
    documents: new Uint32Array(1024),
    counts: new Uint32Array(1024),
    places: new Uint32Array(1024),
  };
}

/** Makes room for so many documents. */
export function reserveDocuments(list: PostingList, documents: number): void {
  if (list.documents.length >= documents) return;
  const size = Math.max(documents, list.documents.length * 2);
  list.documents = new Uint32Array(size);
  list.counts = new Uint32Array(size);
}

/** Makes room for so many places, keeping those already read. */
export function reservePlaces(list: PostingList, places: number): void {
  if (list.places.length >= places) return;
  const grown = new Uint32Array(Math.max(places, list.places.length * 2));
  grown.set(list.places);
  list.places = grown;
}
