import type { AnalysedField } from './analysed-field.ts';
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
import { SEARCH_FIELDS, type SearchField, type SearchRecord } from './record.ts';
import { createTokenLog, type TokenLog } from './token-log.ts';

/** The mutable part of an index: records are only ever added; a deletion is marked outside it. */
export type Delta = PostingSource & {
  /** Fields of the record that were taken apart beforehand need not be again. */
  readonly add: (record: SearchRecord, analysed?: AnalysedFields) => number;
  /** Terms counted with repetitions over all fields: how much work it would be to write it out. */
  readonly tokenCount: () => number;
};

/** Fields taken apart beforehand. */
export type AnalysedFields = ReadonlyMap<SearchField, AnalysedField>;

const FIELDS = SEARCH_FIELDS.length;

/** Makes an empty delta. */
export function createDelta(): Delta {
  const terms = new Map<string, number>();
  const log = createTokenLog(FIELDS);
  const ids: string[] = [];
  const lengths: number[][] = SEARCH_FIELDS.map(() => []);
  const checkpoints = new Map<number, number[]>();

  const addField = (
    text: string,
    field: number,
    document: number,
    language: Language,
    analysed: AnalysedField | undefined,
  ): number => {
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
    const words = analysed ? visitAll(analysed, visit) : analyse(text, visit, true, language);
    if (words > LONG_FIELD_WORDS) checkpoints.set(document * FIELDS + field, marks);
    return length;
  };

  return {
    add: (record, analysed) => {
      const document = ids.length;
      ids.push(record.id);
      const language = languageOf(record.language) ?? 'en';
      SEARCH_FIELDS.forEach((name, field) => {
        const text = record.fields[name];
        lengths[field]?.push(text ? addField(text, field, document, language, analysed?.get(name)) : 0);
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
      for (const bucket of bucketsOf(terms.keys()))
        for (const term of bucket.sort()) yield [term, loggedTerm(log, terms.get(term) ?? 0)];
    },
    checkpointsOf: (document, field) => checkpoints.get(document * FIELDS + field),
  };
}

function visitAll({ terms, starts, words, wordCount }: AnalysedField, visit: VisitTerm): number {
  for (let at = 0; at < terms.length; at += 1) {
    const start = starts[at]!;
    visit(terms[at]!, start, start, words[at]!);
  }
  return wordCount;
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

/** Terms by their first unit, in its order: each bucket is sorted when it is reached, so that none waits for all. */
function bucketsOf(terms: Iterable<string>): readonly string[][] {
  const buckets = new Map<number, string[]>();
  for (const term of terms) {
    const unit = term.charCodeAt(0);
    const bucket = buckets.get(unit);
    if (bucket === undefined) buckets.set(unit, [term]);
    else bucket.push(term);
  }
  return [...buckets].sort(([a], [b]) => a - b).map(([, bucket]) => bucket);
}

function walkUnsorted(terms: Iterable<string>, prefix: string, { visit }: TermVisitor): void {
  const units: number[] = [];
  for (const term of terms) {
    if (!term.startsWith(prefix)) continue;
    for (let at = 0; at < term.length; at += 1) units[at] = term.charCodeAt(at);
    if (!visit(units, term.length, 0)) return;
  }
}
