import { type AnalysedFields, createDelta, type Delta } from './delta.ts';
import { emptyColumn, facetsOf } from './facet-column.ts';
import { createFacetValues, FACET_NAMES, type FacetValues } from './facet-values.ts';
import { type Language, languageOf, type StemmedLanguage } from './languages.ts';
import type { SearchLimits } from './limits.ts';
import { createPart, growPart, killDocument, type Part } from './part.ts';
import type { SearchFacets, SearchField, SearchRecord } from './record.ts';
import { openSegment, type Segment } from './segment.ts';
import { mergeSegments } from './segment-merge.ts';

export type SearchIndexOptions = {
  /** The text of a record's field, for snippets. Without it the index keeps the texts it is given. */
  readonly textOf?: (id: string, field: SearchField) => string | undefined;
  /** Milliseconds from anywhere, for the time limit; without it there is none. */
  readonly now?: () => number;
  /** Defaults to `SEARCH_LIMITS`. */
  readonly limits?: SearchLimits;
  /** `lunr`: lunr's language alone, without limits, phrases, filters or repairs. Default `gleaner`. */
  readonly language?: 'gleaner' | 'lunr';
  /** Boost per field, as lunr's builder takes it; 1 where not given. */
  readonly fieldBoosts?: Readonly<Partial<Record<SearchField, number>>>;
};

/** From how many records or terms on the delta is made a segment when there is time, */
const DELTA_RECORDS = 200;
const DELTA_TOKENS = 100_000;
/** when there is not, */
const MOST_RECORDS = 1000;
const MOST_TOKENS = 600_000;
/** and where many records come at once. */
const BULK_RECORDS = 5000;

/** All of an index: what there is of each record and where. */
export type IndexState = {
  readonly options: SearchIndexOptions;
  readonly facetValues: FacetValues;
  /** All parts; the delta is always the last. */
  parts: Part[];
  delta: Delta;
  readonly places: Map<string, { readonly part: Part; readonly document: number }>;
  readonly texts: Map<string, SearchRecord['fields']> | undefined;
  nextKey: number;
  merging: boolean;
};

/** Forgets everything but the options. */
export function clearState(state: IndexState): void {
  const empty = emptyState(state.options);
  state.delta = empty.delta;
  state.parts = empty.parts;
  state.places.clear();
  state.texts?.clear();
}

/** An index of nothing. */
export function emptyState(options: SearchIndexOptions): IndexState {
  const delta = createDelta();
  return {
    options,
    facetValues: createFacetValues(),
    parts: [createPart(0, delta, emptyColumn())],
    delta,
    places: new Map(),
    texts: options.textOf ? undefined : new Map(),
    nextKey: 1,
    merging: false,
  };
}

/** Takes a record in, in the place of an older one with its id; in `bulk` larger segments are made. */
export function addRecord(
  state: IndexState,
  record: SearchRecord,
  bulk = false,
  analysed?: AnalysedFields,
): void {
  removeRecord(state, record.id);
  const part = state.parts.at(-1)!;
  const document = state.delta.add(record, analysed);
  growPart(part, document, [...state.facetValues.numbersOf(record.facets), ...languageNumber(state, record)]);
  state.places.set(record.id, { part, document });
  state.texts?.set(record.id, record.fields);
  const most = bulk ? BULK_RECORDS : MOST_RECORDS;
  if (state.delta.size() < most && state.delta.tokenCount() < MOST_TOKENS) return;
  flush(state);
  if (state.parts.length > MOST_SEGMENTS) finish(merging(state, false));
}

/** Takes a record out. */
export function removeRecord(state: IndexState, id: string): void {
  const place = state.places.get(id);
  if (!place) return;
  killDocument(place.part, place.document);
  state.places.delete(id);
  state.texts?.delete(id);
}

/** Changes what a record is filtered by; false where there is no such record. */
export function setFacets(state: IndexState, id: string, facets: SearchFacets): boolean {
  const place = state.places.get(id);
  if (!place) return false;
  const language = facetsOf(place.part.facets, place.document).filter(
    (number) => state.facetValues.name(number) === 'language',
  );
  place.part.facets.changed.set(place.document, [...state.facetValues.numbersOf(facets), ...language]);
  return true;
}

function languageNumber(state: IndexState, record: SearchRecord): readonly number[] {
  const language = languageOf(record.language);
  return language === undefined ? [] : [state.facetValues.numberOf('language', language)];
}

/** The language a document was analysed in. */
export function languageAt(state: IndexState, part: Part, document: number): Language {
  const { name, value } = state.facetValues;
  const number = facetsOf(part.facets, document).find((candidate) => name(candidate) === 'language');
  return number === undefined ? 'en' : (languageOf(value(number)) ?? 'en');
}

/** The languages other than English that records of the index are in, or were. */
export function languagesIn(state: IndexState): readonly StemmedLanguage[] {
  const { size, name, value } = state.facetValues;
  return Array.from({ length: size() }, (_, number) => number).flatMap((number) => {
    const language = name(number) === 'language' ? languageOf(value(number)) : undefined;
    return language === undefined || language === 'en' ? [] : [language];
  });
}

/** Turns the delta into a segment, at once. */
export function flush(state: IndexState): void {
  finish(flushing(state));
}

/** Turns the delta into a segment, pausing often. */
export function* flushing(state: IndexState): Generator<void, void> {
  if (state.delta.size() > 0) startDelta(state);
  for (const part of state.parts.slice(0, -1)) {
    if (!('bytes' in part.source)) yield* replaceParts(state, [part]);
  }
}

