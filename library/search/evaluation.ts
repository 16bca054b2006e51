import { addAll, keepOnly, takeOut } from './bits.ts';
import type { Effort } from './effort.ts';
import { createVocabulary, type FoundTerm, type Vocabulary } from './expansion.ts';
import { eachFacet } from './facet-column.ts';
import type { FacetValues } from './facet-values.ts';
import type { SearchLimits } from './limits.ts';
import type { Part } from './part.ts';
import { type FoundSlot, findPhrase } from './phrase.ts';
import type {
  FilterNode,
  GroupNode,
  PhraseNode,
  Presence,
  QueryNode,
  RecordNode,
  SeveralNode,
  TermNode,
} from './query.ts';
import { averageLength, createQueryVector, type QueryVector, type TermUse } from './query-vector.ts';
import { idf, termScore } from './ranking.ts';

/** What an index looks like to one search: `base` of each part is set and documents are numbered through. */
export type IndexView = {
  readonly parts: readonly Part[];
  readonly slots: number;
  readonly documents: number;
  readonly fieldBoosts: readonly number[];
  readonly facetValues: FacetValues;
  /** The number of a record's document, where it is in the index. */
  readonly slotOf: (id: string) => number | undefined;
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

type Run = {
  readonly view: IndexView;
  readonly limits: SearchLimits;
  readonly effort: Effort;
  readonly vocabulary: Vocabulary;
  readonly vector: QueryVector;
  readonly scores: Float64Array;
  readonly terms: Map<string, Highlight>;
  readonly phrases: PhraseHighlight[];
  /** What is done after the terms are scored. */
  readonly phraseWork: (() => void)[];
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
    vector: createQueryVector(view),
    scores: new Float64Array(view.slots),
    terms: new Map(),
    phrases: [],
    phraseWork: [],
    cut: [],
  };
  const finish = planGroup(run, query, true);
  run.vector.score(run.scores, effort);
  for (const work of run.phraseWork) if (!effort.spent()) work();
  return { members: finish(), scores: run.scores, terms: run.terms, phrases: run.phrases, cut: run.cut };
}

/** The documents a node finds, once terms are scored and phrases looked up. */
type Finish = () => Uint8Array;

function planNode(run: Run, node: QueryNode, presence: Presence, scored: boolean): Finish {
  if (node.kind === 'group') return planGroup(run, node, scored);
  if (node.kind === 'several') return planSeveral(run, node, scored);
  const bits = new Uint8Array(run.view.slots);
  if (node.kind === 'term') planTerm(run, node, presence, scored, bits);
  else if (node.kind === 'phrase') planPhrase(run, node, scored, bits);
  else if (node.kind === 'filter') markFiltered(run.view, node, bits);
  else if (node.kind === 'record') markRecord(run.view, node, bits);
  return () => bits;
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
    for (const { presence, bits } of results) if (presence === 'optional' && !required) addAll(union, bits);
    for (const { presence, bits } of results) {
      if (presence === 'required' || presence === 'filter') keepOnly(union, bits);
      else if (presence === 'prohibited') takeOut(union, bits);
    }
    return union;
  };
}

function planSeveral(run: Run, { members, least }: SeveralNode, scored: boolean): Finish {
  const found = members.map((node) => {
    const bits = new Uint8Array(run.view.slots);
    planTerm(run, node, 'optional', scored, bits);
    return bits;
  });
  return () => {
    const counts = new Uint8Array(run.view.slots);
    for (const bits of found) for (let slot = 0; slot < bits.length; slot += 1) counts[slot]! += bits[slot]!;
    return counts.map((count) => (count >= least ? 1 : 0));
  };
}

function planTerm(run: Run, node: TermNode, presence: Presence, scored: boolean, bits: Uint8Array): void {
  const found = node.terms.map((term) => foundTerms(run, term, node.wildcard, node.editDistance));
  // lunr gives up on a required word as soon as one of its terms is nowhere in the index.
  const hopeless = presence === 'required' && found.some((terms) => terms.length === 0);
  const use = termUse(node, scored, hopeless ? [] : [bits]);
  for (const term of found.flat()) {
    run.vector.enter(term, use);
    if (scored) highlight(run, term, node.fields);
  }
}

