import type { Block } from '../../shared/model/extraction.ts';
import { markerNumber } from './line-shapes.ts';
import { isReferenceHeading } from './section-name.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The value of a run of superscript digits ("¹²" is 12). */
export function superscriptValue(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 10 + SUPERSCRIPTS.indexOf(digit);
  return value;
}

/** Raised numbers as superscript digits, so that a note's or citation's number is not read as part of a word. */
export function raisedNumbers(text: string): string {
  const numbers = text.trim();
  if (!/^\d{1,3}(?:\s*[,–-]\s*\d{1,3})*,?$/.test(numbers)) return text;
  return numbers
    .replace(/\s/g, '')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!)
    .replace(/[–-]/g, '⁻');
}

/**
 * Numbered items whose number was called by a superscript shortly before are footnotes, not list items.
 * A note stands at the foot of its page, so the call is looked for in the text since the last note.
 */
export function markFootnotes(text: string, blocks: readonly Block[]): readonly Block[] {
  const calls = superscriptCalls(text);
  if (calls.length === 0) return blocks;
  let at = 0;
  const open = new Set<number>();
  let inReferences = false;
  return blocks.map((block) => {
    if (block.kind === 'heading') inReferences = isReferenceHeading(text.slice(block.start, block.end));
    // Superscripts that call numbered references would otherwise turn the whole list into footnotes.
    if (inReferences) return block;
    while (at < calls.length && calls[at]!.start < block.start) open.add(calls[at++]!.number);
    const number = block.kind === 'list-item' ? markerNumber(block.marker) : undefined;
    if (number === undefined || !open.delete(number)) return block;
    return { ...block, kind: 'footnote' };
  });
}

function superscriptCalls(text: string): { start: number; number: number }[] {
  const calls: { start: number; number: number }[] = [];
  for (const found of text.matchAll(/[⁰¹²³⁴-⁹]{1,3}/g)) {
    calls.push({ start: found.index, number: superscriptValue(found[0]) });
  }
  return calls;
}
