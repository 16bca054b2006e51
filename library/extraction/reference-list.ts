import type { Block, DocumentText, Range } from '../../shared/model/extraction.ts';
import { isReferenceHeading, isSectionName } from '../documents/section-name.ts';
import { beginsReference, hasReferenceMatter } from './entry-start.ts';
import { type ListEntry, splitEntries } from './list-entries.ts';

/** One reference list: the range from its heading (or first entry) to the end of its last entry. */
export type ReferenceList = Range & {
  /** The heading, when it has one. */
  readonly heading?: Range;
  readonly entries: readonly ListEntry[];
  /** True where the entries carry printed numbers. */
  readonly numbered: boolean;
};

/** Every reference list of a document in reading order; where no heading is found, a run of references counts. */
export function findReferenceLists(document: DocumentText): ReferenceList[] {
  const lists: ReferenceList[] = [];
  let from = 0;
  for (let i = 0; i < document.blocks.length; i++) {
    const block = document.blocks[i]!;
    if (block.start < from || !isListHeading(document.text, block)) continue;
    const zone = listZone(document, i);
    const list = listOf(document.text, zone, { start: block.start, end: block.end });
    if (!list) continue;
    lists.push(list);
    from = list.end;
  }
  if (lists.length > 0) return lists;
  const bare = headlessZone(document);
  const list = bare && listOf(document.text, bare, undefined);
  return list ? [list] : [];
}

/** What a list may take up: the text between two places without the ranges that only stand in between. */
export type ListZone = Range & { readonly without: readonly Range[] };

function listOf(text: string, zone: ListZone, heading: Range | undefined): ReferenceList | undefined {
  const { entries, numbered } = splitEntries(text, zone);
  const matter = entries.filter((entry) => hasReferenceMatter(text.slice(entry.start, entry.end)));
  if (entries.length === 0 || matter.length < entries.length * 0.4) return undefined;
  const start = heading?.start ?? entries[0]!.start;
  return { heading, entries, numbered, start, end: entries[entries.length - 1]!.end };
}

function isListHeading(text: string, block: Block): boolean {
  if (block.end - block.start > 80 || block.kind === 'table' || block.kind === 'caption') return false;
  return isReferenceHeading(text.slice(block.start, block.end));
}

/** From after the heading to the next heading that is no part of the list. */
function listZone(document: DocumentText, heading: number): ListZone {
  const { text, blocks } = document;
  const start = blocks[heading]!.end;
  const without: Range[] = [];
  const marked = isMarked(blocks[heading + 1]);
  let end = start;
  for (let i = heading + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    const words = text.slice(block.start, Math.min(block.end, block.start + 400));
    if (block.end - block.start <= 80 && isSectionName(words)) break;
    if (block.kind === 'page-break') without.push(block);
    else if (block.kind === 'table' || block.kind === 'caption') {
      if (!goesOn(document, i + 1, marked)) break;
      without.push(block);
    } else if (block.kind === 'heading' && !looksLikeEntry(text, block)) {
      if (/^(?:\d{1,2}(?:\.\d+)*|[A-Z])\.? \p{Lu}/u.test(words) || !goesOn(document, i + 1, marked)) break;
      without.push(block);
    } else end = block.end;
  }
  return { start, end: Math.max(start, end), without };
}

/** True when one of the next blocks is a reference, so that what stands before it is a heading inside the list. */
function goesOn(document: DocumentText, from: number, marked: boolean): boolean {
  for (let i = from; i < Math.min(from + 3, document.blocks.length); i++) {
    const block = document.blocks[i]!;
    if (looksLikeEntry(document.text, block) && (!marked || isMarked(block))) return true;
    if (block.kind === 'heading' || block.kind === 'paragraph') return false;
  }
  return false;
}

/** A list that begins with bullets or numbers goes on with them. */
function isMarked(block: Block | undefined): boolean {
  return block?.kind === 'list-item' && block.marker !== undefined;
}

function looksLikeEntry(text: string, block: Block): boolean {
  if (block.kind === 'table' || block.kind === 'caption' || block.kind === 'page-break') return false;
  const words = text.slice(block.start, Math.min(block.end, block.start + 1200));
  return beginsReference(words, words) || (block.kind === 'list-item' && hasReferenceMatter(words));
}

/** The last run of at least three blocks that are nearly all references. */
function headlessZone(document: DocumentText): ListZone | undefined {
  const { text, blocks } = document;
  let best: { first: number; last: number } | undefined;
  let first = -1;
  let last = -1;
  let count = 0;
  for (let i = 0; i <= blocks.length; i++) {
    const block = blocks[i];
    if (block && isBareReference(text, block)) {
      if (first < 0) first = i;
      last = i;
      count++;
    } else if (first >= 0 && (!block || i - last > 1 || block.kind === 'table' || block.kind === 'heading')) {
      if (count >= 3 && count >= (last - first + 1) * 0.7) best = { first, last };
      first = -1;
      count = 0;
    }
  }
  if (!best) return undefined;
  const breaks = blocks.slice(best.first, best.last).filter((block) => block.kind === 'page-break');
  const opening = blocks[best.first]!;
  const lineStart = text.lastIndexOf('\n', opening.start - 1) + 1;
  return { start: lineStart, end: blocks[best.last]!.end, without: breaks };
}

function isBareReference(text: string, block: Block): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'list-item' && block.kind !== 'heading') return false;
  if (block.end - block.start > 900 || block.end - block.start < 30) return false;
  const words = text.slice(block.start, block.end);
  if (!beginsReference(words, words)) return false;
  return /https?:\/\/|\bdoi\b|10\.\d{4}|\d[–-]\d|\d ?\(\d|\(?(?:19|20)\d\d[a-z]?\)?\. |["“*_]|: \p{Lu}/u.test(
    words,
  );
}
