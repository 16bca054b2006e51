import type { Evaluation, IndexView } from './evaluation.ts';
import { heaviestWindow, type Mark } from './heaviest-window.ts';
import type { Part } from './part.ts';
import { findPhrase } from './phrase.ts';
import { postingList } from './postings.ts';
import { SEARCH_FIELDS } from './record.ts';
import type { Stretch } from './snippet.ts';

/** A document of a part, as hits are known to the index. */
export type Place = { readonly part: Part; readonly document: number };

/** The stretch of each long field that a snippet is to be cut from, by slot and field. */
export type Stretches = ReadonlyMap<number, Stretch>;

/** About how many words a snippet has. */
const WINDOW_WORDS = 30;
/** Of a wildcard with hundreds of words, the most telling are enough to choose a passage by. */
const MOST_TERMS = 50;

/** The key of a field of a document in `Stretches`. */
export function stretchKey(slot: number, field: number): number {
  return slot * SEARCH_FIELDS.length + field;
}

/**
 * Where in the long fields of these documents the words of the query stand closest, read from the postings: the
 * text of a whole report need not be analysed again for a snippet of 200 characters.
 */
export function chooseStretches(view: IndexView, found: Evaluation, places: readonly Place[]): Stretches {
  const wanted = new Map<number, Mark[]>();
  const parts = new Set<Part>();
  for (const { part, document } of places) {
    for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
      if (!part.source.checkpointsOf(document, field)) continue;
      wanted.set(stretchKey(part.base + document, field), []);
      parts.add(part);
    }
  }
  if (wanted.size > 0) {
    view.parts.forEach((part, partNumber) => {
      if (!parts.has(part)) return;
      markTerms(part, partNumber, found, wanted);
      markPhrases(part, partNumber, found, wanted);
    });
  }
  const stretches = new Map<number, Stretch>();
  for (const { part, document } of places) {
    for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
      const key = stretchKey(part.base + document, field);
      const marks = wanted.get(key);
      if (marks) stretches.set(key, stretchOf(marks, part.source.checkpointsOf(document, field) ?? []));
    }
  }
  return stretches;
}

function markTerms(part: Part, partNumber: number, found: Evaluation, wanted: Map<number, Mark[]>): void {
  const list = postingList();
  const terms = [...found.terms].sort(([, a], [, b]) => b.weight - a.weight).slice(0, MOST_TERMS);
  for (const [term, { fields, weight, found: entry }] of terms) {
    const postings = entry.postings[partNumber];
    for (const field of fields) {
      if (!postings || postings.documentCount(field) === 0) continue;
      postings.readPlaces(field, list);
      let place = 0;
      for (let at = 0; at < list.length; at += 1) {
        const end = place + list.counts[at]!;
        const marks = wanted.get(stretchKey(part.base + list.documents[at]!, field));
        for (; marks && place < end; place += 1) {
          marks.push({ start: list.places[place]!, end: list.places[place]! + 1, key: term, weight });
        }
        place = end;
      }
    }
  }
}

function markPhrases(part: Part, partNumber: number, found: Evaluation, wanted: Map<number, Mark[]>): void {
  found.phrases.forEach((phrase, number) => {
    const words = (phrase.slots.at(-1)?.offset ?? 0) + 1;
    for (const field of phrase.fields) {
      findPhrase(part, partNumber, field, phrase.found, (document, starts) => {
        const marks = wanted.get(stretchKey(part.base + document, field));
        for (const start of marks ? starts : []) {
          marks?.push({ start, end: start + words, key: `"${number}`, weight: phrase.weight });
        }
      });
    }
  });
}

/** From the checkpoint before the best window to the one after; checkpoints are word and place in turn. */
function stretchOf(marks: Mark[], checkpoints: ArrayLike<number>): Stretch {
  const window = heaviestWindow(
    marks.sort((a, b) => a.start - b.start),
    WINDOW_WORDS,
  );
  let stretch: Stretch = { word: 0, start: 0, end: Infinity };
  if (!window) return { ...stretch, end: 0 };
  for (let at = 0; at < checkpoints.length; at += 2) {
    const word = checkpoints[at]!;
    const start = checkpoints[at + 1]!;
    if (word <= window.start) stretch = { ...stretch, word, start };
    else if (word >= window.end) return { ...stretch, end: start };
  }
  return stretch;
}
