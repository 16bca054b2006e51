/** The pairs of neighbouring characters of a text, sorted, as numbers; how much two texts share is read off them. */
export type Bigrams = Uint32Array;

/** The bigrams of a text without spaces. */
export function bigramsOf(squeezed: string): Bigrams {
  const pairs = new Uint32Array(Math.max(squeezed.length - 1, 0));
  for (let index = 0; index < pairs.length; index += 1) {
    pairs[index] = (squeezed.charCodeAt(index) << 16) | squeezed.charCodeAt(index + 1);
  }
  return pairs.sort();
}

/** How many bigrams two texts share, each counted as often as it stands in both. */
export function sharedBigrams(left: Bigrams, right: Bigrams): number {
  let shared = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [a, b] = [left[i]!, right[j]!];
    if (a === b) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (a < b) i += 1;
    else j += 1;
  }
  return shared;
}
