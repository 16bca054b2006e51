import type { Dimension, DirectionSign } from '../../shared/model/codebook.ts';
import { isDenied, isExcepted, isLacking, isOfLittle, smallBefore } from './claim-cues.ts';
import type { CodeHit, CodeWords, SuggestedDimension } from './code-words.ts';
import { covers, distance, type Marked, type Place, wordsAt, wordsOfHits } from './marked-unit.ts';
import { isAverted, opposite, type PointingCue, pointingCues } from './pointing-cues.ts';
import type { Unit } from './suggestion-unit.ts';

/** Which way the words about a hit point, and with which words. */
export type Pointing = { readonly sign: DirectionSign; readonly because: readonly string[] };

/** What a direction goes for: where it is named, and whether it is itself a turning away. */
export type Towards = { readonly place: Place | undefined; readonly away: boolean };

/** What is told of a hit: which way it goes for an outcome, told for the thing named or for its lack. */
export type Told = { readonly pointing: Pointing | undefined; readonly lacking: boolean };

/** What people report that they lack or worry about keeps them: its lack points down, and so it points up. */
const MISSED: Pointing = { sign: 'negative', because: [] };

/** Which way a hit goes for an outcome, and whether the text speaks of its lack. */
export function toldOf(
  book: CodeWords,
  marked: Marked,
  wanted: SuggestedDimension,
  hit: CodeHit,
  towards: Towards,
): Told {
  const { unit } = marked;
  const cues = pointingCues(unit.words, towards.away);
  const ways: readonly Place[] = [
    ...marked.hits.filter(({ value }) => value.dimension === wanted.directions?.id),
    ...cues.filter(({ sign }) => sign === 'none'),
  ];
  const spoken = (at: number) => ways.some((way) => way.from <= at && at < way.to);
  const pole = wanted.dimension.codes.find(({ id }) => id === hit.value.code)?.pole ?? '';
  const small = isOfLittle(pole) ? -1 : smallBefore(unit.words, hit.from);
  const isSmall = small >= 0 && (!isCue(cues, small) || hasOtherCue(marked, wanted, hit, cues, small));
  const isLack = isSmall || isLacking(unit.words, hit.from, hit.to, spoken);
  const lacking = hit.phrase.lack !== isLack;
  const found = directionOf(book, marked, wanted, hit, towards, isSmall ? small : -1);
  // What goes with little of a thing goes against it.
  if (isSmall && (found === undefined || found.sign === 'unstated'))
    return { pointing: { sign: 'positive', because: found?.because ?? [] }, lacking };
  return { pointing: found ?? (lacking && !unit.hypothesis ? MISSED : undefined), lacking };
}

function isCue(cues: readonly PointingCue[], at: number): boolean {
  return cues.some((cue) => cue.from <= at && at < cue.to);
}

/** Whether a comparative before a hit can be left to it, as something else says which way it goes. */
function hasOtherCue(
  { hits }: Marked,
  { directions }: SuggestedDimension,
  hit: CodeHit,
  cues: readonly PointingCue[],
  small: number,
): boolean {
  const apart = (one: Place) => !(one.from <= small && small < one.to) && !covers(hit, one);
  return (
    cues.some((cue) => cue.strength === 'plain' && apart(cue)) ||
    hits.some((one) => one.value.dimension === directions?.id && apart(one))
  );
}

/** Which way the words nearest to a hit point: in its unit, then in the sentence before it, then after it. */
function directionOf(
  book: CodeWords,
  marked: Marked,
  { dimension, directions }: SuggestedDimension,
  hit: CodeHit,
  { place: outcome, away }: Towards,
  small: number,
): Pointing | undefined {
  if (directions === undefined) return undefined;
  const { unit } = marked;
  // Whoever asks has not yet found.
  if (unit.quote.indexOf('?', (unit.words[hit.to - 1]?.end ?? unit.end) - unit.start) >= 0) return undefined;
  if (outcome !== undefined && isExcepted(unit.words, outcome.from)) return { sign: 'none', because: [] };
  const barred = new Set(
    [...marked.hits, ...marked.before]
      .filter(({ value }) => value.against && value.dimension === directions.id)
      .map(({ value }) => value.code),
  );
  const pointing = (one: CodeHit) =>
    one.value.dimension === directions.id && !one.value.against && !barred.has(one.value.code);
  const signOf = (one: CodeHit) => book.signOfCode(directions, one.value.code);
  const rank = (one: CodeHit) => (signOf(one) === 'unstated' ? 1_000 : 0);
  // Which way it goes for this outcome is said nearer to the outcome than to what bears on it.
  const far = (one: Place) =>
    distance(one, hit) +
    (isParted(unit, one, hit) ? OTHER_CLAUSE : 0) +
    (outcome === undefined ? 0 : OF_OUTCOME * distance(one, outcome));
  const ofSmall = (one: Place) => one.from <= small && small < one.to;
  const inUnit = marked.hits
    .filter((one) => pointing(one) && !covers(hit, one) && !ofSmall(one))
    .toSorted((a, b) => rank(a) + far(a) - rank(b) - far(b));
  const before = marked.before.filter(pointing).toSorted((a, b) => rank(a) - a.from - rank(b) + b.from);
  const after = marked.after.filter(pointing).toSorted((a, b) => rank(a) + a.from - rank(b) - b.from);
  const general = generalPointing(marked, dimension, hit, { place: outcome, away }, far, ofSmall);
  for (const [found, words] of [
    [inUnit[0], unit.words],
    [before[0], unit.before],
    [after[0], unit.after],
  ] as const) {
    const sign = found === undefined ? undefined : signOf(found);
    if (found === undefined || sign === undefined) continue;
    const isHere = words === unit.words;
    const points = sign === 'positive' || sign === 'negative';
    if (general !== undefined && general.sign !== 'unstated') {
      const isNearer = points && general.far + AS_CODED < far(found);
      if (isHere ? sign === 'unstated' || isNearer : general.isPlain) return general;
    }
    const taken = isHere && points ? takenBack(marked, dimension.id, found, hit) : undefined;
    if (taken !== undefined) return taken;
    const denied = points && isDenied(words, found.from);
    const way = points && !away && isAverted(words, found.to) ? opposite(sign) : sign;
    return { sign: denied ? 'none' : way, because: wordsOfHits(words, [found], unit) };
  }
  return general;
}

