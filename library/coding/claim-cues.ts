import type { DirectionSign } from '../../shared/model/codebook.ts';
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

/** Words that say which way two things go together, whatever they are: comparatives and verbs of change. English. */
const POINTING: Readonly<Record<'positive' | 'negative' | 'none', readonly string[]>> = {
  positive: [
    'more likely',
    'more often',
    'more frequent*',
    'most often',
    'higher',
    'highest',
    'greater',
    'increas*',
    'rise',
    'rose',
    'raises',
    'improv*',
    'facilitat*',
    'promot*',
    'encourag*',
    'positively associated',
    'positive association',
    'twice as',
    'times as often',
    'with more',
    'boost*',
    'doubled',
    'tripled',
    'most likely',
    'likelier',
    'drew',
    'sooner',
    'earlier',
    'more willing',
    'more inclined',
    'more ready',
    'times as likely',
    'reason* for seeking',
    'reason* to seek',
    'predictor of',
    'predicts',
    'predicted',
    'allow*',
    'enabl*',
    'trigger*',
    'prompted',
    'push* * to',
    'push* * into',
    'help* * to',
    'matter* more',
    'bring* … in',
    'came because',
  ],
  negative: [
    'less likely',
    'less often',
    'less frequent*',
    'least often',
    'lower',
    'lowest',
    'with less',
    'with fewer',
    'least likely',
    'dropped',
    'halved',
    'gave up',
    'give up',
    'put off',
    'fewer',
    'decreas*',
    'reduc*',
    'fall',
    'fell',
    'declin*',
    'deter*',
    'hinder*',
    'prevent*',
    'imped*',
    'inhibit*',
    'discourag*',
    'negatively associated',
    'inversely associated',
    'negative association',
    'half as',
    'later',
    'wait longer',
    'waited longer',
    'less willing',
    'less inclined',
    'kept … from',
    'keep* … from',
    'stay* away',
    'stood in the way',
    'stand* in the way',
    'refus*',
    'reluctan*',
    'unwilling*',
    'avoid*',
    'dissuad*',
    'drop* out',
    'rarely',
    'seldom',
    'shy away',
    'obstacle*',
    'barrier*',
    'reason* for not',
    'reason* not to',
    'reason* against',
    'reason* … for refus*',
    'reason* … for declin*',
    'reason* … for staying away',
  ],
  none: [
    'no association',
    'no evidence',
    'no link',
    'not reveal*',
    'did not find',
    'not show*',
    'found no',
    'no statistically significant',
    'not statistically significant',
    'not reach significance',
    'non significant*',
    'not differ*',
    'made no difference',
    'no longer',
    'no clear association',
    'no significant association',
    'no difference',
    'no effect',
    'no relation*',
    'unrelated',
    'regardless of',
    'whether or not',
    'does not change',
    'did not change',
    'does not differ',
    'did not differ',
    'not associated',
    'not significantly',
    'independent of',
    'neither … nor',
    'no relationship',
    'no role',
    'no say',
    'changed nothing',
    'little to do with',
    'not matter',
    'no bearing',
    'no influence',
    'no connection',
    'not predict*',
    'not related',
    'not linked',
    'no likelier',
    'no more likely',
    'no less likely',
    'not affect*',
    'not depend*',
    'equally likely',
    'just as likely',
  ],
};

/** Of those, the ones that deny whatever would have been found. */
const DENIED_FINDING = new Set(['no evidence', 'not reveal*', 'did not find', 'found no', 'not show*']);

const pointing = indexPhrases(
  Object.entries(POINTING).flatMap(([sign, sources]) =>
    sources.flatMap((source) => {
      const phrase = compilePhrase(source);
      const value = { sign: sign as DirectionSign, finds: DENIED_FINDING.has(source) };
      return phrase === undefined ? [] : [{ phrase, value }];
    }),
  ),
);

