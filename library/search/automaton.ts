import { automatonOf, type TokenSet } from './lunr-parts.ts';
import type { VisitTerms } from './postings.ts';

/** A visitor that hands on the terms lunr's automaton accepts, and the literal start they must share. */
export type TermPattern = {
  readonly prefix: string;
  readonly visitor: (accept: (term: string) => boolean) => VisitTerms;
};

/**
 * The pattern of a wildcard or fuzzy term. Terms come sorted, so the states after each character are kept
 * and only what differs from the term before is read; a dead prefix is skipped without reading the rest.
 */
export function termPattern(term: string, editDistance: number | undefined): TermPattern {
  const root = automatonOf(term, editDistance);
  const star = term.indexOf('*');
  const prefix = editDistance === undefined ? (star < 0 ? term : term.slice(0, star)) : '';
  return {
    prefix,
    visitor: (accept) => {
      const states: TokenSet[][] = [[root]];
      let known = 0;
      return (units, length, shared) => {
        // Nothing longer than a dead prefix can live, so `known` may lie below `shared`: still dead.
        if (known < shared && (states[known]?.length ?? 0) === 0) return true;
        let at = Math.min(shared, known);
        while (at < length) {
          const next = step(states[at] ?? [], String.fromCharCode(units[at] ?? 0));
          at += 1;
          states[at] = next;
          if (next.length === 0) break;
        }
        known = at;
        if (at < length || !(states[at] ?? []).some((state) => state.final)) return true;
        return accept(termFrom(units, length));
      };
    },
  };
}

function step(states: readonly TokenSet[], unit: string): TokenSet[] {
  const next: TokenSet[] = [];
  for (const state of states) {
    const exact = state.edges[unit];
    if (exact && !next.includes(exact)) next.push(exact);
    const any = unit === '*' ? undefined : state.edges['*'];
    if (any && !next.includes(any)) next.push(any);
  }
  return next;
}

function termFrom(units: ArrayLike<number>, length: number): string {
  let term = '';
  for (let at = 0; at < length; at += 1) term += String.fromCharCode(units[at] ?? 0);
  return term;
}
