type Words = ReadonlyMap<string, number>;

/** The words of some texts, numbered, and in how many of the texts each stands. */
export type WordTable = {
  readonly texts: number;
  readonly numbers: ReadonlyMap<string, number>;
  readonly inAll: Int32Array;
};

/** In how many texts with a code each word of a table stands, and how many those are. */
export type WordCounts = { readonly yes: number; readonly inYes: Int32Array };

/** A text as its table sees it: which of its words stand in other texts, and in how many. */
export type CountedWords = {
  /** How many words it has, known or not. */
  readonly size: number;
  readonly numbers: Int32Array;
  readonly inOthers: Int32Array;
  /** For each text left out, whether each word stands in it too. */
  readonly inLeft: readonly Uint8Array[];
  readonly others: number;
};

/** Numbers the words of some texts and counts the texts that each stands in. */
export function tableOfWords(texts: readonly Words[]): WordTable {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  for (const words of texts)
    for (const word of words.keys()) {
      const known = numbers.get(word) ?? numbers.size;
      if (known === numbers.size) numbers.set(word, known);
      counts[known] = (counts[known] ?? 0) + 1;
    }
  return { texts: texts.length, numbers, inAll: Int32Array.from(counts) };
}

/** Counts the words of those texts of a table that were given a code. */
export function countWords({ numbers, inAll }: WordTable, withCode: readonly Words[]): WordCounts {
  const inYes = new Int32Array(inAll.length);
  for (const words of withCode)
    for (const word of words.keys()) {
      const number = numbers.get(word);
      if (number !== undefined) inYes[number] = (inYes[number] ?? 0) + 1;
    }
  return { yes: withCode.length, inYes };
}

/** Looks up the words of a text; `left` are texts that were counted and must not speak. */
export function lookUpWords(table: WordTable, words: Words, left: readonly Words[]): CountedWords {
  const known: { readonly number: number; readonly inOthers: number; readonly word: string }[] = [];
  for (const word of words.keys()) {
    const number = table.numbers.get(word);
    if (number === undefined) continue;
    const inOthers = (table.inAll[number] ?? 0) - left.filter((text) => text.has(word)).length;
    // A word seen once is as likely chance.
    if (inOthers >= 2) known.push({ number, inOthers, word });
  }
  return {
    size: words.size,
    numbers: Int32Array.from(known, ({ number }) => number),
    inOthers: Int32Array.from(known, ({ inOthers }) => inOthers),
    inLeft: left.map((text) => Uint8Array.from(known, ({ word }) => Number(text.has(word)))),
    others: table.texts - left.length,
  };
}

/** How many texts' worth of the common share each word's share is drawn towards. */
const DRAWN = 1.5;
const MOST = 2;
const FEWEST_WORDS = 4;

/**
 * How much the words of a text speak for a code, as the log odds of naive Bayes over words present, each word's share
 * drawn to that of all texts, by the root of the number of words; -2 to 2, and 0 where no text has the code. `isYes` says
 * of each text left out whether it was given the code.
 */
export function wordsSpeakFor(counts: WordCounts, words: CountedWords, isYes: readonly boolean[]): number {
  const { numbers, inOthers, others } = words;
  const leftYes = words.inLeft.filter((_, i) => isYes[i]);
  const yes = counts.yes - leftYes.length;
  const no = others - yes;
  if (yes <= 0) return 0;
  const prior = Math.log((no + DRAWN) / (yes + DRAWN));
  let sum = 0;
  let unsaid = 0;
  for (let k = 0; k < numbers.length; k++) {
    let inYes = counts.inYes[numbers[k] ?? 0] ?? 0;
    for (const text of leftYes) inYes -= text[k] ?? 0;
    if (inYes === 0) {
      unsaid += 1;
      continue;
    }
    const all = inOthers[k] ?? 0;
    const drawn = (DRAWN * all) / others;
    sum += Math.log((inYes + drawn) / (all - inYes + drawn)) + prior;
  }
  // A word of none of the texts with the code speaks against it as much as any other such word.
  if (unsaid > 0) sum += unsaid * (Math.log(DRAWN / (others + DRAWN)) + prior);
  const score = sum / Math.sqrt(Math.max(FEWEST_WORDS, words.size));
  return Math.max(-MOST, Math.min(MOST, score));
}
