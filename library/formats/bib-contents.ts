import { keysPointedTo } from './bib-crossref.ts';
import { scanEntry } from './bib-scan.ts';
import type { BibPiece } from './bib-splitter.ts';
import { type BibStrings, collectStrings, resolveValue } from './bib-strings.ts';

/** The pieces of a .bib file, part by part; each call begins anew. */
export type BibParts = () => Iterable<readonly BibPiece[]>;

/** What has to be known of a whole .bib file before its first entry is read. */
export type BibContents = {
  readonly strings: BibStrings;
  /** How many entries it has. */
  readonly total: number;
  /** Keys, in lower case, of the entries that others take fields from. */
  readonly sources: ReadonlySet<string>;
};

/** What may need another entry to be read. */
const LINK = /\b(?:crossref|xdata)\s*=/i;

/** Looks through a .bib file once, keeping no entry. */
export function lookThrough(parts: BibParts): BibContents {
  const strings = collectStrings();
  const sources = new Set<string>();
  let total = 0;
  for (const piece of flat(parts())) {
    strings.take(piece);
    if (piece.kind !== 'entry') continue;
    total += 1;
    if (!LINK.test(piece.text)) continue;
    // Bare words are resolved at once: a key is never defined after it is used.
    const fields = scanEntry(piece).fields.map(
      (field) => [field.name, resolveValue(field.parts, strings.lookUp)] as const,
    );
    for (const key of keysPointedTo(fields)) sources.add(key);
  }
  return { strings, total, sources };
}

/** The entries of a file that others take fields from. */
export function* sourcePieces(parts: BibParts, sources: ReadonlySet<string>): Generator<readonly BibPiece[]> {
  for (const part of parts())
    yield part.filter(
      (piece) => piece.kind === 'entry' && sources.has(scanEntry(piece).key.trim().toLowerCase()),
    );
}

function* flat(parts: Iterable<readonly BibPiece[]>): Generator<BibPiece> {
  for (const part of parts) yield* part;
}
