/** Characters of an abstract that a map shows at most. */
const MOST = 300;
const CUT = ' […]';

/**
 * The beginning of an abstract: whole sentences as far as they fit, else words; what is cut ends in "[…]". Short on
 * purpose: an abstract is a work of its own, and a map only points to it.
 */
export function abstractBeginning(abstract: string): string {
  // Abstracts from catalogues carry JATS or HTML elements, and often begin with their own heading.
  const plain = abstract
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^abstract[\s:.–—-]+/iu, '');
  if (plain.length <= MOST) return plain;
  const room = plain.slice(0, MOST - CUT.length);
  const sentences = [...room.matchAll(/[.!?…]["”’)]*(?=\s+[\p{Lu}\p{Lo}\d"“(])/gu)].at(-1);
  const end = sentences === undefined ? room.lastIndexOf(' ') : sentences.index + sentences[0].length;
  return `${(end > 0 ? room.slice(0, end) : room).toWellFormed().trimEnd()}${CUT}`;
}
