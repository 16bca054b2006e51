import { type ByteWriter, byteWriter } from './bytes.ts';
import { SEARCH_FIELDS } from './record.ts';
import { BLOCK_TERMS, joinSegment, type SectionName } from './segment-format.ts';

/** The postings of one term in one field, documents ascending, their places already written one after another. */
export type FieldPostings = {
  readonly field: number;
  readonly length: number;
  readonly documents: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
  readonly places: Uint8Array;
};

/** One document as a segment keeps it. Checkpoints are word and place in turn, per field. */
export type SegmentDocument = {
  readonly id: string;
  readonly lengths: readonly number[];
  readonly facets: readonly string[];
  readonly checkpoints: readonly (ArrayLike<number> | undefined)[];
};

/** Writes the words of one document as gaps. */
export function writePlaces(out: ByteWriter, places: ArrayLike<number>, start: number, end: number): void {
  let last = 0;
  for (let at = start; at < end; at += 1) {
    out.number((places[at] ?? 0) - last);
    last = places[at] ?? 0;
  }
}

/** Writes a segment term by term; terms must come in the order of their UTF-16 units. */
export type SegmentWriter = {
  /** Fields in the order of their numbers. */
  readonly term: (term: string, fields: readonly FieldPostings[]) => void;
  /** Puts the segment together, pausing now and then. */
  readonly finishing: () => Generator<void, Uint8Array>;
};

/** Starts a segment of these documents. */
export function writeSegment(documents: readonly SegmentDocument[]): SegmentWriter {
  const dictionary = byteWriter();
  const postings = byteWriter();
  const blocks = byteWriter();
  const encoder = fieldEncoder();
  let before = '';
  let terms = 0;
  let dictionaryMark = 0;
  let postingsMark = 0;
  const closeBlock = (): void => {
    blocks.number(dictionary.length() - dictionaryMark);
    blocks.number(postings.length() - postingsMark);
    dictionaryMark = dictionary.length();
    postingsMark = postings.length();
  };
  return {
    term: (term, fields) => {
      const fresh = terms % BLOCK_TERMS === 0;
      if (fresh && terms > 0) closeBlock();
      const shared = fresh ? 0 : sharedUnits(before, term);
      dictionary.number(shared);
      dictionary.number(term.length - shared);
      for (let at = shared; at < term.length; at += 1) dictionary.number(term.charCodeAt(at));
      const start = postings.length();
      encoder(postings, fields);
      dictionary.number(postings.length() - start);
      before = term;
      terms += 1;
    },
    finishing: function* () {
      if (terms > 0) closeBlock();
      const sections: Record<SectionName, Uint8Array> = {
        ids: yield* idSection(documents),
        lengths: yield* lengthSection(documents),
        facets: yield* facetSection(documents),
        checkpoints: yield* checkpointSection(documents),
        blocks: blocks.taken(),
        dictionary: dictionary.taken(),
        postings: postings.taken(),
      };
      return joinSegment(documents.length, terms, sections);
    },
  };
}

/** How many documents are written between two pauses. */
const SLICE_DOCUMENTS = 4_000;

function sharedUnits(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}

function fieldEncoder(): (out: ByteWriter, fields: readonly FieldPostings[]) => void {
  const list = byteWriter();
  return (out, fields) => {
    let set = 0;
    for (const { field } of fields) set |= 1 << field;
    out.number(set);
    for (const field of fields) {
      list.clear();
      encodeList(field, list);
      out.number(field.length);
      if (field.length > 1) {
        out.number(list.length());
        out.number(field.places.length);
      }
      out.raw(list.taken());
      out.raw(field.places);
    }
  };
}

function encodeList(field: FieldPostings, list: ByteWriter): void {
  let last = 0;
  for (let at = 0; at < field.length; at += 1) {
    const document = field.documents[at]!;
    const count = field.counts[at]!;
    const gap = (document - last) * 2;
    last = document;
    if (count === 1) list.number(gap + 1);
    else {
      list.number(gap);
      list.number(count);
    }
  }
}

const encoder = new TextEncoder();

function writeText(out: ByteWriter, text: string): void {
  const bytes = encoder.encode(text);
  out.number(bytes.length);
  out.raw(bytes);
}

type Section = Generator<void, Uint8Array>;

function* idSection(documents: readonly SegmentDocument[]): Section {
  const out = byteWriter();
  for (let at = 0; at < documents.length; at += 1) {
    if (at % SLICE_DOCUMENTS === 0) yield;
    writeText(out, documents[at]!.id);
  }
  return out.taken();
}

function* lengthSection(documents: readonly SegmentDocument[]): Section {
  const out = byteWriter();
  for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
    yield;
    const used = documents.some((document) => document.lengths[field]);
    out.number(used ? 1 : 0);
    if (used) for (const document of documents) out.number(document.lengths[field] ?? 0);
  }
  return out.taken();
}

function* facetSection(documents: readonly SegmentDocument[]): Section {
  const numbers = new Map<string, number>();
  const written = byteWriter();
  for (let at = 0; at < documents.length; at += 1) {
    if (at % SLICE_DOCUMENTS === 0) yield;
    const { facets } = documents[at]!;
    written.number(facets.length);
    for (const value of facets) {
      let number = numbers.get(value);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(value, number);
      }
      written.number(number);
    }
  }
  const out = byteWriter();
  out.number(numbers.size);
  for (const value of numbers.keys()) writeText(out, value);
  out.raw(written.taken());
  return out.taken();
}

function* checkpointSection(documents: readonly SegmentDocument[]): Section {
  const out = byteWriter();
  for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
    yield;
    const marked: { readonly number: number; readonly marks: ArrayLike<number> }[] = [];
    documents.forEach((document, number) => {
      const marks = document.checkpoints[field];
      if (marks) marked.push({ number, marks });
    });
    out.number(marked.length);
    let last = 0;
    for (const { number, marks } of marked) {
      out.number(number - last);
      last = number;
      out.number(marks.length);
      for (let at = 0; at < marks.length; at += 1) out.number((marks[at] ?? 0) - (marks[at - 2] ?? 0));
    }
  }
  return out.taken();
}