/** Verbs and nouns of turning away: more of them is less of what they turn from. */
const AVERSE = [
  'refus*',
  'declin*',
  'avoid*',
  'reject*',
  'put off',
  'putting off',
  'stay* away',
  'drop* out',
  'opt* out',
  'unwilling*',
  'reluctan*',
  'give up',
  'gave up',
];
/** After "most often" and the like these tell how often something is said, not what it does. */
const SAID = ['given', 'named', 'mentioned', 'reported', 'cited', 'stated'];

const averse = sought(AVERSE);
const said = sought(SAID);

function sought(sources: readonly string[]) {
  return indexPhrases(
    sources.flatMap((source) => {
      const phrase = compilePhrase(source);
      return phrase === undefined ? [] : [{ phrase, value: source }];
    }),
  );
}

/** Words that may stand between a comparative and what it compares. */
const BETWEEN = 3;

/** Whether one of some words follows a place in the same breath. */
function isFollowed(words: readonly Word[], to: number, find: ReturnType<typeof sought>): boolean {
  const breath: Word[] = [];
  for (const [i, word] of words.slice(to, to + BETWEEN + 3).entries()) {
    const last = words[to + i - 1];
    // A comma or a bracket ends the breath.
    if (last !== undefined && word.start - last.end > 1) break;
    if (word.text === 'and' || word.text === 'but') break;
    breath.push(word);
  }
  return find(breath).some(({ from }) => from <= BETWEEN);
}

/** Whether what points at `from` to `to` points to a turning away: "more likely to refuse", "reduced avoidance". */
export function isAverted(words: readonly Word[], to: number): boolean {
  return isFollowed(words, to, averse);
}

/** Names of what consists in turning away, beside its verbs. */
const averseName = sought([
  ...AVERSE,
  'absence',
  'absenteeism',
  'truancy',
  'dropout',
  'missed',
  'skip*',
  'late',
  'delay*',
  'non attendance',
  'hesitan*',
]);

/** Whether an outcome is itself a turning away, so that more refusal is more of it. */
export function isTurningAway(wording: string): boolean {
  return averseName(wordsOf(wording)).length > 0;
}

/** A word that points some way, and where it stands. */
export type PointingCue = {
  readonly sign: DirectionSign;
  readonly from: number;
  readonly to: number;
  /** True where it denies a finding, whatever that would be: "no evidence that". */
  readonly finds: boolean;
};

/**
 * The words of a text that say which way something goes, in general terms; a denied one says that it goes no way.
 * `away` where what it goes for is itself a turning away.
 */
export function pointingCues(words: readonly Word[], away = false): readonly PointingCue[] {
  const found = pointing(words).map(({ value, from, to }) => ({ ...value, from, to }));
  return found
    .filter(
      (cue) =>
        !found.some(
          (other) =>
            other.to - other.from > cue.to - cue.from && other.from <= cue.from && cue.to <= other.to,
        ),
    )
    .filter((cue) => !isFollowed(words, cue.to, said))
    .map((cue) => {
      if (cue.sign === 'none') return cue;
      if (isDenied(words, cue.from)) return { ...cue, sign: 'none' as const };
      const turns = away
        ? cue.sign === 'negative' && averse(words.slice(cue.from, cue.to)).length > 0
        : isAverted(words, cue.to);
      return turns ? { ...cue, sign: opposite(cue.sign) } : cue;
    });
}

/** The other way; what points no way stays. */
export function opposite(sign: DirectionSign): DirectionSign {
  if (sign === 'positive') return 'negative';
  return sign === 'negative' ? 'positive' : sign;
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
    isTroubled(words, from) ||
    words.slice(to, to + REACH).some((word, at) => LACK_AFTER.has(word.text) && !spoken(to + at))
  );
}

const TROUBLE_REACH = 4;
const CONCERN = new Set(['concern', 'concerns', 'worries', 'worried', 'struggle', 'struggled', 'struggling']);

/** Whether the words before `from` tell of worry or struggle about what comes. */
function isTroubled(words: readonly Word[], from: number): boolean {
  return words.slice(Math.max(0, from - TROUBLE_REACH), from).some((word) => CONCERN.has(word.text));
}