/** Begins a new delta; the one before is searched as it is until a segment takes its place. */
function startDelta(state: IndexState): Part {
  const part = state.parts.at(-1)!;
  state.delta = createDelta();
  state.parts.push(createPart(state.nextKey++, state.delta, emptyColumn()));
  return part;
}

/** Writes the live documents of some parts as one new segment in the place of the first of them. */
function* replaceParts(state: IndexState, old: readonly Part[]): Generator<void, void> {
  const dead = old.map((part) => part.dead.slice());
  const bytes = yield* mergeSegments(
    old.map((part, at) => ({
      source: part.source,
      dead: dead[at]!,
      facetsOf: (document) => facetTexts(state, facetsOf(part.facets, document)),
    })),
  );
  yield;
  const opening = openSegment(bytes, true);
  if (opening.kind === 'unusable') throw new Error(`A new segment cannot be read: ${opening.reason}`);
  yield;
  const merged = takeSegment(state, opening.segment);
  yield;
  // Someone may have stored or replaced the index while this was being written.
  if (!old.every((part) => state.parts.includes(part))) return;
  let document = 0;
  // Everything from here on happens at once: nobody must see a document in two parts or in none.
  old.forEach((part, at) => {
    for (let before = 0; before < part.source.size(); before += 1) {
      if (dead[at]?.[before] === 1) continue;
      moveDocument(state, part, before, merged, document);
      document += 1;
    }
  });
  const first = state.parts.indexOf(old[0]!);
  state.parts = state.parts.flatMap((part, at) => {
    if (at === first && document > 0) return [merged];
    return old.includes(part) ? [] : [part];
  });
}

/** What happened to a document while its part was being merged happens to its copy too. */
function moveDocument(state: IndexState, from: Part, before: number, to: Part, document: number): void {
  if (from.dead[before] === 1) {
    killDocument(to, document);
    return;
  }
  state.places.set(to.source.idOf(document), { part: to, document });
  if (!from.facets.changed.has(before)) return;
  const facets = facetsOf(from.facets, before);
  if (facetsOf(to.facets, document).join() === facets.join()) return;
  to.facets.changed.set(document, facets);
}

/** A segment as a part of this index. */
export function takeSegment(state: IndexState, segment: Segment): Part {
  const { names, starts, values } = segment.facets();
  const numbers = Uint32Array.from(names, (text) => facetNumber(state, text));
  const facets = { starts, values: values.map((name) => numbers[name]!), changed: new Map() };
  return createPart(state.nextKey++, segment, facets);
}

/** Facets as `name:value`. */
export function facetTexts(state: IndexState, numbers: readonly number[]): readonly string[] {
  return numbers.map((number) => `${state.facetValues.name(number)}:${state.facetValues.value(number)}`);
}

/** The number of a facet given as `name:value`. */
export function facetNumber(state: IndexState, text: string): number {
  const colon = text.indexOf(':');
  const name = FACET_NAMES.find((known) => known === text.slice(0, colon)) ?? 'is';
  return state.facetValues.numberOf(name, text.slice(colon + 1));
}

/** How many neighbours of about one size are joined at once. */
const FAN = 8;
/** With more segments than this, searches would suffer before anyone finds time to merge. */
const MOST_SEGMENTS = 32;

/** With more segments than this they are joined before more is added. */
const CROWDED = 24;

/**
 * Whether it is time to make a segment of the delta, or to join segments, before more is added; where `many` records
 * are still to come, segments are made larger.
 */
export function isRipe(state: IndexState, many: boolean): boolean {
  if (hasRipeDelta(state, many)) return true;
  return state.parts.length > CROWDED && neighbours(state).length > 0;
}

function hasRipeDelta({ delta }: IndexState, many: boolean): boolean {
  const scale = many ? 4 : 1;
  return delta.size() >= DELTA_RECORDS * scale || delta.tokenCount() >= DELTA_TOKENS * scale;
}

/**
 * One step of upkeep, pausing often: a large delta becomes a segment, or small segments are joined, or all into
 * one. Says whether there was anything to do.
 */
export function* merging(state: IndexState, everything: boolean): Generator<void, boolean> {
  if (state.merging) return false;
  state.merging = true;
  try {
    if (everything) flush(state);
    if (!everything && hasRipeDelta(state, false)) {
      yield* replaceParts(state, [startDelta(state)]);
      return true;
    }
    const parts = everything ? wholeIndex(state) : neighbours(state);
    if (parts.length === 0) return false;
    yield* replaceParts(state, parts);
    return true;
  } finally {
    state.merging = false;
  }
}

function wholeIndex(state: IndexState): readonly Part[] {
  const segments = state.parts.slice(0, -1);
  return segments.length > 1 || segments.some((part) => part.deadCount > 0) ? segments : [];
}

/** The last eight segments of which none is eight times another; or one of which half is deleted. */
function neighbours(state: IndexState): readonly Part[] {
  const segments = state.parts.slice(0, -1);
  const wasted = segments.find((part) => part.deadCount * 2 > part.source.size());
  if (wasted) return [wasted];
  for (let end = segments.length; end >= FAN; end -= 1) {
    const group = segments.slice(end - FAN, end);
    const smallest = Math.min(...group.map((part) => part.source.size()));
    if (group.every((part) => part.source.size() <= smallest * FAN)) return group;
  }
  return [];
}

/** Runs something that pauses to its end. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
