import type { Block } from '../../shared/model/extraction.ts';
import { markerNumber } from './line-shapes.ts';
import { areNotes, LEADING_WORDS, takesUpAgain } from './note-words.ts';
import { isNotesHeading, isReferenceHeading } from './section-name.ts';
import { superscriptValue } from './superscripts.ts';
import { linesOf } from './text-lines.ts';

/** A number in the text that calls a note, and where it stands. */
export type NoteCall = { readonly start: number; readonly number: number };

const NUMBER = /^(\d{1,3}|[⁰¹²³⁴-⁹]{1,3})[.)]?\s+(?=["“«„‘'(\p{L}])/u;

/** A text has at least so many notes, or what looks like them is none. */
const FEWEST = 3;

/**
 * Notes printed as plain lines, "1 Smith, The Law …": at the foot of their page, where their number was called before,
 * or under a heading such as "Notes". They count from 1, and either some of them speak as notes do or text goes on
 * between them; else nothing is changed. A number that lost its raising ("law.1") calls as well.
 */
export function markPlainNotes(
  text: string,
  blocks: readonly Block[],
  superscripts: readonly NoteCall[],
): readonly Block[] {
  const calls = superscripts.length > 0 ? superscripts : loweredCalls(text);
  const marked = withNotes(text, blocks, calls);
  const notes = marked.filter((block) => block.kind === 'footnote');
  if (notes.length < FEWEST) return blocks;
  const first = marked.indexOf(notes[0]!);
  const last = marked.indexOf(notes.at(-1)!);
  const between = marked.slice(first, last).some((block) => block.kind === 'paragraph');
  const speak = areNotes(notes.map((note) => text.slice(note.start, note.end)));
  return speak || (between && superscripts.length > 0) ? marked : blocks;
}

function loweredCalls(text: string): NoteCall[] {
  const calls: NoteCall[] = [];
  for (const found of text.matchAll(/(?<=\p{Ll}{2}[)”"’»]?[.,;:]?[)”"’»]?)\d{1,3}(?=[\s.,;:)]|$)/gu)) {
    calls.push({ start: found.index, number: Number(found[0]) });
  }
  return calls;
}

function withNotes(text: string, blocks: readonly Block[], calls: readonly NoteCall[]): readonly Block[] {
  const called = new Set<number>();
  let at = 0;
  let expected = 1;
  let section: 'notes' | 'references' | 'text' = 'text';
  let notesLevel = 0;
  return blocks.flatMap((block) => {
    while (at < calls.length && calls[at]!.start < block.start) called.add(calls[at++]!.number);
    const found = sectionOf(text, block);
    // The notes of a book stand in one place, under the names of its chapters, each counting anew.
    const isUnderNotes = found === 'text' && section === 'notes' && (block.level ?? 1) > notesLevel;
    const opened = isUnderNotes ? 'notes' : found;
    if (opened !== undefined) {
      section = opened;
      if (opened === 'notes') expected = 1;
      if (found === 'notes') notesLevel = block.level ?? 1;
    }
    if (section === 'references' || opened !== undefined) return [block];
    const begins = (number: number): boolean => {
      const counts = number === expected || (number === 1 && called.has(1));
      if (!counts || !(section === 'notes' || called.has(number))) return false;
      called.delete(number);
      expected = number + 1;
      return true;
    };
    const number = block.kind === 'list-item' ? markerNumber(block.marker) : undefined;
    if (number !== undefined && section === 'notes' && begins(number))
      return [{ ...block, kind: 'footnote' }];
    if (block.kind !== 'paragraph' && !(block.kind === 'heading' && citesInNumber(text, block)))
      return [block];
    return cutAtNotes(text, block, begins);
  });
}

function sectionOf(text: string, block: Block): 'notes' | 'references' | 'text' | undefined {
  if (block.kind !== 'heading') return undefined;
  const words = text.slice(block.start, block.end);
  if (isNotesHeading(words)) return 'notes';
  if (isReferenceHeading(words)) return 'references';
  return NUMBER.test(words) ? undefined : 'text';
}

/** A note without a full stop looks like a numbered heading, but for what it cites. */
function citesInNumber(text: string, block: Block): boolean {
  const words = text.slice(block.start, block.end).replace(NUMBER, '');
  return (
    /\d{4}|\bp\. ?\d|\bS\. ?\d/.test(words) || takesUpAgain(words) || LEADING_WORDS.exec(words)![0] !== ''
  );
}

/** The block cut where one of its lines begins a note; lines after that carry the note on. */
function cutAtNotes(text: string, block: Block, begins: (number: number) => boolean): Block[] {
  const pieces: Block[] = [];
  let open: Block = block;
  for (const line of linesOf(text, block.start, block.end)) {
    const found = NUMBER.exec(text.slice(line.from, Math.min(line.to, line.from + 40)));
    if (found === null || !begins(noteNumber(found[1]!))) continue;
    const before = text.slice(open.start, line.from).trimEnd().length;
    if (before > 0 && open.start < line.from) pieces.push({ ...open, end: open.start + before });
    const { level: _, ...rest } = block;
    open = {
      ...rest,
      kind: 'footnote',
      marker: found[0].trim(),
      start: line.from + found[0].length,
      end: block.end,
    };
  }
  return [...pieces, open];
}

function noteNumber(digits: string): number {
  return /^\d/.test(digits) ? Number(digits) : superscriptValue(digits);
}
