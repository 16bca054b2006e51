import type { Effort } from './effort.ts';
import type { IndexView } from './evaluation.ts';
import type { FoundTerm } from './expansion.ts';
import { type PostingList, postingList } from './postings.ts';
import { termScore } from './ranking.ts';
import { SEARCH_FIELDS } from './record.ts';

/** What one word of a query does with each term it stands for. */
export type TermUse = {
  /** Field numbers as a bit set. */
  readonly fields: number;
  readonly weight: TermWeight;
};

/** What a term comes to in one field; without boosts it only marks. */
export type TermWeight = {
  readonly boost: number;
  /** The boost of another spelling of a word of the query. */
  readonly alternate: number;
  /** Sets of documents that those with the term are put in. */
  readonly marks: readonly Uint8Array[];
};

const NO_WEIGHT: TermWeight = { boost: 0, alternate: 0, marks: [] };

/**
 * lunr's query vectors, one per field: the terms of a query with their boosts added up. Scores are divided by
 * the length of the vector, so all terms have to be known before the first is scored.
 */
export type QueryVector = {
  readonly enter: (found: FoundTerm, use: TermUse) => void;
  /** Reads the postings of all terms once: marks the documents and adds up their scores. */
  readonly score: (scores: Float64Array, effort: Effort) => void;
  /** Length of the vector in a field; known after `score`. */
  readonly magnitude: (field: number) => number;
};

type Entry = { readonly found: FoundTerm; readonly uses: TermUse[] };

/** Makes an empty vector. */
export function createQueryVector(view: IndexView): QueryVector {
  const entries = new Map<string, Entry>();
  const magnitudes: number[] = [];
  return {
    enter: (found, use) => {
      const entry = entries.get(found.term);
      if (entry) entry.uses.push(use);
      else entries.set(found.term, { found, uses: [use] });
    },
    score: (scores, effort) => {
      const list = postingList();
      const averages = SEARCH_FIELDS.map((_, field) => averageLength(view, field));
      SEARCH_FIELDS.forEach((_, field) => {
        magnitudes.push(magnitudeOf(entries.values(), field));
      });
      for (const entry of entries.values()) {
        if (effort.spent()) return;
        scoreEntry(view, entry, magnitudes, averages, list, scores);
      }
    },
    magnitude: (field) => magnitudes[field] ?? 0,
  };
}

/** The mean number of terms a field has over all live records, empty ones too, as lunr counts. */
export function averageLength(view: IndexView, field: number): number {
  return view.parts.reduce((sum, part) => sum + (part.fieldTotals[field] ?? 0), 0) / view.documents;
}

function weightOf(uses: readonly TermUse[], field: number): TermWeight {
  // A wildcard is one use shared by a thousand terms: nothing is to be made anew for each.
  const only = uses.length === 1 ? uses[0] : undefined;
  if (only) return (only.fields & (1 << field)) !== 0 ? only.weight : NO_WEIGHT;
  const used = uses.filter((use) => (use.fields & (1 << field)) !== 0);
  let boost = 0;
  let alternate = 0;
  for (const use of used) {
    boost += use.weight.boost;
    alternate += use.weight.alternate;
  }
  return { boost, alternate, marks: [...new Set(used.flatMap((use) => use.weight.marks))] };
}

/** Alternates count only where there is nothing else, so that they never change the scores of the rest. */
function magnitudeOf(entries: Iterable<Entry>, field: number): number {
  let squares = 0;
  let alternates = 0;
  for (const { uses } of entries) {
    const { boost, alternate } = weightOf(uses, field);
    squares += boost * boost;
    alternates += alternate * alternate;
  }
  return Math.sqrt(squares > 0 ? squares : alternates);
}

function scoreEntry(
  view: IndexView,
  { found, uses }: Entry,
  magnitudes: readonly number[],
  averages: readonly number[],
  list: PostingList,
  scores: Float64Array,
): void {
  let wanted = 0;
  for (const use of uses) wanted |= use.fields;
  view.parts.forEach((part, partNumber) => {
    const postings = found.postings[partNumber];
    if (!postings) return;
    for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
      if ((postings.fields & wanted & (1 << field)) === 0) continue;
      const { boost, alternate, marks } = weightOf(uses, field);
      const weight = (boost + alternate) / magnitudes[field]! || 0;
      const fieldBoost = view.fieldBoosts[field] ?? 1;
      const average = averages[field]!;
      const lengths = part.source.lengthsOf(field);
      postings.read(field, list);
      for (let at = 0; at < list.length; at += 1) {
        const document = list.documents[at]!;
        if (part.dead[document] === 1) continue;
        const slot = part.base + document;
        for (let set = 0; set < marks.length; set += 1) marks[set]![slot] = 1;
        scores[slot]! +=
          weight * termScore(found.idf, list.counts[at]!, lengths[document]!, average, fieldBoost);
      }
    }
  });
}
