import type { Token } from './tokens.ts';
import type { WordFacts } from './word-facts.ts';

/** A stretch between two separators; a title with a colon is two. */
export type Segment = { start: number; end: number; classes: number; digits: number; capitals: number };

/** Where each token stands: in quotes or brackets, in which stretch, and after how many years and sentence ends. */
export type Surroundings = {
  /** 0 before any quote, 1 inside, 2 after. */
  readonly quote: Uint8Array;
  /** 1 in round, 2 in square brackets. */
  readonly bracket: Uint8Array;
  readonly yearsBefore: Uint8Array;
  readonly stopsBefore: Uint8Array;
  readonly segmentOf: Int32Array;
  readonly segments: readonly Segment[];
  /** Index of the next token that is a number, or the length. */
  readonly nextNumber: Int32Array;
};

const OPENS = /["“«„‘]/;

export function surroundingsOf(tokens: readonly Token[], facts: readonly WordFacts[]): Surroundings {
  const n = facts.length;
  const quote = new Uint8Array(n);
  const bracket = new Uint8Array(n);
  const yearsBefore = new Uint8Array(n);
  const stopsBefore = new Uint8Array(n);
  const segmentOf = new Int32Array(n);
  const nextNumber = new Int32Array(n);
  const segments: Segment[] = [];
  let inQuote = false;
  let closed = false;
  let depth = 0;
  let years = 0;
  let stops = 0;
  let current: Segment | undefined;
  for (let i = 0; i < n; i++) {
    const { head, tail } = tokens[i]!;
    const known = facts[i]!;
    if (head) {
      if (OPENS.test(head)) inQuote = true;
      if (head.includes('(')) depth = 1;
      else if (head.includes('[')) depth = 2;
    }
    quote[i] = inQuote ? 1 : closed ? 2 : 0;
    bracket[i] = depth;
    yearsBefore[i] = Math.min(years, 2);
    stopsBefore[i] = Math.min(stops, 6);
    if (known.isYear) years++;
    if (!current || head) {
      current = { start: i, end: i, classes: 0, digits: 0, capitals: 0 };
      segments.push(current);
    }
    current.end = i;
    current.classes |= known.classes;
    if (known.isNumber) current.digits++;
    if (known.isCapital) current.capitals++;
    segmentOf[i] = segments.length - 1;
    if (!tail) continue;
    if (inQuote && (/["”»]/.test(tail) || (tail !== '’' && /[“’]/.test(tail) && /[.,“’]$/.test(tail)))) {
      inQuote = false;
      closed = true;
    }
    if (tail.includes(')') || tail.includes(']')) depth = 0;
    // A full stop after an initial or a short abbreviation does not end a part of the reference.
    if (tail === '.' && known.mayAbbreviate && !facts[i + 1]?.isNumber) continue;
    if (tail.includes('.')) stops++;
    current = undefined;
  }
  let next = n;
  for (let i = n - 1; i >= 0; i--) {
    if (facts[i]!.isNumber) next = i;
    nextNumber[i] = next;
  }
  return { quote, bracket, yearsBefore, stopsBefore, segmentOf, segments, nextNumber };
}
