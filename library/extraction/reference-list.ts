import type { Block, DocumentText, ParsedEntry, Range } from '../../shared/model/extraction.ts';
import { isReferenceHeading, isSectionName } from '../documents/section-name.ts';
import { beginsReference, hasReferenceMatter, isProse } from './entry-start.ts';
import { type ListEntry, splitEntries } from './list-entries.ts';
import { noteList } from './note-list.ts';
import { tableEntries } from './table-entries.ts';

/** One reference list: the range from its heading (or first entry) to the end of its last entry. */
export type ReferenceList = Range & {
  /** The heading, when it has one. */
  readonly heading?: Range;
  readonly entries: readonly ListEntry[];
  /** True where the entries carry printed numbers. */
  readonly numbered: boolean;
  /** True where the entries stand in the notes of the document; the range then holds text as well. */
  readonly inNotes?: boolean;
  /** What was read from the entries, where finding them took reading. */
  readonly read?: readonly ParsedEntry[];
};

/**
 * Every reference list of a document in reading order; where no heading is found, a run of references counts, or the
 * works that the notes give in full where those are more.
 */
export function findReferenceLists(document: DocumentText): ReferenceList[] {
  const lists: ReferenceList[] = [];
  let from = 0;
  for (let i = 0; i < document.blocks.length; i++) {
    const block = document.blocks[i]!;
    if (block.start < from || !isListHeading(document.text, block)) continue;
    const place = { start: block.start, end: block.end };
    const list = tabledList(document, i, place) ?? listOf(document.text, listZone(document, i), place);
    if (!list) continue;
    lists.push(list);
    from = list.end;
  }
  if (lists.length > 0) return lists;
  const bare = headlessZone(document);
  const run = bare && listOf(document.text, bare, undefined);
  const notes = noteList(document);
  const list = (notes?.entries.length ?? 0) > (run?.entries.length ?? 0) ? notes : run;
  return list ? [list] : [];
}

/** The list under a heading whose entries stand in the cells of a table, which may go on over pages. */
function tabledList({ text, blocks }: DocumentText, i: number, heading: Range): ReferenceList | undefined {
  const parts: Block[] = [];
  for (const block of blocks.slice(i + 1)) {
    if (block.kind === 'table') parts.push(block);
    else if (block.kind !== 'page-break') break;
  }
  const entries = tableEntries(text, parts);
  if (entries === undefined) return undefined;
  const numbered = entries.every(({ number }) => number !== undefined);
  return { heading, entries, numbered, start: heading.start, end: parts.at(-1)!.end };
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
      if (opensChapter(words) || !goesOn(document, i + 1, marked)) break;
      without.push(block);
    } else end = block.end;
  }
  return { start, end: Math.max(start, end), without };
}

/** A numbered heading or an appendix: no part of a list, whatever follows. */
function opensChapter(words: string): boolean {
  return (
    /^(?:\d{1,2}(?:\.\d+)*|[A-Z])\.? \p{Lu}/u.test(words) ||
    /^(?:appendix|appendices|annex|chapter|part|supplement|anhang|anlage|kapitel|teil|annexe|chapitre|anexo|apéndice|apêndice|capítulo|appendice|allegato|capitolo|bijlage|hoofdstuk|bilaga|liite|luku)\b/iu.test(
      words,
    )
  );
}

/** True when references follow soon, so that what stands before them is a heading inside the list. */
function goesOn(document: DocumentText, from: number, marked: boolean): boolean {
  let entries = 0;
  let others = 0;
  for (let i = from; i < Math.min(from + 8, document.blocks.length) && entries + others < 4; i++) {
    const block = document.blocks[i]!;
    if (block.kind === 'heading' && opensChapter(document.text.slice(block.start, block.end))) break;
    if (looksLikeEntry(document.text, block) && (!marked || isMarked(block))) {
      if (others === 0) return true;
      entries++;
    } else if (block.kind === 'heading' || block.kind === 'paragraph') others++;
  }
  return entries >= 2 && entries > others;
}

/** A list that begins with bullets or numbers goes on with them. */
function isMarked(block: Block | undefined): boolean {
  return block?.kind === 'list-item' && block.marker !== undefined;
}

function looksLikeEntry(text: string, block: Block): boolean {
  if (block.kind === 'table' || block.kind === 'caption' || block.kind === 'page-break') return false;
  const words = text.slice(block.start, Math.min(block.end, block.start + 1200));
  if (beginsReference(words, words)) return true;
  return hasReferenceMatter(words) && (block.kind === 'list-item' || mayBeReference(words));
}

/** Something dated or with an address that is no prose and no heading. */
function mayBeReference(words: string): boolean {
  return words.length >= 50 && words.length <= 900 && hasReferenceMatter(words) && !isProse(words);
}

/** The last run of at least three blocks that are nearly all references; some of them may not begin like one. */
function headlessZone(document: DocumentText): ListZone | undefined {
  const { text, blocks } = document;
  let best: { first: number; last: number } | undefined;
  let run: { first: number; last: number; sure: number; all: number } | undefined;
  for (const [i, block] of blocks.entries()) {
    const look = block.kind === 'page-break' ? 'between' : bareLook(text, block);
    if (look === 'between') continue;
    if (look === 'sure')
      run = { first: run?.first ?? i, last: i, sure: (run?.sure ?? 0) + 1, all: (run?.all ?? 0) + 1 };
    else if (look === 'maybe' && run) run = { ...run, last: i, all: run.all + 1 };
    else run = undefined;
    if (run && run.sure >= 3 && run.sure >= run.all * 0.4) best = { first: run.first, last: run.last };
  }
  if (!best) return undefined;
  const breaks = blocks.slice(best.first, best.last).filter((block) => block.kind === 'page-break');
  const opening = blocks[best.first]!;
  const lineStart = text.lastIndexOf('\n', opening.start - 1) + 1;
  return { start: lineStart, end: blocks[best.last]!.end, without: breaks };
}

function bareLook(text: string, block: Block): 'sure' | 'maybe' | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'list-item' && block.kind !== 'heading') return undefined;
  if (block.end - block.start > 900 || block.end - block.start < 30) return undefined;
  const words = text.slice(block.start, block.end);
  if (isProse(words)) return undefined;
  const isSure =
    beginsReference(words, words) &&
    /https?:\/\/|\bdoi\b|10\.\d{4}|\d[–-]\d|\d ?\(\d|\(?(?:19|20)\d\d[a-z]?\)?\. |["“*_]|: \p{Lu}/u.test(
      words,
    );
  return isSure ? 'sure' : mayBeReference(words) ? 'maybe' : undefined;
}
