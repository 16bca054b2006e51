import type { DirectionSign } from '../../shared/model/codebook.ts';
import { isDenied, sought } from './claim-cues.ts';
import { compilePhrase, indexPhrases, type Word, wordsOf } from './phrase.ts';
import { POINTING_PHRASES } from './pointing-phrases.ts';

/** Of those that deny, the ones that deny whatever would have been found. */
const DENIED_FINDING = new Set([
  'no evidence',
  'little evidence',
  'weak evidence',
  'not reveal*',
  'did not find',
  'found no',
  'not show*',
]);

const pointing = indexPhrases(
  POINTING_PHRASES.flatMap(({ sign, strength, phrases }) =>
    phrases.flatMap((source) => {
      const phrase = compilePhrase(source);
      const value = { sign, strength, finds: DENIED_FINDING.has(source) };
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
/** What declines may also only become less. */
const avoiding = sought(AVERSE.filter((phrase) => phrase !== 'declin*'));
const said = sought(SAID);

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
  /** `weak` where it only counts if nothing plainer is said: a bare "more", or that two things go together. */
  readonly strength: 'plain' | 'weak';
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
    .filter((cue) => !isFollowed(words, cue.to, said) && !comparesElse(words, cue))
    .map((cue) => {
      if (cue.sign === 'none' || cue.sign === 'mixed') return cue;
      if (isDenied(words, cue.from)) return { ...cue, sign: 'none' as const, strength: 'plain' as const };
      const turns = away
        ? cue.sign === 'negative' && avoiding(words.slice(cue.from, cue.to)).length > 0
        : isAverted(words, cue.to);
      return turns ? { ...cue, sign: opposite(cue.sign) } : cue;
    });
}

/** What "more", "less", "earlier" and "later" are said of when they say nothing of an outcome. */
const ELSE = new Set(
  'than of about so important or and study studies survey surveys research work works findings evidence'.split(
    ' ',
  ),
);
const TIME = new Set(['year', 'years', 'months', 'weeks', 'days', 'even']);

/** "An earlier survey", "more strongly related", "two years later": comparatives that compare no outcomes. */
function comparesElse(words: readonly Word[], { strength, sign, from, to }: PointingCue): boolean {
  if (strength !== 'weak' || sign === 'unstated') return false;
  const [before, next] = [words[from - 1]?.text ?? '', words[to]?.text ?? ''];
  return ELSE.has(next) || /..ly$/.test(next) || TIME.has(before);
}

/** The other way; what points no way stays. */
export function opposite(sign: DirectionSign): DirectionSign {
  if (sign === 'positive') return 'negative';
  return sign === 'negative' ? 'positive' : sign;
}
