/** Words a title says little with, in the languages in which citation keys are usually made. */
const SKIPPED = new Set(
  'a ab aboard about above across after against al along amid among an and anti around as at before behind below beneath beside besides between beyond but by d da das de del dell dello dei degli della delle dem den der des despite die do down du during ein eine einem einen einer eines el en et except for from gli i il in inside into is l la las le les like lo los near nor of off on onto or over past per plus round save since so some sur than the through to toward towards un una unas under underneath une unlike uno unos until up upon versus via von vs while with within without yet zu zum'.split(
    ' ',
  ),
);

/** The words of a title without markup, punctuation at their ends, and apostrophes inside them. */
export function titleWords(title: string): readonly string[] {
  return title
    .replace(/<[^<>]*>/g, '')
    .replace(/(?<=\p{L})['’‘](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The words of a title that say something: no articles, prepositions and the like. */
export function significantWords(title: string): readonly string[] {
  return titleWords(title).filter((word) => !SKIPPED.has(word.toLowerCase()));
}
