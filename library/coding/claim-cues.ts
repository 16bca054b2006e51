import { compilePhrase, indexPhrases, type Word } from './phrase.ts';

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

const supposing = indexPhrases(
  SUPPOSING.flatMap((source) => {
    const phrase = compilePhrase(source);
    return phrase === undefined ? [] : [{ phrase, value: source }];
  }),
);

/** Whether a sentence supposes rather than reports. */
export function isHypothesis(words: readonly Word[]): boolean {
  return supposing(words).length > 0;
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
  return words.slice(Math.max(0, from - REACH), from).some((word) => NOT.has(word.text));
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
    words.slice(to, to + REACH).some((word, at) => LACK_AFTER.has(word.text) && !spoken(to + at))
  );
}
