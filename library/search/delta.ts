import { analyse, type VisitTerm } from './analysis.ts';
import { type Language, languageOf } from './languages.ts';
import {
  CHECKPOINT_WORDS,
  LONG_FIELD_WORDS,
  type PostingList,
  type PostingSource,
  reserveDocuments,
  reservePlaces,
  type TermPostings,
  type TermVisitor,
} from './postings.ts';
import { SEARCH_FIELDS, type SearchRecord } from './record.ts';
import { createTokenLog, type TokenLog } from './token-log.ts';

/** The mutable part of an index: records are only ever added; a deletion is marked outside it. */
export type Delta = PostingSource & {
  readonly add: (record: SearchRecord) => number;
  /** Terms counted with repetitions over all fields: how much work it would be to write it out. */
  readonly tokenCount: () => number;
};

const FIELDS = SEARCH_FIELDS.length;

/** Makes an empty delta. */
export function createDelta(): Delta {
  const terms = new Map<string, number>();
  const log = createTokenLog(FIELDS);
  const ids: string[] = [];
  const lengths: number[][] = SEARCH_FIELDS.map(() => []);
  const checkpoints = new Map<number, number[]>();

  const addField = (text: string, field: number, document: number, language: Language): number => {
    let length = 0;
    let next = CHECKPOINT_WORDS;
    const marks: number[] = [];
    const visit: VisitTerm = (term, start, _end, word) => {
      length += 1;
      if (word >= next) {
        marks.push(word, start);
        next = word + CHECKPOINT_WORDS;
      }
      let number = terms.get(term);
      if (number === undefined) {
        number = terms.size;
        terms.set(term, number);
      }
      log.add(number, field, document, word);
    };
    const words = analyse(text, visit, true, language);
    if (words > LONG_FIELD_WORDS) checkpoints.set(document * FIELDS + field, marks);
    return length;
  };

  return {
    add: (record) => {
      const document = ids.length;
      ids.push(record.id);
      const language = languageOf(record.language) ?? 'en';
      SEARCH_FIELDS.forEach((name, field) => {
        const text = record.fields[name];
        lengths[field]?.push(text ? addField(text, field, document, language) : 0);
      });
      return document;
    },
    tokenCount: log.length,
    size: () => ids.length,
    idOf: (document) => ids[document] ?? '',
    lengthsOf: (field) => lengths[field] ?? [],
    find: (term) => {
      const number = terms.get(term);
      return number === undefined ? undefined : loggedTerm(log, number);
    },
    walk: (prefix, visitor) => walkUnsorted(terms.keys(), prefix, visitor),
    sorted: function* () {
      for (const term of [...terms.keys()].sort()) yield [term, loggedTerm(log, terms.get(term) ?? 0)];
    },
    checkpointsOf: (document, field) => checkpoints.get(document * FIELDS + field),
  };
}

function loggedTerm(log: TokenLog, term: number): TermPostings {
  let fields = 0;
  for (let field = 0; field < FIELDS; field += 1) if (log.documents(term, field) > 0) fields |= 1 << field;
  const readPlaces = (field: number, into: PostingList): void => {
    into.length = 0;
    reserveDocuments(into, log.documents(term, field));
    let read = 0;
    let from = 0;
    log.each(term, field, (document, word) => {
      if (into.length === 0 || into.documents[into.length - 1] !== document) {
        into.documents[into.length] = document;
        into.counts[into.length] = 0;
        into.length += 1;
        from = read;
      }
      reservePlaces(into, read + 1);
      // A compound comes after its parts but stands where the first of them does.
      let at = read;
      for (; at > from && into.places[at - 1]! > word; at -= 1) into.places[at] = into.places[at - 1]!;
      into.places[at] = word;
      into.counts[into.length - 1]! += 1;
      read += 1;
    });
  };
  return {
    fields,
    documentCount: (field) => log.documents(term, field),
    read: readPlaces,
    readPlaces,
    placeBytes: () => undefined,
  };
}

function walkUnsorted(terms: Iterable<string>, prefix: string, { visit }: TermVisitor): void {
  const units: number[] = [];
  for (const term of terms) {
    if (!term.startsWith(prefix)) continue;
    for (let at = 0; at < term.length; at += 1) units[at] = term.charCodeAt(at);
    if (!visit(units, term.length, 0)) return;
  }
}
