/**
 * Tokens in the order they come, each linked to the next of the same term and field. Most terms are rare, and
 * an array for each would cost far more than what stands in it.
 */
export type TokenLog = {
  /** Documents must come in ascending order. */
  readonly add: (term: number, field: number, document: number, word: number) => void;
  readonly length: () => number;
  /** How many documents have the term in the field. */
  readonly documents: (term: number, field: number) => number;
  readonly each: (term: number, field: number, visit: (document: number, word: number) => void) => void;
};

const NONE = 0xffffffff;

/** Makes an empty log for so many fields. */
export function createTokenLog(fields: number): TokenLog {
  let documents = new Uint32Array(1024);
  let words = new Uint32Array(1024);
  let nexts = new Uint32Array(1024);
  let length = 0;
  // Per term and field: its first and last token, and in how many documents it stands.
  let first = new Uint32Array(1024).fill(NONE);
  let last = new Uint32Array(1024);
  let counts = new Uint32Array(1024);

  const reserveToken = (): void => {
    if (length < documents.length) return;
    documents = grown(documents, length * 2);
    words = grown(words, length * 2);
    nexts = grown(nexts, length * 2);
  };
  const reserveChain = (chain: number): void => {
    if (chain < first.length) return;
    const size = Math.max(first.length * 2, chain + fields);
    const before = first.length;
    first = grown(first, size).fill(NONE, before);
    last = grown(last, size);
    counts = grown(counts, size);
  };

  return {
    add: (term, field, document, word) => {
      const chain = term * fields + field;
      reserveToken();
      reserveChain(chain);
      documents[length] = document;
      words[length] = word;
      nexts[length] = NONE;
      if (first[chain] === NONE) {
        first[chain] = length;
        counts[chain] = 1;
      } else {
        const before = last[chain]!;
        nexts[before] = length;
        if (documents[before] !== document) counts[chain]! += 1;
      }
      last[chain] = length;
      length += 1;
    },
    length: () => length,
    documents: (term, field) => counts[term * fields + field] ?? 0,
    each: (term, field, visit) => {
      for (let at = first[term * fields + field] ?? NONE; at !== NONE; at = nexts[at]!) {
        visit(documents[at]!, words[at]!);
      }
    },
  };
}

function grown(numbers: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(numbers);
  return larger;
}
