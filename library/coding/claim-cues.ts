import { compilePhrase, indexPhrases, type Word, wordsOf } from './phrase.ts';

/** Words with which an author supposes or explains instead of reporting what was found. English. */
const SUPPOSING = [
  'hypothes*',
  'hypothetical*',
  'we expect*',
  'we assume*',
  'we propose',
  'we speculate*',
  'we suspect',
  'it is possible that',
  'it is plausible',
  'it is likely that',
  'it is conceivable',
  'possibl* because',
  'possible explanation*',
  'may',
  'might',
  'could be',
  'could have',
  'could explain',
  'could lead',
  'could suggest',
  'can be explained by',
  'perhaps',
  'presumably',
  'would be expected',
  'remains to be',
  'future research',
  'further research',
];

const supposing = sought(SUPPOSING);

/** Whether a sentence supposes rather than reports. */
export function isHypothesis(words: readonly Word[]): boolean {
  return supposing(words).length > 0;
}

/** Finds some phrases in a text. */
export function sought(sources: readonly string[]) {
  return indexPhrases(
    sources.flatMap((source) => {
      const phrase = compilePhrase(source);
      return phrase === undefined ? [] : [{ phrase, value: source }];
    }),
  );
}

const NOT = new Set([
  'not',
  'no',
  'never',
  'neither',
  'nor',
  'cannot',
  'cant',
  'didnt',
  'doesnt',
  'dont',
  'wasnt',
  'werent',
  'isnt',
  'arent',
]);
/** These deny what is done, as "not" does. */
const UNDONE = new Set(['fail', 'fails', 'failed', 'failing', 'hardly', 'barely', 'scarcely']);
const LACK = new Set([
  ...NOT,
  'lack',
  'lacks',
  'lacked',
  'lacking',
  'absence',
  'absent',
  'without',
  'insufficient',
  'inadequate',
  'limited',
  'poor',
  'unable',
  'inability',
  'missing',
  'scarce',
  'scarcity',
  'shortage',
  'few',
  'difficulty',
  'difficulties',
  'unavailable',
]);
const LACK_AFTER = new Set([
  'lacking',
  'absent',
  'missing',
  'unavailable',
  'scarce',
  'inaccessible',
  'insufficient',
  'inadequate',
]);
const REACH = 3;

/** Whether the words just before `from` deny what comes. */
export function isDenied(words: readonly Word[], from: number): boolean {
  const any = words.slice(Math.max(0, from - REACH), from).findIndex(({ text }) => text === 'any');
  // "Not followed by any measurable rise": what is denied begins with "any".
  const begins = any < 0 ? from : Math.max(0, from - REACH) + any;
  return words.slice(Math.max(0, begins - REACH), from).some(({ text }) => NOT.has(text) || UNDONE.has(text));
}

const PREPOSITION = new Set(['in', 'on', 'for', 'of', 'at', 'to', 'with', 'by', 'the']);

/** Whether what stands at `from` is the other half of a contrast that denies it: "in arithmetic but not in reading". */
export function isExcepted(words: readonly Word[], from: number): boolean {
  const at = words.slice(0, from).findLastIndex(({ text }) => !PREPOSITION.has(text));
  const [but, not] = [words[at - 1], words[at]];
  if (not?.text !== 'not' || but === undefined) return false;
  return but.text === 'but' || but.text === 'and' || not.start - but.end > 1;
}

/** Words that make little of what follows them at once. */
const SMALL = new Set([
  'low',
  'lower',
  'lowest',
  'little',
  'less',
  'fewer',
  'short',
  'shorter',
  'weak',
  'weaker',
  'poorer',
  'poor',
  'reduced',
  'non',
  'reducing',
  'lowering',
  'cutting',
  'removing',
  'eliminating',
  'abolishing',
  'banning',
  'restricting',
]);
const OF_SMALL = new Set(['of', 'level', 'levels', 'amount', 'amounts', 'degree', 'perceived', 'use']);
/** Of those, the ones that compare nothing, as they stand after what they make little of. */
const SMALL_AFTER = new Set(['low', 'little', 'short', 'weak', 'poor', 'small', 'limited']);
const COPULA = new Set(['is', 'was', 'are', 'were', 'be', 'been', 'being']);

/** Place of the word that makes little of what begins at `from`: "lower income", "low levels of trust"; -1 if there is none. */
export function smallBefore(words: readonly Word[], from: number): number {
  const at = words.slice(0, from).findLastIndex(({ text }) => !OF_SMALL.has(text));
  return SMALL.has(words[at]?.text ?? '') ? at : -1;
}

/** Whether a wording is itself of little of something: "short sleep", "low income". */
export function isOfLittle(wording: string): boolean {
  return wordsOf(wording).some(({ text }) => SMALL.has(text));
}

function isSmallAfter(words: readonly Word[], to: number): boolean {
  return COPULA.has(words[to]?.text ?? '') && SMALL_AFTER.has(words[to + 1]?.text ?? '');
}

/**
 * Whether the words around a range say that the thing named there is lacking; words for which `spoken` holds belong to
 * something else ("no link with income" lacks a link, not the income).
 */
export function isLacking(
  words: readonly Word[],
  from: number,
  to: number,
  spoken: (at: number) => boolean,
): boolean {
  const before = Math.max(0, from - REACH);
  return (
    words.slice(before, from).some((word, at) => LACK.has(word.text) && !spoken(before + at)) ||
    isTroubled(words, from) ||
    isSmallAfter(words, to) ||
    words.slice(to, to + REACH).some((word, at) => LACK_AFTER.has(word.text) && !spoken(to + at))
  );
}

const TROUBLE_REACH = 4;
const CONCERN = new Set(['concern', 'concerns', 'worries', 'worried', 'struggle', 'struggled', 'struggling']);

/** Whether the words before `from` tell of worry or struggle about what comes. */
function isTroubled(words: readonly Word[], from: number): boolean {
  return words.slice(Math.max(0, from - TROUBLE_REACH), from).some((word) => CONCERN.has(word.text));
}
