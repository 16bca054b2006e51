import type { Effort } from './effort.ts';
import { createVocabulary, type FoundTerm, type Vocabulary } from './expansion.ts';
import type { FacetValues } from './facet-values.ts';
import type { SearchLimits } from './limits.ts';
import type { Part } from './part.ts';
import { type FoundSlot, findPhrase } from './phrase.ts';
import { postingList } from './postings.ts';
import type { FilterNode, GroupNode, PhraseNode, Presence, QueryNode, TermNode } from './query.ts';
import { idf, termScore } from './ranking.ts';
import { SEARCH_FIELDS } from './record.ts';

/** What an index looks like to one search: `base` of each part is set and documents are numbered through. */
export type IndexView = {
  readonly parts: readonly Part[];
  readonly slots: number;
  readonly documents: number;
  readonly fieldBoosts: readonly number[];
  readonly facetValues: FacetValues;
};

/** A term that a hit may be highlighted for: in which fields, and how telling it is. */
export type Highlight = { readonly fields: Set<number>; readonly weight: number; readonly found: FoundTerm };

/** Words a hit may be highlighted for where they follow one another. */
export type PhraseHighlight = {
  readonly fields: ReadonlySet<number>;
  readonly slots: readonly { readonly terms: ReadonlySet<string>; readonly offset: number }[];
  readonly found: readonly FoundSlot[];
  readonly weight: number;
};

/** What a query found: 1 in `members` for each document found, its score, and what to highlight. */
export type Evaluation = {
  readonly members: Uint8Array;
  readonly scores: Float64Array;
  readonly terms: ReadonlyMap<string, Highlight>;
  readonly phrases: readonly PhraseHighlight[];
  /** Terms that stood for more words than the limit allows, with the number of words. */
  readonly cut: readonly { readonly term: string; readonly total: number }[];
};

/** Adds up what a term weighs in a field, and marks the documents it is found in. */
type Entry = { readonly found: FoundTerm; boost: number; alternate: number; readonly marks: Uint8Array[] };

type Run = {
  readonly view: IndexView;
  readonly limits: SearchLimits;
  readonly effort: Effort;
  readonly vocabulary: Vocabulary;
  readonly entries: readonly Map<string, Entry>[];
  readonly terms: Map<string, Highlight>;
  readonly phrases: PhraseHighlight[];
  readonly phraseWork: ((scores: Float64Array) => void)[];
  /** Length of the query's vector in each field. */
  readonly magnitudes: number[];
  readonly cut: { term: string; total: number }[];
};

/** Finds and scores. Terms are looked up first, since lunr divides by a vector of all terms that exist. */
export function evaluate(
  view: IndexView,
  query: GroupNode,
  limits: SearchLimits,
  effort: Effort,
): Evaluation {
  const run: Run = {
    view,
    limits,
    effort,
    vocabulary: createVocabulary(view.parts, view.documents),
    entries: SEARCH_FIELDS.map(() => new Map()),
    terms: new Map(),
    phrases: [],
    phraseWork: [],
    magnitudes: [],
    cut: [],
  };
  const finish = planGroup(run, query, true);
  const scores = new Float64Array(view.slots);
  run.entries.forEach((entries, field) => {
    scoreField(run, field, entries, scores);
  });
  for (const work of run.phraseWork) if (!effort.spent()) work(scores);
  return { members: finish(), scores, terms: run.terms, phrases: run.phrases, cut: run.cut };
}

/** Plans what a node needs; the documents it finds are known when the returned function is called. */
type Finish = () => Uint8Array;

function planNode(run: Run, node: QueryNode, presence: Presence, scored: boolean): Finish {
  const bits = new Uint8Array(run.view.slots);
  switch (node.kind) {
    case 'term':
      planTerm(run, node, presence, scored, bits);
      return () => bits;
    case 'phrase':
      planPhrase(run, node, scored, bits);
      return () => bits;
    case 'filter':
      markFiltered(run, node, bits);
      return () => bits;
    case 'nothing':
      return () => bits;
    case 'group':
      return planGroup(run, node, scored);
  }
}

