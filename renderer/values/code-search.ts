import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import { ownDimensions } from './codebook-reading.ts';

/** A code as the palette finds it. */
export type FoundCode = { readonly dimension: Dimension; readonly code: Code };

/** The codes whose label, or failing that definition, has a word starting with each typed word; better matches first. */
export function findCodes(
  codebook: Codebook,
  typed: string,
  dimension: string | null = null,
): readonly FoundCode[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return ownDimensions(codebook)
    .filter(({ id, retired }) => (dimension === null || id === dimension) && !retired)
    .flatMap((within) =>
      within.codes
        .filter((code) => code.group !== true && code.retired !== true)
        .map((code) => ({ dimension: within, code, score: score(within, code, words) })),
    )
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ dimension: within, code }) => ({ dimension: within, code }));
}

function score(dimension: Dimension, code: Code, words: readonly string[]): number {
  if (words.length === 0) return 1;
  const label = code.label.toLocaleLowerCase();
  const around = `${dimension.label} ${code.id} ${parentLabel(dimension, code)}`.toLocaleLowerCase();
  const definition = `${code.definition} ${code.include ?? ''}`.toLocaleLowerCase();
  let total = 0;
  for (const word of words) {
    const here = startsWord(label, word)
      ? 9
      : startsWord(around, word)
        ? 4
        : startsWord(definition, word)
          ? 1
          : 0;
    if (here === 0) return 0;
    total += here;
  }
  return total + (label.startsWith(words[0] ?? '') ? 3 : 0);
}

function startsWord(text: string, word: string): boolean {
  let at = text.indexOf(word);
  while (at >= 0) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
    at = text.indexOf(word, at + 1);
  }
  return false;
}

function parentLabel(dimension: Dimension, code: Code): string {
  return dimension.codes.find(({ id }) => id === code.parent)?.label ?? '';
}

/** The code that says a dimension does not apply: one that bars all others, by its id `na` where several do. */
export function notApplicableCode(dimension: Dimension | undefined): Code | undefined {
  const exclusive = dimension?.codes.filter((code) => code.exclusive === true && !code.retired) ?? [];
  return exclusive.find(({ id }) => id === 'na') ?? exclusive[0];
}
