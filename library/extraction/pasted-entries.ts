import type { ParsedEntry } from '../../shared/model/extraction.ts';
import { parseEntries } from './entry/entry.ts';
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
  const clean = text.replace(/\r\n?/g, '\n');
  const raws = splitPasted(clean);
  return parseEntries(raws).map((parsed, index) => ({
    raw: raws[index] ?? '',
    item: parsed.item,
    confidence: parsed.confidence,
    fields: { ...parsed.fields },
    warnings: [...parsed.warnings],
  }));
}

function splitPasted(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const { entries } = splitEntries(text, { start: 0, end: text.length, without: [] });
  const raws = entries.map(({ start, end }) =>
    text
      .slice(start, end)
      .replace(/\s*\n\s*/g, ' ')
      .trim(),
  );
  // One entry alone keeps its number, if it is one.
  return raws.length > 1 || (raws.length > 0 && lines.length > 1) ? raws : lines.map((line) => line.trim());
}
