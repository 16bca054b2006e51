import type { ParsedEntry } from '../../shared/model/extraction.ts';
import { isReferenceHeading } from '../documents/section-name.ts';
import { parseEntries } from './entry/entry.ts';
import { hasReferenceMatter } from './entry-start.ts';
import { splitEntries } from './list-entries.ts';

/** An entry of a pasted list with what was read from it. */
export type PastedEntry = {
  raw: string;
  item: ParsedEntry['item'];
  confidence: number;
  fields: Record<string, number>;
  warnings: string[];
};

/** Splits a pasted list into its entries (one a line, or wrapped lines with bullets, numbers or blank lines between). */
export function parsePasted(text: string): PastedEntry[] {
  const raws = splitPasted(withoutSurroundings(text.replace(/\r\n?/g, '\n')));
  return parseEntries(raws).map((parsed, index) => ({
    raw: raws[index] ?? '',
    item: parsed.item,
    confidence: parsed.confidence,
    fields: { ...parsed.fields },
    warnings: [...parsed.warnings],
  }));
}

/** Links that publishers set after each entry of a list. */
const LINKS =
  /(?:\s*\[(?:Google Scholar|CrossRef|PubMed(?: Central)?|PMC free article|Free Full Text|Full Text|View Article|Web of Science|Scopus)\])+/gi;

/** The text without marks of quoted mail, links after entries and the heading of the list. */
function withoutSurroundings(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^[ \t]*(?:>[ \t]?)+/, '').replace(LINKS, ''))
    .filter((line) => !isReferenceHeading(line.trim()))
    .join('\n');
}

/** A pasted list does not change its setting more often. */
const MOST_CHANGES = 6;

/** The entries of a text; what stands before the first one or after the last in another setting is split by itself. */
function splitPasted(text: string, changes = MOST_CHANGES): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const { entries } = splitEntries(text, { start: 0, end: text.length, without: [] });
  const [first, last] = [entries[0], entries.at(-1)];
  // One entry alone keeps its number, if it is one.
  if (first === undefined || last === undefined || (entries.length === 1 && lines.length === 1))
    return lines.map((line) => line.trim());
  const before = text.slice(0, Math.max(0, text.lastIndexOf('\n', first.start)));
  const after = text.slice(last.end);
  const raws = entries.map(({ start, end }) =>
    text
      .slice(start, end)
      .replace(/\s*\n\s*/g, ' ')
      .trim(),
  );
  return [...otherEntries(before, changes), ...raws, ...otherEntries(after, changes)];
}

function otherEntries(text: string, changes: number): string[] {
  return changes > 0 && hasReferenceMatter(text) ? splitPasted(text, changes - 1) : [];
}
