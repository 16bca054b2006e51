import { termPattern } from './automaton.ts';
import type { Effort } from './effort.ts';
import { stemEnd, stemLength } from './languages.ts';
import type { Part } from './part.ts';
import { type PostingList, postingList, type TermPostings } from './postings.ts';
import { idf } from './ranking.ts';
import { SEARCH_FIELDS } from './record.ts';

/** A term that stands in at least one live record, with its postings in each part. */
export type FoundTerm = {
  readonly term: string;
  readonly postings: readonly (TermPostings | undefined)[];
  /** Live (record, field) pairs that hold it: what lunr's idf counts. */
  readonly frequency: number;
  readonly idf: number;
};

/** The vocabulary of an index as one search sees it. */
export type Vocabulary = {
  readonly find: (term: string) => FoundTerm | undefined;
  /** The terms a wildcard or fuzzy term stands for, the commonest where there are more than `most`. */
  readonly expand: (
    term: string,
    editDistance: number | undefined,
    most: number,
    effort: Effort,
  ) => { readonly terms: readonly FoundTerm[]; readonly total: number };
};

/** Looks terms up in all parts, each once. */
export function createVocabulary(parts: readonly Part[], documents: number): Vocabulary {
  const known = new Map<string, FoundTerm | undefined>();
  const scratch = postingList();
  const find = (term: string): FoundTerm | undefined => {
    if (known.has(term)) return known.get(term);
    const found = findTerm(parts, documents, term, scratch);
    known.set(term, found);
    return found;
  };
  return {
    find,
    expand: (term, editDistance, most, effort) => {
      const pattern = termPattern(term, editDistance);
      const names = new Set<string>();
      for (const part of parts) {
        let accepted = false;
        const visitor = pattern.visitor(() => {
          accepted = true;
          return true;
        });
        let steps = 0;
        part.source.walk(pattern.prefix, {
          mayStart: (text, length) => visitor.mayStart(text, Math.min(length, stemEnd(text))),
          visit: (units, length, shared) => {
            steps += 1;
            if ((steps & 1023) === 0 && effort.spent()) return false;
            // What is typed is the stem, in whatever language.
            const stem = stemLength(units, length);
            accepted = false;
            const more = visitor.visit(units, stem, Math.min(shared, stem));
            if (accepted) names.add(textOf(units, length));
            return more;
          },
        });
      }
      const terms = [...names].map(find).filter((found) => found !== undefined);
      if (terms.length <= most) return { terms, total: terms.length };
      const commonest = terms.toSorted((a, b) => b.frequency - a.frequency).slice(0, most);
      return { terms: commonest, total: terms.length };
    },
  };
}

function textOf(units: ArrayLike<number>, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += 1) text += String.fromCharCode(units[at] ?? 0);
  return text;
}

function findTerm(
  parts: readonly Part[],
  documents: number,
  term: string,
  scratch: PostingList,
): FoundTerm | undefined {
  let frequency = 0;
  const postings = parts.map((part) => {
    const found = part.source.find(term);
    if (found) frequency += liveFrequency(part, found, scratch);
    return found;
  });
  return frequency === 0 ? undefined : { term, postings, frequency, idf: idf(frequency, documents) };
}

function liveFrequency(part: Part, postings: TermPostings, scratch: PostingList): number {
  let frequency = 0;
  for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
    const count = postings.documentCount(field);
    frequency += count;
    if (count === 0 || part.deadCount === 0) continue;
    postings.read(field, scratch);
    for (let at = 0; at < scratch.length; at += 1) {
      frequency -= part.dead[scratch.documents[at] ?? 0] ?? 0;
    }
  }
  return frequency;
}
