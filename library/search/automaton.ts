import { automatonOf, type TokenSet } from './lunr-parts.ts';
import type { TermVisitor } from './postings.ts';

/** A visitor that hands on the terms lunr's automaton accepts, and the literal start they must share. */
export type TermPattern = {
  readonly prefix: string;
  readonly visitor: (accept: (term: string) => boolean) => TermVisitor;
};

/** All states of lunr's automaton that one beginning of a term can be in; where each next unit leads. */
type Step = {
  readonly states: readonly TokenSet[];
  readonly final: boolean;
  readonly next: Map<number, Step>;
};

/**
 * The pattern of a wildcard or fuzzy term. lunr's automaton has several ways on from a state; the sets of states
 * met are kept, so that each is worked out once. Terms come sorted, so only what differs from the term before
 * is read, and what begins with a dead prefix is skipped.
 */
export function termPattern(term: string, editDistance: number | undefined): TermPattern {
  const steps = new Map<string, Step>();
  const root = stepOf([automatonOf(term, editDistance)], steps);
  const star = term.indexOf('*');
  const literal = star < 0 ? term : term.slice(0, star);
  return {
    prefix: editDistance === undefined ? literal : '',
    visitor: (accept) => {
      const path: Step[] = [root];
      let known = 0;
      const visit = (units: ArrayLike<number>, length: number, shared: number): boolean => {
        if (known < shared && path[known]!.states.length === 0) return true;
        let at = Math.min(shared, known);
        let step = path[at]!;
        while (at < length && step.states.length > 0) {
          const unit = units[at]!;
          step = step.next.get(unit) ?? follow(step, unit, steps);
          at += 1;
          path[at] = step;
        }
        known = at;
        return at === length && step.final ? accept(termFrom(units, length)) : true;
      };
      const mayStart = (text: string, length: number): boolean => {
        let step = root;
        for (let at = 0; at < length && step.states.length > 0; at += 1) {
          const unit = text.charCodeAt(at);
          step = step.next.get(unit) ?? follow(step, unit, steps);
        }
        return step.states.length > 0;
      };
      return { visit, mayStart };
    },
  };
}

function follow(step: Step, unit: number, steps: Map<string, Step>): Step {
  const sign = String.fromCharCode(unit);
  const next = new Set<TokenSet>();
  for (const { edges } of step.states) {
    if (edges[sign]) next.add(edges[sign]);
    if (edges['*']) next.add(edges['*']);
  }
  const following = stepOf([...next], steps);
  step.next.set(unit, following);
  return following;
}

function stepOf(states: readonly TokenSet[], steps: Map<string, Step>): Step {
  const key = states
    .map((state) => state.id)
    .sort((a, b) => a - b)
    .join();
  const known = steps.get(key);
  if (known) return known;
  const step = { states, final: states.some((state) => state.final), next: new Map<number, Step>() };
  steps.set(key, step);
  return step;
}

function termFrom(units: ArrayLike<number>, length: number): string {
  let term = '';
  for (let at = 0; at < length; at += 1) term += String.fromCharCode(units[at] ?? 0);
  return term;
}