/** How much nearer general words must be than a phrase that the codebook has for a direction. */
const AS_CODED = 8;

type General = Pointing & { readonly far: number; readonly isPlain: boolean };

/** Where no phrase of the codebook points any way, the nearest comparative or verb of change in the unit does. */
function generalPointing(
  marked: Marked,
  dimension: Dimension,
  hit: CodeHit,
  { place, away }: Towards,
  far: (one: Place) => number,
  ofSmall: (one: Place) => boolean,
): General | undefined {
  const { unit } = marked;
  const strength = (cue: PointingCue) => {
    if (cue.strength === 'plain') return 0;
    if (cue.sign === 'unstated') return 2 * WEAKER;
    return place !== undefined && cue.to <= place.from && place.from - cue.to < BESIDE ? 0 : WEAKER;
  };
  const ranked = pointingCues(unit.words, away)
    .filter((cue) => !covers(hit, cue) && !ofSmall(cue))
    .map((cue): PointingCue => {
      if (place === undefined || !covers(place, cue) || cue.sign === 'none') return cue;
      // "Later visits" as a name for delay: what goes with them goes with more of it.
      return { ...cue, sign: away ? 'positive' : cue.sign, strength: 'weak' };
    })
    .map((cue) => ({ cue, weak: strength(cue), far: far(cue) }))
    .toSorted((a, b) => a.weak + a.far - b.weak - b.far);
  const [nearest] = ranked;
  const isTold = nearest !== undefined && nearest.cue.sign !== 'unstated';
  // "Those who saw no harm in it did not ask for help."
  if (!isTold && place !== undefined && isDenied(unit.words, place.from))
    return { sign: 'negative', because: [], far: 0, isPlain: false };
  if (nearest === undefined) return undefined;
  const { cue } = nearest;
  const told = { far: nearest.far, isPlain: nearest.weak === 0 };
  const taken = cue.sign === 'none' ? undefined : takenBack(marked, dimension.id, cue, hit);
  if (taken !== undefined) return { ...taken, ...told };
  return { sign: cue.sign, because: wordsAt(unit.words, cue, unit), ...told };
}

/** How much farther a word counts that points weakly; words between "more" and the outcome it is more of. */
const WEAKER = 100;
const BESIDE = 3;

/** How much more the place of a direction beside its outcome tells than beside what bears on it. */
const OF_OUTCOME = 2;

/** How much farther a direction is in the other half of a contrast. */
const OTHER_CLAUSE = 15;
const CONTRAST = /;|\b(?:while|whereas|but|although|though|however|unlike)\b/i;

/** Whether a semicolon or a word of contrast stands between two places of a unit. */
function isParted({ words, quote, start }: Unit, one: Place, other: Place): boolean {
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const [from, to] = [words[first.to - 1]?.end, words[second.from]?.start];
  return from !== undefined && to !== undefined && CONTRAST.test(quote.slice(from - start, to - start));
}

/** "More likely, but not significantly": what is said after a direction, of nothing else, takes it back. */
function takenBack(
  { unit, hits }: Marked,
  dimension: string,
  found: Place,
  hit: CodeHit,
): Pointing | undefined {
  const others = hits.filter(
    ({ value, from }) => value.dimension === dimension && value.code !== hit.value.code && from > hit.from,
  );
  const denial = pointingCues(unit.words).find(
    (cue) =>
      cue.sign === 'none' &&
      (cue.from >= found.to
        ? // What is named in between may be what the denial speaks of.
          !others.some((other) => other.from >= found.to && other.from < cue.from + OF_DENIAL)
        : cue.finds && cue.to <= hit.from && hit.from < found.from && !isParted(unit, cue, found)),
  );
  return denial === undefined ? undefined : { sign: 'none', because: wordsAt(unit.words, denial, unit) };
}

/** Words after a denial in which what it denies is named. */
const OF_DENIAL = 12;