function termUse(node: TermNode | PhraseNode, scored: boolean, marks: readonly Uint8Array[]): TermUse {
  let fields = 0;
  for (const field of node.fields) fields |= 1 << field;
  const boost = scored && !node.alternate ? node.boost : 0;
  const alternate = scored && node.alternate ? node.boost : 0;
  return { fields, weight: { boost, alternate, marks } };
}

function highlight(run: Run, found: FoundTerm, fields: readonly number[]): void {
  const known = run.terms.get(found.term);
  if (known) for (const field of fields) known.fields.add(field);
  else run.terms.set(found.term, { fields: new Set(fields), weight: found.idf, found });
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

function planPhrase(run: Run, node: PhraseNode, scored: boolean, bits: Uint8Array): void {
  const slots: FoundSlot[] = node.slots.map((slot) => ({
    offset: slot.offset,
    terms: foundTerms(run, slot.term, slot.wildcard, undefined),
  }));
  if (slots.some((slot) => slot.terms.length === 0)) return;
  if (scored) {
    const use = termUse(node, true, []);
    if (!node.alternate) for (const term of slots.flatMap((slot) => slot.terms)) run.vector.enter(term, use);
    run.phrases.push(phraseHighlight(node, slots));
  }
  run.phraseWork.push(() => {
    const places: PhrasePlace[] = [];
    run.view.parts.forEach((part, partNumber) => {
      for (const field of node.fields) {
        findPhrase(part, partNumber, field, slots, (document, starts) => {
          bits[part.base + document] = 1;
          if (node.alternate && scored) places.push({ part, field, document, count: starts.length });
        });
      }
    });
    scoreAlternatePhrase(run, node.boost, places);
  });
}

function phraseHighlight(node: PhraseNode, slots: readonly FoundSlot[]): PhraseHighlight {
  return {
    fields: new Set(node.fields),
    slots: slots.map((slot) => ({ offset: slot.offset, terms: new Set(slot.terms.map((t) => t.term)) })),
    found: slots,
    weight: slots.reduce((sum, slot) => sum + Math.max(...slot.terms.map((term) => term.idf)), 0),
  };
}

type PhrasePlace = {
  readonly part: Part;
  readonly field: number;
  readonly document: number;
  readonly count: number;
};

/** An alternate phrase weighs what the one word it stands for would weigh, and nothing where it is not. */
function scoreAlternatePhrase(run: Run, boost: number, places: readonly PhrasePlace[]): void {
  const phraseIdf = idf(places.length, run.view.documents);
  for (const { part, field, document, count } of places) {
    const length = part.source.lengthsOf(field)[document] ?? 0;
    const average = averageLength(run.view, field);
    const score = termScore(phraseIdf, count, length, average, run.view.fieldBoosts[field] ?? 1);
    run.scores[part.base + document]! += (boost / (run.vector.magnitude(field) || boost) || 0) * score;
  }
}

function markFiltered(view: IndexView, node: FilterNode, bits: Uint8Array): void {
  const { facetValues } = view;
  const accepted = new Uint8Array(facetValues.size());
  for (let number = 0; number < accepted.length; number += 1) {
    const fits = facetValues.name(number) === node.name && node.accepts(facetValues.value(number));
    accepted[number] = fits ? 1 : 0;
  }
  for (const part of view.parts) {
    eachFacet(part.facets, part.source.size(), (document, number) => {
      if (accepted[number] === 1 && part.dead[document] !== 1) bits[part.base + document] = 1;
    });
  }
}

function markRecord(view: IndexView, { id }: RecordNode, bits: Uint8Array): void {
  const slot = view.slotOf(id);
  if (slot !== undefined) bits[slot] = 1;
}

function markLive(view: IndexView, bits: Uint8Array): void {
  for (const part of view.parts) {
    const size = part.source.size();
    for (let document = 0; document < size; document += 1) {
      bits[part.base + document] = part.dead[document] === 1 ? 0 : 1;
    }
  }
}
