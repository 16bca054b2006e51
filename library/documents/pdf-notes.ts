import type { PdfLine } from './pdf-lines.ts';
import { superscriptValue } from './superscripts.ts';

/** A footnote at the foot of a page: its number and its lines, the number taken off. */
export type PdfNote = { readonly number: number; readonly lines: readonly PdfLine[] };

/**
 * The footnotes of a page: small lines below all text of their column that begin with a number which a superscript of
 * the page calls. Lines are given in the order of the page.
 */
export function pageNotes(lines: readonly PdfLine[], bodyHeight: number): readonly PdfNote[] {
  const calls = calledNumbers(lines);
  if (calls.size === 0) return [];
  const notes: { number: number; lines: PdfLine[] }[] = [];
  lines.forEach((line, index) => {
    const last = notes.at(-1);
    const isSmall = line.height < bodyHeight * 0.93;
    const marker = isSmall && isAtFoot(lines, index, bodyHeight) ? noteMarker(line.text) : undefined;
    const follows = marker?.raised || last === undefined || marker?.number === last.number + 1;
    if (marker !== undefined && follows && calls.has(marker.number)) {
      notes.push({ number: marker.number, lines: [{ ...line, text: line.text.slice(marker.skip) }] });
    } else if (last !== undefined && isSmall && goesOn(last.lines.at(-1)!, line)) last.lines.push(line);
  });
  return notes;
}

function calledNumbers(lines: readonly PdfLine[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const line of lines) {
    // At the beginning of a line it is the note's own number.
    for (const found of line.text.slice(1).matchAll(/(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{1,3}/g)) {
      numbers.add(superscriptValue(found[0]));
    }
  }
  return numbers;
}

function noteMarker(text: string): { number: number; skip: number; raised: boolean } | undefined {
  const raised = /^([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)/.exec(text);
  if (raised) return { number: superscriptValue(raised[1]!), skip: raised[0].length, raised: true };
  const plain = /^(\d{1,3})[.)]?\s+(?=\S)/.exec(text);
  return plain ? { number: Number(plain[1]), skip: plain[0].length, raised: false } : undefined;
}

/** True where no line of the text's own height stands below in the same column. */
function isAtFoot(lines: readonly PdfLine[], index: number, bodyHeight: number): boolean {
  const line = lines[index]!;
  return !lines.some(
    (other) =>
      other.y < line.y &&
      other.height >= bodyHeight * 0.93 &&
      Math.min(other.right, line.right) - Math.max(other.x, line.x) > 0,
  );
}

function goesOn(before: PdfLine, line: PdfLine): boolean {
  const gap = before.y - line.y;
  return gap > 0 && gap < before.height * 1.9;
}