function planGroup(run: Run, group: GroupNode, scored: boolean): Finish {
  const union = new Uint8Array(run.view.slots);
  const parts: { readonly presence: Presence | 'filter'; readonly finish: Finish }[] = [];
  let optional = false;
  for (const { presence, node } of group.members) {
    const inner = scored && presence !== 'prohibited';
    if (presence === 'optional' && node.kind === 'term') {
      optional = true;
      planTerm(run, node, presence, inner, union);
    } else {
      const filter = node.kind === 'filter' && presence !== 'prohibited';
      if (presence === 'optional' && !filter) optional = true;
      parts.push({ presence: filter ? 'filter' : presence, finish: planNode(run, node, presence, inner) });
    }
  }
  return () => {
    const results = parts.map((part) => ({ presence: part.presence, bits: part.finish() }));
    const required = results.some((result) => result.presence === 'required');
    if (required || !optional) markLive(run.view, union);
    for (const { presence, bits } of results) if (presence === 'optional' && !required) add(union, bits);
    for (const { presence, bits } of results) {
      if (presence === 'required' || presence === 'filter') keep(union, bits);
      else if (presence === 'prohibited') subtract(union, bits);
    }
    return union;
  };
}

function planTerm(run: Run, node: TermNode, presence: Presence, scored: boolean, bits: Uint8Array): void {
  const missing: string[] = [];
  const found: FoundTerm[] = [];
  for (const term of node.terms) {
    const terms = foundTerms(run, term, node.wildcard, node.editDistance);
    if (terms.length === 0) missing.push(term);
    found.push(...terms);
  }
  // lunr gives up on a required word as soon as one of its terms is nowhere in the index.
  const marks = presence === 'required' && missing.length > 0 ? [] : [bits];
  for (const term of found) enter(run, term, node, scored, marks);
}

function foundTerms(
  run: Run,
  term: string,
  wildcard: boolean,
  editDistance: number | undefined,
): readonly FoundTerm[] {
  if (!wildcard && editDistance === undefined) {
    const found = run.vocabulary.find(term);
    return found ? [found] : [];
  }
  const { terms, total } = run.vocabulary.expand(term, editDistance, run.limits.expansions, run.effort);
  if (total > terms.length) run.cut.push({ term, total });
  return terms;
}

function enter(
  run: Run,
  found: FoundTerm,
  node: TermNode | PhraseNode,
  scored: boolean,
  marks: readonly Uint8Array[],
): void {
  for (const field of node.fields) {
    const entries = run.entries[field];
    if (!entries) continue;
    let entry = entries.get(found.term);
    if (!entry) {
      entry = { found, boost: 0, alternate: 0, marks: [] };
      entries.set(found.term, entry);
    }
    if (scored && node.alternate) entry.alternate += node.boost;
    else if (scored) entry.boost += node.boost;
    for (const bits of marks) if (!entry.marks.includes(bits)) entry.marks.push(bits);
  }
  if (!scored || node.kind === 'phrase') return;
  const highlight = run.terms.get(found.term);
  if (highlight) for (const field of node.fields) highlight.fields.add(field);
  else run.terms.set(found.term, { fields: new Set(node.fields), weight: found.idf, found });
}

function planPhrase(run: Run, node: PhraseNode, scored: boolean, bits: Uint8Array): void {
  const slots: FoundSlot[] = node.slots.map((slot) => ({
    offset: slot.offset,
    terms: foundTerms(run, slot.term, slot.wildcard, undefined),
  }));
  if (slots.some((slot) => slot.terms.length === 0)) return;
  if (scored) {
    if (!node.alternate)
      for (const { terms } of slots) for (const term of terms) enter(run, term, node, true, []);
    run.phrases.push({
      fields: new Set(node.fields),
      slots: slots.map((slot) => ({ offset: slot.offset, terms: new Set(slot.terms.map((t) => t.term)) })),
      found: slots,
      weight: slots.reduce((sum, slot) => sum + Math.max(0, ...slot.terms.map((term) => term.idf)), 0),
    });
  }
  run.phraseWork.push((scores) => {
    const places: PhrasePlace[] = [];
    run.view.parts.forEach((part, partNumber) => {
      for (const field of node.fields) {
        findPhrase(part, partNumber, field, slots, (document, starts) => {
          bits[part.base + document] = 1;
          if (node.alternate && scored) places.push({ part, field, document, count: starts.length });
        });
      }
    });
    scoreAlternatePhrase(run, node.boost, places, scores);
  });
}

