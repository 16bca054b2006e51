/** Leaves out words that stand whole within longer ones of the list, and repeats; the order stays. */
export function longestWords(words: readonly string[]): string[] {
  const padded = words.map((word) => ` ${word.toLowerCase()} `);
  return words.filter((_, at) =>
    padded.every((other, beside) => {
      if (beside === at) return true;
      return other === padded[at] ? beside > at : !other.includes(padded[at]!);
    }),
  );
}
