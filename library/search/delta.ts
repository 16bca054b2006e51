import { analyse } from './analysis.ts';
import {
  CHECKPOINT_WORDS,
  LONG_FIELD_WORDS,
  type PostingList,
  type PostingSource,
  reserveDocuments,
  reservePlaces,
  type TermPostings,
  type VisitTerms,
} from './postings.ts';
import { SEARCH_FIELDS, type SearchRecord } from './record.ts';

/** The postings of one term in one field, while they can still grow. */
type GrowingPostings = {
  readonly documents: number[];
  readonly counts: number[];
  readonly places: number[];
};

/** The mutable part of an index: records are only ever added; a deletion is marked outside it. */
export type Delta = PostingSource & {
  readonly add: (record: SearchRecord) => number;
  /** Terms counted with repetitions over all fields: how much work it would be to write it out. */
  readonly tokenCount: () => number;
};

/** Makes an empty delta. */
export function createDelta(): Delta {
  const terms = new Map<string, (GrowingPostings | undefined)[]>();
  const ids: string[] = [];
  const lengths: number[][] = SEARCH_FIELDS.map(() => []);
  const checkpoints = new Map<number, number[]>();
  let tokens = 0;

  const add = (record: SearchRecord): number => {
    const document = ids.length;
    ids.push(record.id);
    SEARCH_FIELDS.forEach((name, field) => {
      const text = record.fields[name];
      const reading = text ? addField(terms, text, field, document) : { length: 0, marks: undefined };
      lengths[field]?.push(reading.length);
      tokens += reading.length;
      if (reading.marks) checkpoints.set(document * SEARCH_FIELDS.length + field, reading.marks);
    });
    return document;
  };

  return {
    add,
    tokenCount: () => tokens,
    size: () => ids.length,
    idOf: (document) => ids[document] ?? '',
    lengthsOf: (field) => lengths[field] ?? [],
    find: (term) => {
      const fields = terms.get(term);
      return fields && growingTerm(fields);
    },
    walk: (prefix, visit) => walkUnsorted(terms.keys(), prefix, visit),
    sorted: function* () {
      for (const term of [...terms.keys()].sort()) yield [term, growingTerm(terms.get(term) ?? [])];
    },
    checkpointsOf: (document, field) => checkpoints.get(document * SEARCH_FIELDS.length + field),
  };
}

function addField(
  terms: Map<string, (GrowingPostings | undefined)[]>,
  text: string,
  field: number,
  document: number,
): { readonly length: number; readonly marks: number[] | undefined } {
  let length = 0;
  let next = CHECKPOINT_WORDS;
  const marks: number[] = [];
  const words = analyse(text, (term, start, _end, word) => {
    length += 1;
    if (word >= next) {
      marks.push(word, start);
      next = word + CHECKPOINT_WORDS;
    }
    let fields = terms.get(term);
    if (!fields) {
      fields = [];
      terms.set(term, fields);
    }
    let postings = fields[field];
    if (!postings) {
      postings = { documents: [], counts: [], places: [] };
      fields[field] = postings;
    }
    place(postings, document, word);
  });
  return { length, marks: words > LONG_FIELD_WORDS ? marks : undefined };
}

function place(postings: GrowingPostings, document: number, word: number): void {
  const last = postings.documents.length - 1;
  if (postings.documents[last] !== document) {
    postings.documents.push(document);
    postings.counts.push(1);
    postings.places.push(word);
    return;
  }
  postings.counts[last] = (postings.counts[last] ?? 0) + 1;
  // A compound comes after its parts but stands where the first of them does.
  let at = postings.places.length;
  const first = at - (postings.counts[last] ?? 1) + 1;
  while (at > first && (postings.places[at - 1] ?? 0) > word) at -= 1;
  if (at === postings.places.length) postings.places.push(word);
  else postings.places.splice(at, 0, word);
}

function growingTerm(fields: readonly (GrowingPostings | undefined)[]): TermPostings {
  const read = (field: number, into: PostingList): void => {
    const postings = fields[field];
    const count = postings?.documents.length ?? 0;
    into.length = count;
    if (!postings) return;
    reserveDocuments(into, count);
    for (let at = 0; at < count; at += 1) {
      into.documents[at] = postings.documents[at] ?? 0;
      into.counts[at] = postings.counts[at] ?? 0;
    }
  };
  return {
    documentCount: (field) => fields[field]?.documents.length ?? 0,
    read,
    readPlaces: (field, into) => {
      read(field, into);
      const places = fields[field]?.places ?? [];
      reservePlaces(into, places.length);
      for (let at = 0; at < places.length; at += 1) into.places[at] = places[at] ?? 0;
    },
  };
}

function walkUnsorted(terms: Iterable<string>, prefix: string, visit: VisitTerms): void {
  const units: number[] = [];
  for (const term of terms) {
    if (!term.startsWith(prefix)) continue;
    for (let at = 0; at < term.length; at += 1) units[at] = term.charCodeAt(at);
    if (!visit(units, term.length, 0)) return;
  }
}