type PhrasePlace = {
  readonly part: Part;
  readonly field: number;
  readonly document: number;
  readonly count: number;
};

/** An alternate phrase weighs what the one word it stands for would weigh, and nothing where it is not. */
function scoreAlternatePhrase(
  run: Run,
  boost: number,
  places: readonly PhrasePlace[],
  scores: Float64Array,
): void {
  const phraseIdf = idf(places.length, run.view.documents);
  for (const { part, field, document, count } of places) {
    const length = part.source.lengthsOf(field)[document] ?? 0;
    const average = averageLength(run.view, field);
    const score = termScore(phraseIdf, count, length, average, run.view.fieldBoosts[field] ?? 1);
    const slot = part.base + document;
    scores[slot] = (scores[slot] ?? 0) + (boost / (run.magnitudes[field] || boost)) * score;
  }
}

function averageLength(view: IndexView, field: number): number {
  return view.parts.reduce((sum, part) => sum + (part.fieldTotals[field] ?? 0), 0) / view.documents;
}

function markFiltered(run: Run, node: FilterNode, bits: Uint8Array): void {
  const { facetValues } = run.view;
  const accepted = new Uint8Array(facetValues.size());
  for (let number = 0; number < accepted.length; number += 1) {
    if (facetValues.name(number) === node.name && node.accepts(facetValues.value(number)))
      accepted[number] = 1;
  }
  for (const part of run.view.parts) {
    const size = part.source.size();
    for (let document = 0; document < size; document += 1) {
      if (part.dead[document] === 1) continue;
      for (const number of part.facets[document] ?? []) {
        if (accepted[number] !== 1) continue;
        bits[part.base + document] = 1;
        break;
      }
    }
  }
}

function scoreField(
  run: Run,
  field: number,
  entries: ReadonlyMap<string, Entry>,
  scores: Float64Array,
): void {
  let squares = 0;
  let alternates = 0;
  for (const entry of entries.values()) {
    squares += entry.boost * entry.boost;
    alternates += entry.alternate * entry.alternate;
  }
  const magnitude = Math.sqrt(squares > 0 ? squares : alternates);
  run.magnitudes[field] = magnitude;
  const { view } = run;
  const average = averageLength(view, field);
  const list = postingList();
  for (const entry of entries.values()) {
    if (run.effort.spent()) return;
    const weight = (entry.boost + entry.alternate) / magnitude || 0;
    const fieldBoost = view.fieldBoosts[field] ?? 1;
    view.parts.forEach((part, partNumber) => {
      const postings = entry.found.postings[partNumber];
      if (!postings || postings.documentCount(field) === 0) return;
      postings.read(field, list);
      const lengths = part.source.lengthsOf(field);
      for (let at = 0; at < list.length; at += 1) {
        const document = list.documents[at] ?? 0;
        if (part.dead[document] === 1) continue;
        const slot = part.base + document;
        for (const bits of entry.marks) bits[slot] = 1;
        if (weight === 0) continue;
        const score = termScore(
          entry.found.idf,
          list.counts[at] ?? 0,
          lengths[document] ?? 0,
          average,
          fieldBoost,
        );
        scores[slot] = (scores[slot] ?? 0) + weight * score;
      }
    });
  }
}

function markLive(view: IndexView, bits: Uint8Array): void {
  for (const part of view.parts) {
    const size = part.source.size();
    for (let document = 0; document < size; document += 1) {
      bits[part.base + document] = part.dead[document] === 1 ? 0 : 1;
    }
  }
}

function add(bits: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
}

function keep(bits: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0);
}

function subtract(bits: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & ~(other[at] ?? 0);
}
