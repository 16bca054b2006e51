type Words = ReadonlyMap<string, number>;

/** A text that a code was given to, or not. */
export type CountedText = { readonly isYes: boolean; readonly words: Words };

/** In how many texts with a code, and in how many of all, each word stands. */
export type WordCounts = {
  readonly yes: number;
  readonly no: number;
  readonly inYes: ReadonlyMap<string, number>;
  readonly inAll: Words;
};

/** In how many texts each word stands. */
export function countTexts(texts: readonly Words[]): Words {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Counts the words of texts that were decided about. For many codes of the same texts, `inAll` is counted once: most
 * texts have few of the codes.
 */
export function countWords(
  texts: readonly CountedText[],
  inAll = countTexts(texts.map(({ words }) => words)),
): WordCounts {
  const withCode = texts.filter(({ isYes }) => isYes).map(({ words }) => words);
  return { yes: withCode.length, no: texts.length - withCode.length, inYes: countTexts(withCode), inAll };
}

/** How many texts' worth of the common share each word's share is drawn towards. */
const DRAWN = 1.5;
const MOST = 2;
const FEWEST_WORDS = 4;

/**
 * How much the words of a text speak for a code, as the log odds of naive Bayes over words present, each word's share
 * drawn to that of all texts, by the root of the number of words; -2 to 2, and 0 where no text has the code. `left` are
 * texts that were counted and must not speak.
 */
export function wordsSpeakFor(counts: WordCounts, words: Words, left: readonly CountedText[] = []): number {
  const yes = counts.yes - left.filter(({ isYes }) => isYes).length;
  const no = counts.no - left.filter(({ isYes }) => !isYes).length;
  if (yes <= 0) return 0;
  let sum = 0;
  for (const word of words.keys()) {
    const gone = left.filter((text) => text.words.has(word));
    const inYes = (counts.inYes.get(word) ?? 0) - gone.filter(({ isYes }) => isYes).length;
    const without = (counts.inAll.get(word) ?? 0) - (counts.inYes.get(word) ?? 0);
    const inNo = without - gone.filter(({ isYes }) => !isYes).length;
    // A word seen once is as likely chance.
    if (inYes + inNo < 2) continue;
    const common = (inYes + inNo) / (yes + no);
    sum +=
      Math.log((inYes + DRAWN * common) / (yes + DRAWN)) - Math.log((inNo + DRAWN * common) / (no + DRAWN));
  }
  const score = sum / Math.sqrt(Math.max(FEWEST_WORDS, words.size));
  return Math.max(-MOST, Math.min(MOST, score));
}
