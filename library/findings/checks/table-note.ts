import type { ExtractedTable } from '../../../shared/model/extraction.ts';

/** How many lines below a table may belong to its note. */
const LINES = 4;
const NOTE =
  /^\s*[_*]*(?:notes?\b|anmerkung(?:en)?\b|nota\b|remarques?\b|huom\b|degrees of freedom\b|abbreviations?\b|significan(?:ce|t)\b|(?:\*{1,3}|[†‡ᵃᵇ])\s*(?:correlation|p\b|significan)|p\s*[<=])/iu;

/** The note that a document prints below a table: its lines from "Note" or "* p < .05" on; empty where it has none. */
export function noteBelow(text: string, table: ExtractedTable): string {
  const below = text
    .slice(table.end, table.end + 2000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, LINES);
  const end = below.findIndex((line) => !NOTE.test(line));
  return below.slice(0, end < 0 ? below.length : end).join(' ');
}

/** The share of answers that may be missing where a table says once of how many people it is. */
export const MISSING_ANSWERS = 0.15;

const TWO =
  /\b(?:df|d\.f\.|degrees of freedom)\s*(?:=|:|are|were|is|of)?\s*\(?\s*(\d{1,4})\s*(?:,|and|;|und|y|et)\s*(\d{1,6})\b|\b(\d{1,4})\s*(?:,|and)\s*(\d{1,6})\s+(?:df|d\.f\.|degrees of freedom)\b|\bF\s*\(\s*(\d{1,4})\s*,\s*(\d{1,6})\s*\)|\bdf\s?1\s*=\s*(\d{1,4})\s*[,;]\s*df\s?2\s*=\s*(\d{1,6})/giu;

/** The two degrees of freedom that words give for every F of a table; empty where they give none, or several. */
export function sharedFreedom(words: string): readonly number[] {
  const found = [...words.matchAll(TWO)].map((match) =>
    match.slice(1).flatMap((text) => (text === undefined ? [] : [Number(text)])),
  );
  const [first] = found;
  const isOne = found.every((one) => one.join() === first?.join());
  return first === undefined || !isOne || first.length !== 2 ? [] : first;
}

/** The number of people that words give once: "(N = 120)"; null where they give none, or several. */
export function sharedNumber(words: string): number | null {
  const found = new Set(
    [...words.matchAll(/\bn\s*=\s*(\d{1,3}(?:[,\u2009\u202f]\d{3})+|\d+)(?![\d.])/giu)].map(([, text]) =>
      Number(text!.replace(/\D/g, '')),
    ),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
