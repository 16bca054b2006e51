/** A label without what does not change its meaning: case, punctuation, dashes and spaces. */
export function foldedLabel(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/** The words of a text in a common spelling, without their commonest endings. */
export function wordsOf(text: string): string[] {
  return foldedLabel(text)
    .split(' ')
    .filter((word) => word !== '')
    .map(stem);
}

const SMALL = new Set(
  'the a an of to in on at by for with from and or but not no is are was were be been have has had do did does i my me you your we our they their it its this that these those who which what how when if as than then one other others any all each very more most some'.split(
    ' ',
  ),
);

/** The words that carry meaning: no short function words, no numbers. */
export function contentWords(text: string): string[] {
  return foldedLabel(text)
    .split(' ')
    .filter((word) => word.length > 2 && !SMALL.has(word) && !/^\d+$/.test(word))
    .map(stem);
}

/** British and American spellings and plain endings of English fold together; other languages lose little. */
function stem(word: string): string {
  return word
    .replace(/our(?=s?$|al|ed$|ing$)/, 'or')
    .replace(/is(?=e[sd]?$|ing$|ation)/, 'iz')
    .replace(/(?<=\w{3})(?:ies)$/, 'y')
    .replace(/(?<=\w{3})(?:ing|ed|es|s)$/, '')
    .replace(/(?<=\w{3})e$/, '');
}

/** Dice's coefficient of two lists of words, 0-1, each word counted as often as it stands. */
export function wordOverlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const open = left.get(word) ?? 0;
    if (open === 0) continue;
    left.set(word, open - 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}

/** Share of the words of `part` that stand in `whole`. */
export function wordsCovered(part: readonly string[], whole: readonly string[]): number {
  if (part.length === 0) return 0;
  const words = new Set(whole);
  return part.filter((word) => words.has(word)).length / part.length;
}
