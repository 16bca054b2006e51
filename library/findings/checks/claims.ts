import type { GroupRates } from '../group-rates.ts';
import { contentWords, wordsCovered } from '../words-alike.ts';
import type { ProseSentence } from './prose.ts';
import { type QuestionName, questionNames } from './question-names.ts';
import type { StatedTest } from './stated-tests.ts';

/** What the text says of one association. */
export type Claim = {
  readonly rates: GroupRates;
  /** Whether the text calls it significant. */
  readonly significant: boolean;
  /** The printed test; null where a sentence speaks of all associations at once. */
  readonly test: StatedTest | null;
  readonly sentence: ProseSentence;
};

/** The level at which the text calls a result significant. */
export const LEVEL = 0.05;

/**
 * The claims of a text about associations whose rates a table prints: tests beside the rates they quote or beside the
 * name of their variable, and sentences that say "all … are significant". A test that cannot be tied to one
 * association is left alone.
 */
export function claimsOf(
  rates: readonly GroupRates[],
  tests: readonly StatedTest[],
  prose: readonly ProseSentence[],
): Claim[] {
  if (rates.length === 0) return [];
  const names = questionNames(rates, prose);
  const outcomes = outcomesOf(rates);
  const single = prose.flatMap((sentence) => {
    const own = tests.filter((test) => test.sentence === sentence);
    return own.length > 0 ? claimsOfSentence(sentence, own, rates, names, outcomes) : [];
  });
  const told = new Set(single.map((claim) => claim.rates));
  const general = prose.flatMap((sentence) => {
    // "All but two": without knowing which two, nothing is claimed of any.
    const stated = tests.filter((test) => test.sentence === sentence).length;
    const tied = single.filter((claim) => claim.sentence === sentence).length;
    const excepts = EXCEPT.test(sentence.text);
    return (excepts && stated === 0) || tied < stated ? [] : generalClaims(sentence, rates, outcomes);
  });
  return [...single, ...general.filter((claim) => !told.has(claim.rates))];
}

type Outcome = { readonly name: string; readonly words: readonly string[] };

/** The words that tell outcomes apart: "Primary outcome: wants help" is about wanting help. */
function outcomesOf(rates: readonly GroupRates[]): Outcome[] {
  return [...new Set(rates.map(({ outcome }) => outcome))].map((name) => ({
    name,
    words: contentWords(name.slice(name.lastIndexOf(':') + 1)),
  }));
}

function outcomesNamed(text: string, outcomes: readonly Outcome[]): Outcome[] {
  const words = contentWords(text);
  return outcomes.filter((outcome) => outcome.words.length > 0 && wordsCovered(outcome.words, words) === 1);
}

function claimsOfSentence(
  sentence: ProseSentence,
  tests: readonly StatedTest[],
  rates: readonly GroupRates[],
  names: readonly QuestionName[],
  outcomes: readonly Outcome[],
): Claim[] {
  const claims: Claim[] = [];
  let from = 0;
  for (const test of tests) {
    const before = sentence.text.slice(from, test.start - sentence.start);
    from = test.end - sentence.start;
    const last = claims[claims.length - 1]?.rates;
    const found =
      quotedRates(before, rates, last) ??
      namedRates(before, sentence, rates, names, outcomes) ??
      nextOutcome(before, last, rates, outcomes);
    if (found === null || claims.some((claim) => claim.rates === found)) continue;
    claims.push({ rates: found, significant: isSignificant(test), test, sentence });
  }
  return claims;
}

function isSignificant({ p }: StatedTest): boolean {
  return p.relation === '>' ? false : p.relation === '<' ? p.number.value <= LEVEL : p.number.value < LEVEL;
}

