import type { Block } from '../../shared/model/extraction.ts';
import { markerNumber } from './line-shapes.ts';
import { markPlainNotes, type NoteCall } from './plain-notes.ts';
import { isNotesHeading, isReferenceHeading, isSectionName } from './section-name.ts';
import { superscriptValue } from './superscripts.ts';

/** The notes of a text: numbered items that are called, or else plain lines that begin with a number. */
export function markFootnotes(text: string, blocks: readonly Block[]): readonly Block[] {
  const calls = superscriptCalls(text);
  const marked = calledItems(text, blocks, calls);
  return marked.some(({ kind }) => kind === 'footnote') ? marked : markPlainNotes(text, marked, calls);
}

/**
 * Numbered items whose number was called by a superscript shortly before are footnotes, not list items.
 * A note stands at the foot of its page, so the call is looked for in the text since the last note.
 */
function calledItems(text: string, blocks: readonly Block[], calls: readonly NoteCall[]): readonly Block[] {
  if (calls.length === 0) return blocks;
  let at = 0;
  const open = new Map<number, number>();
  let inReferences = false;
  let inNotes = false;
  return blocks.map((block) => {
    if (block.kind === 'heading') {
      const words = text.slice(block.start, block.end);
      inReferences = isReferenceHeading(words);
      // Under the heading of all notes, those of several chapters count anew in each.
      inNotes = isNotesHeading(words) || (inNotes && !isSectionName(words));
    }
    // Superscripts that call numbered references would otherwise turn the whole list into footnotes.
    if (inReferences) return block;
    while (at < calls.length && calls[at]!.start < block.start) {
      const { number } = calls[at++]!;
      open.set(number, (open.get(number) ?? 0) + 1);
    }
    const number = block.kind === 'list-item' ? markerNumber(block.marker) : undefined;
    const times = number === undefined ? undefined : open.get(number);
    if (number === undefined || times === undefined) return block;
    if (inNotes && times > 1) open.set(number, times - 1);
    else open.delete(number);
    return { ...block, kind: 'footnote' };
  });
}

function superscriptCalls(text: string): NoteCall[] {
  const calls: NoteCall[] = [];
  for (const found of text.matchAll(/[⁰¹²³⁴-⁹]{1,3}/g)) {
    calls.push({ start: found.index, number: superscriptValue(found[0]) });
  }
  return calls;
}
