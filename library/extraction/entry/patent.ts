import type { CslItem } from '../../../shared/model/csl.ts';

const NUMBER =
  /\b((?:U\.?\s?S\.?|European|EP|German|DE|Japanese|JP|Chinese|CN|WO|International)\s+Patent)\s*(?:Application\s*)?(?:(?:No|Nr|Number)\.?\s*)?((?:(?:US|EP|DE|WO|JP|CN)\s?)?\d[\d,./ ]{3,13}\d(?:\s?[AB]\d?\b)?)/iu;

/** The office and the number of a patent, where an entry prints them: "U.S. Patent No. 5,712,345". */
export function patentNumber(text: string): { readonly genre: string; readonly number: string } | undefined {
  const found = NUMBER.exec(text);
  return found ? { genre: found[1]!.trim(), number: found[2]!.trim() } : undefined;
}

const NOT_OF_A_PATENT = ['container-title', 'volume', 'issue', 'page', 'translator', 'editor'] as const;

/** The item as a patent: the digits of its number, read as a volume or pages, are no fields of it. */
export function asPatent(item: CslItem, patent: { genre: string; number: string }): CslItem {
  const kept = Object.fromEntries(
    Object.entries(item).filter(([field]) => !(NOT_OF_A_PATENT as readonly string[]).includes(field)),
  );
  return { ...kept, type: 'patent', genre: patent.genre, number: patent.number } as CslItem;
}
