// BM25 as lunr 2.3.9 computes it, to the last bit: the same operations in the same order, an idf that adds up
// the document frequencies of all fields and takes |x|, and scores rounded to three decimals.

/** lunr's parameters `k1` and `b` at their defaults. */
export const K1 = 1.2;
export const B = 0.75;

/** lunr.idf: `frequency` is the number of (document, field) pairs that hold the term. */
export function idf(frequency: number, documents: number): number {
  const x = (documents - frequency + 0.5) / (frequency + 0.5);
  return Math.log(1 + Math.abs(x));
}

/** The weight of a term in a field of `length` terms where it stands `count` times, rounded as lunr does. */
export function termScore(
  termIdf: number,
  count: number,
  length: number,
  averageLength: number,
  fieldBoost: number,
): number {
  const score = (termIdf * ((K1 + 1) * count)) / (K1 * (1 - B + B * (length / averageLength)) + count);
  return Math.round(score * fieldBoost * 1000) / 1000;
}

/** Something to be ranked: higher scores first, then ids in order so that equal scores never change places. */
export type Ranked = { readonly score: number; readonly id: string; readonly document: number };

function comesFirst(a: Ranked, b: Ranked): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id);
}

/** Keeps the best `wanted` of what it is given; `sorted` gives them best first. */
export function createTop(wanted: number): {
  add(document: number, score: number, idOf: (d: number) => string): void;
  sorted(): Ranked[];
} {
  const heap: Ranked[] = [];
  return {
    add: (document, score, idOf) => {
      if (wanted <= 0) return;
      const worst = heap[0];
      if (heap.length >= wanted && worst && score < worst.score) return;
      const entry = { document, score, id: idOf(document) };
      if (heap.length < wanted) {
        heap.push(entry);
        rise(heap, heap.length - 1);
      } else if (worst && comesFirst(entry, worst)) {
        heap[0] = entry;
        sink(heap);
      }
    },
    sorted: () => heap.slice().sort((a, b) => (comesFirst(a, b) ? -1 : 1)),
  };
}

function rise(heap: Ranked[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!comesFirst(heap[parent]!, heap[at]!)) return;
    [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
    at = parent;
  }
}

function sink(heap: Ranked[]): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && comesFirst(heap[worst]!, heap[child]!)) worst = child;
    }
    if (worst === at) return;
    [heap[worst], heap[at]] = [heap[at]!, heap[worst]!];
    at = worst;
  }
}