/** The association whose rates a stretch of text quotes; the first quoted where it quotes several in order. */
function quotedRates(
  text: string,
  rates: readonly GroupRates[],
  last: GroupRates | undefined,
): GroupRates | null {
  const quoted = [...text.matchAll(/(\d+[.·]\d+)\s*\\?%/g)].map((found) =>
    Number(found[1]!.replace('·', '.')),
  );
  if (quoted.length === 0) return null;
  const scored = rates
    .filter((one) => one !== last)
    .map((one) => ({
      one,
      hits: quoted.filter((value) => has(one, value)).length,
      first: quoted.findIndex((value) => has(one, value)),
    }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits || a.first - b.first);
  const [best, second] = scored;
  if (best === undefined) return null;
  // One number alone may stand in many places.
  if (best.hits === second?.hits && best.first === second.first) return null;
  const rival = second?.hits === best.hits && second.one.counts !== best.one.counts;
  return rival ? null : best.one;
}

function has({ groups }: GroupRates, value: number): boolean {
  return groups.some(({ percent }) => percent.value === value);
}

/** The association of the variable named last before the test, and of the outcome that the sentence names. */
function namedRates(
  before: string,
  sentence: ProseSentence,
  rates: readonly GroupRates[],
  names: readonly QuestionName[],
  outcomes: readonly Outcome[],
): GroupRates | null {
  const words = contentWords(before);
  const scored = names
    .filter((name) => name.words.length > 1)
    .map((name) => ({ name, share: wordsCovered(name.words, words) }))
    .filter(({ share }) => share >= 0.6)
    .sort((a, b) => b.share - a.share || b.name.words.length - a.name.words.length);
  const best = scored[0];
  if (
    best === undefined ||
    scored.some((one) => one.name.question !== best.name.question && one.share === best.share)
  )
    return null;
  const named = outcomesNamed(before, outcomes);
  const about = named.length === 1 ? named : outcomesNamed(sentence.text, outcomes);
  const found = rates.filter(
    (one) =>
      one.counts === best.name.question &&
      (outcomes.length === 1 || about.some(({ name }) => name === one.outcome)),
  );
  return found.length === 1 ? found[0]! : null;
}

/** "…, while it is not tied to wanting help (p = 0.9)": the variable of the test before, another outcome. */
function nextOutcome(
  before: string,
  last: GroupRates | undefined,
  rates: readonly GroupRates[],
  outcomes: readonly Outcome[],
): GroupRates | null {
  if (last === undefined) return null;
  const others = rates.filter((one) => one.counts === last.counts && one.outcome !== last.outcome);
  const named = outcomesNamed(before, outcomes);
  const about = others.filter((one) => named.some(({ name }) => name === one.outcome));
  if (about.length === 1) return about[0]!;
  const separate = /^[\s;,]*$/.test(before) || /\b(?:but|while|whereas|not|no)\b/i.test(before);
  return separate && others.length === 1 && named.length === 0 ? others[0]! : null;
}

const EXCEPT = /\b(?:except|excepting|apart from|other than|but for|with the exception)\b/i;

const ALL =
  /\b(?:all|every|each)\b(?:\s+(?:of\s+)?(?:the\s+|these\s+|our\s+)?)?(?:\p{L}+\s+){0,3}?(?:covariates?|variables?|factors?|predictors?|associations?|characteristics?|items?|questions?)\b/iu;

/** "For wanting help, all covariates are significantly associated with the outcome." */
function generalClaims(
  sentence: ProseSentence,
  rates: readonly GroupRates[],
  outcomes: readonly Outcome[],
): Claim[] {
  const { text } = sentence;
  if (!ALL.test(text) || !/\bsignifican(?:t|tly)\b/i.test(text)) return [];
  if (
    /\b(?:if|whether|test|tested|examine|identify)\b/i.test(text) &&
    !/\b(?:had|has|have|were|was|are|is|showed|show)\b/i.test(text)
  )
    return [];
  const significant = !/\b(?:none|not|no|non-?)\s*(?:statistically\s+)?significan/i.test(text);
  const named = outcomesNamed(text, outcomes);
  return rates
    .filter((one) => named.length === 0 || named.some(({ name }) => name === one.outcome))
    .map((one) => ({ rates: one, significant, test: null, sentence }));
}
