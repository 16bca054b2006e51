import type { FoundTerm } from './expansion.ts';
import type { Part } from './part.ts';
import { type PostingList, postingList } from './postings.ts';

/** The terms one word of a phrase may be, `offset` words after the phrase begins. */
export type FoundSlot = { readonly terms: readonly FoundTerm[]; readonly offset: number };

/** Documents, ascending, with the words a phrase could begin at: `starts` of document i from `from[i]`. */
type Candidates = { readonly documents: number[]; readonly from: number[]; readonly starts: number[] };

/** Visits the documents of a part in which the words follow one another in the field, and the words it begins at. */
export function findPhrase(
  part: Part,
  partNumber: number,
  field: number,
  slots: readonly FoundSlot[],
  visit: (document: number, starts: readonly number[]) => void,
): void {
  // Most parts and fields do not have all of the words: nothing is made ready for them.
  if (slots.some((slot) => slotSize(slot, partNumber, field) === 0)) return;
  const scratch = postingList();
  const lists = slots
    .map((slot) => ({ slot, size: slotSize(slot, partNumber, field) }))
    // The rarest word first: the others are only looked at where it stands.
    .sort((a, b) => a.size - b.size);
  let candidates: Candidates | undefined;
  for (const { slot } of lists) {
    const places = slotPlaces(slot, partNumber, field, scratch, candidates);
    candidates = candidates ? intersect(candidates, places) : places;
    if (candidates.documents.length === 0) return;
  }
  if (!candidates) return;
  const { documents, from, starts } = candidates;
  documents.forEach((document, at) => {
    if (part.dead[document] !== 1) visit(document, starts.slice(from[at], from[at + 1]));
  });
}

function slotSize(slot: FoundSlot, partNumber: number, field: number): number {
  let size = 0;
  for (const term of slot.terms) size += term.postings[partNumber]?.documentCount(field) ?? 0;
  return size;
}

function slotPlaces(
  slot: FoundSlot,
  partNumber: number,
  field: number,
  scratch: PostingList,
  within: Candidates | undefined,
): Candidates {
  const lists: Candidates[] = [];
  for (const term of slot.terms) {
    const postings = term.postings[partNumber];
    if (!postings || postings.documentCount(field) === 0) continue;
    postings.readPlaces(field, scratch);
    lists.push(startsOf(scratch, slot.offset, within));
  }
  return lists.length === 1 ? lists[0]! : united(lists);
}

function startsOf(list: PostingList, offset: number, within: Candidates | undefined): Candidates {
  const result: Candidates = { documents: [], from: [], starts: [] };
  let place = 0;
  let wanted = 0;
  for (let at = 0; at < list.length; at += 1) {
    const document = list.documents[at] ?? 0;
    const end = place + (list.counts[at] ?? 0);
    if (within) {
      while (wanted < within.documents.length && (within.documents[wanted] ?? 0) < document) wanted += 1;
      if (wanted >= within.documents.length) break;
    }
    if (!within || within.documents[wanted] === document) {
      result.documents.push(document);
      result.from.push(result.starts.length);
      for (; place < end; place += 1) result.starts.push((list.places[place] ?? 0) - offset);
    }
    place = end;
  }
  return result;
}

function united(lists: readonly Candidates[]): Candidates {
  const byDocument = new Map<number, number[]>();
  for (const list of lists) {
    list.documents.forEach((document, at) => {
      const starts = list.starts.slice(list.from[at], list.from[at + 1]);
      const known = byDocument.get(document);
      if (known) known.push(...starts);
      else byDocument.set(document, starts);
    });
  }
  const result: Candidates = { documents: [], from: [], starts: [] };
  for (const document of [...byDocument.keys()].sort((a, b) => a - b)) {
    result.documents.push(document);
    result.from.push(result.starts.length);
    result.starts.push(...(byDocument.get(document) ?? []).sort((a, b) => a - b));
  }
  return result;
}

function intersect(a: Candidates, b: Candidates): Candidates {
  const result: Candidates = { documents: [], from: [], starts: [] };
  let at = 0;
  for (let other = 0; other < b.documents.length; other += 1) {
    while (at < a.documents.length && (a.documents[at] ?? 0) < (b.documents[other] ?? 0)) at += 1;
    if (at >= a.documents.length) break;
    if (a.documents[at] !== b.documents[other]) continue;
    const before = result.starts.length;
    commonStarts(a, at, b, other, result.starts);
    if (result.starts.length === before) continue;
    result.documents.push(b.documents[other] ?? 0);
    result.from.push(before);
  }
  return result;
}

function commonStarts(a: Candidates, i: number, b: Candidates, j: number, into: number[]): void {
  let x = a.from[i] ?? 0;
  let y = b.from[j] ?? 0;
  const endX = a.from[i + 1] ?? a.starts.length;
  const endY = b.from[j + 1] ?? b.starts.length;
  while (x < endX && y < endY) {
    const first = a.starts[x] ?? 0;
    const second = b.starts[y] ?? 0;
    if (first === second) {
      into.push(first);
      x += 1;
      y += 1;
    } else if (first < second) x += 1;
    else y += 1;
  }
}
