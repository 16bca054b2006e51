import type { Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';
import type { WordFacts } from './word-facts.ts';

/** What may stand between two words, from nothing to a closed quotation. */
export const GAPS = 12;
/** What the second of two words may be. */
const KINDS = 5;

/** How many kinds of passage from one token to the next are told apart; each has transitions of its own. */
export const EDGES = GAPS * KINDS * 2;

const QUOTE_OPENS = /["“«„‘‚‹]/;
const QUOTE_CLOSES = /["”»“›]|[.,?!]['’]|['’][.,;:]/;

function gapOf(tail: string, head: string, mayAbbreviate: boolean): number {
  if (head) {
    if (QUOTE_OPENS.test(head)) return 9;
    return head.includes('(') || head.includes('[') ? 6 : 11;
  }
  if (!tail) return 0;
  if (tail === ',') return 1;
  if (tail === '.') return mayAbbreviate ? 2 : 3;
  if (QUOTE_CLOSES.test(tail)) return 10;
  const last = tail[tail.length - 1]!;
  if (tail.includes(')') || tail.includes(']')) return last === ')' || last === ']' ? 7 : 8;
  if (last === ',') return 1;
  if (last === ':') return 4;
  if (last === ';') return 5;
  return last === '.' || last === '?' || last === '!' ? 3 : 11;
}

const kindOf = (facts: WordFacts): number =>
  facts.isYear ? 2 : facts.isNumber ? 3 : facts.isCapital ? 1 : facts.affixes.length > 0 ? 0 : 4;

/**
 * The kind of passage that leads to each token: the punctuation before it, what sort of word it is, and whether the
 * entry sets its parts apart by full stops. What follows a comma is seldom another field where full stops do that.
 */
export function edgesOf(
  tokens: readonly Token[],
  facts: readonly WordFacts[],
  { stopsBefore }: Surroundings,
): Uint8Array {
  const n = facts.length;
  const edges = new Uint8Array(n);
  const stopped = n > 0 && stopsBefore[n - 1]! >= 2 ? 1 : 0;
  for (let i = 1; i < n; i++) {
    const gap = gapOf(tokens[i - 1]!.tail, tokens[i]!.head, facts[i - 1]!.mayAbbreviate);
    edges[i] = (gap * KINDS + kindOf(facts[i]!)) * 2 + stopped;
  }
  return edges;
}
