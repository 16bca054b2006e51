import { type BibValuePart, scanString } from './bib-scan.ts';
import type { BibPiece } from './bib-splitter.ts';
import { citationJsTexTables } from './citation-js.ts';
import { MONTH_MACROS } from './date-text.ts';

/** Longest text a @string may stand for; strings made of strings can double with every line. */
const LONGEST_STRING = 100_000;

/** The @strings of one file: what a bare word stands for. */
export type BibStrings = {
  /** The text of a bare word, or undefined where nothing defines it. */
  readonly lookUp: (name: string) => string | undefined;
  /** True for words the file itself defines (the rest is built in, such as `jan`). */
  readonly defines: (name: string) => boolean;
};

/** Collects the @strings among the pieces it is given, in order. A definition may use the ones before it, as in BibTeX. */
export function collectStrings(): BibStrings & { readonly take: (piece: BibPiece) => void } {
  const defined = new Map<string, string>();
  const builtIn = citationJsTexTables().defaultStrings;
  const lookUp = (name: string): string | undefined => {
    const key = name.toLowerCase();
    // citation-js puts numbers for months; "10 jan" would become "10 01".
    return (
      defined.get(key) ??
      (MONTH_MACROS.includes(key) ? key : undefined) ??
      (Object.hasOwn(builtIn, key) ? builtIn[key] : undefined)
    );
  };
  return {
    take: (piece) => {
      if (piece.kind !== 'string') return;
      const scanned = scanString(piece);
      if (!scanned) return;
      defined.set(scanned.name, resolveValue(scanned.parts, lookUp).slice(0, LONGEST_STRING));
    },
    lookUp,
    defines: (name) => defined.has(name.toLowerCase()) || MONTH_MACROS.includes(name.toLowerCase()),
  };
}

/** The raw TeX of a value: its parts joined, bare words replaced by what they stand for or left as they are. */
export function resolveValue(
  parts: readonly BibValuePart[],
  lookUp: (name: string) => string | undefined,
): string {
  let text = '';
  for (const part of parts) {
    text += part.bare && !isNumber(part.text) ? (lookUp(part.text) ?? part.text) : part.text;
    if (text.length > 50 * LONGEST_STRING) break;
  }
  return text;
}

export function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}
