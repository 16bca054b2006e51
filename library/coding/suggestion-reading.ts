import type { DirectionSign } from '../../shared/model/codebook.ts';
import type { AsReported } from '../../shared/model/coding.ts';
import { isAverted, isDenied, isLacking, opposite, pointingCues } from './claim-cues.ts';
import type { CodeHit, CodeWords, SuggestedDimension } from './code-words.ts';
import { lengthOf, type Word } from './phrase.ts';
import type { Signal } from './suggestion-confidence.ts';
import type { Unit } from './suggestion-unit.ts';

/** A code found in one unit of text, with all that the unit says of it. */
export type Reading = {
  readonly unit: Unit;
  readonly dimension: string;
  readonly code: string;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly asReported: AsReported | null;
  /** True where the direction only says that something is there. */
  readonly vague: boolean;
  readonly signal: Signal;
  /** The matched words as they stand in the text. */
  readonly because: readonly string[];
};

/** A unit with the indicator phrases in it and around it. */
type Marked = {
  readonly unit: Unit;
  readonly hits: readonly CodeHit[];
  readonly before: readonly CodeHit[];
  readonly after: readonly CodeHit[];
  /** Hits in the title of the unit's reference; they can say what a finding bears on. */
  readonly title: readonly CodeHit[];
  /** True where the unit may speak of another study of the same work. */
  readonly shared: boolean;
};

/** Reads the units of one study: every code that a phrase speaks for, unit by unit. */
export function readUnits(
  book: CodeWords,
  units: readonly Unit[],
  shared: ReadonlySet<string>,
): readonly Reading[] {
  const titles = new Map(
    units.filter((unit) => unit.kind === 'title').map((unit) => [unit.reference, book.find(unit.words)]),
  );
  return units.flatMap((unit) => {
    const hits = book.find(unit.words);
    const isBackground = unit.kind === 'document';
    const marked: Marked = {
      unit,
      hits,
      before: book.find(unit.before),
      after: book.find(unit.after),
      shared: unit.kind === 'document' && shared.has(unit.reference),
      title: unit.kind === 'title' ? [] : (titles.get(unit.reference) ?? []),
    };
    return book.dimensions.flatMap((wanted) =>
      wanted.directions === undefined && wanted.outcomes === undefined
        ? isBackground
          ? []
          : plainReadings(marked, wanted)
        : qualifiedReadings(book, marked, wanted),
    );
  });
}

type BestHit = CodeHit & { readonly all: readonly CodeHit[] };

/**
 * The best hit of each code of a dimension. A phrase that speaks against a code takes away the hits it lies over; where
 * it stands apart it bars the code from the unit. What a code is, as against what bears on it, the title can bar too.
 */
function bestHits(
  { hits, title }: Marked,
  { dimension, directions, outcomes }: SuggestedDimension,
): readonly BestHit[] {
  const own = hits.filter(({ value }) => value.dimension === dimension.id);
  const against = own.filter(({ value }) => value.against);
  const isPlain = directions === undefined && outcomes === undefined;
  const barredByTitle = new Set(
    title
      .filter(({ value }) => isPlain && value.against && value.dimension === dimension.id)
      .map(({ value }) => value.code),
  );
  const groups = Map.groupBy(
    own.filter(({ value }) => !value.against && !barredByTitle.has(value.code)),
    ({ value }) => value.code,
  );
  return [...groups].flatMap(([code, all]) => {
    const opposed = against.filter(({ value }) => value.code === code);
    if (opposed.some((one) => !all.some((hit) => overlap(one, hit)))) return [];
    const left = all.filter((hit) => !opposed.some((one) => overlap(one, hit)));
    const best = left.toSorted(
      (a, b) => Number(a.value.implied) - Number(b.value.implied) || lengthOf(b.phrase) - lengthOf(a.phrase),
    )[0];
    return best === undefined ? [] : [{ ...best, all: left }];
  });
}

function overlap(one: CodeHit, other: CodeHit): boolean {
  return one.from < other.to && other.from < one.to;
}

function plainReadings(marked: Marked, wanted: SuggestedDimension): readonly Reading[] {
  const { unit } = marked;
  return bestHits(marked, wanted)
    .filter((hit) => !isDenied(unit.words, hit.from))
    .map((hit) => ({
      unit,
      dimension: wanted.dimension.id,
      code: hit.value.code,
      outcome: null,
      direction: null,
      asReported: null,
      vague: false,
      signal: signalOf(marked, hit, 'none', true),
      because: wordsIn(unit, hit.all),
    }));
}

function qualifiedReadings(book: CodeWords, marked: Marked, wanted: SuggestedDimension): readonly Reading[] {
  const { unit } = marked;
  const exclusive = new Set(wanted.dimension.codes.filter((code) => code.exclusive).map((code) => code.id));
  return bestHits(marked, wanted).flatMap((hit) => {
    if (exclusive.has(hit.value.code)) return [];
    const outcomes = outcomesOf(marked, wanted, hit);
    if (outcomes === undefined) return [];
    const ways: readonly Place[] = [
      ...marked.hits.filter(({ value }) => value.dimension === wanted.directions?.id),
      ...pointingCues(unit.words).filter(({ sign }) => sign === 'none'),
    ];
    const spoken = (at: number) => ways.some((way) => way.from <= at && at < way.to);
    const lacking = hit.phrase.lack !== isLacking(unit.words, hit.from, hit.to, spoken);
    return outcomes.codes.map((outcome) => {
      const away = outcome !== null && wanted.turningAway.has(outcome);
      const told = directionOf(book, marked, wanted, hit, { place: outcomes.places.get(outcome), away });
      const pointing = told ?? (lacking && !unit.hypothesis ? MISSED : undefined);
      return {
        unit,
        dimension: wanted.dimension.id,
        code: hit.value.code,
        outcome,
        direction: wanted.directions === undefined ? null : turned(book, wanted, pointing?.sign, lacking),
        asReported: wanted.directions === undefined ? null : lacking ? 'absence' : 'presence',
        vague: pointing?.sign === 'unstated',
        signal: signalOf(marked, hit, outcomes.tie, pointing !== undefined),
        because: [...new Set([...wordsIn(unit, hit.all), ...outcomes.because, ...(pointing?.because ?? [])])],
      };
    });
  });
}

/** What people report that they lack or worry about keeps them: its lack points down, and so it points up. */
const MISSED: Pointing = { sign: 'negative', because: [] };

type Tied = {
  readonly codes: readonly (string | null)[];
  /** Where in the unit each of them is named. */
  readonly places: ReadonlyMap<string | null, Place>;
  readonly tie: Signal['tie'];
  readonly because: readonly string[];
};

/** What a code bears on, looked for nearest first; undefined where nothing says so and something must. */
function outcomesOf(marked: Marked, wanted: SuggestedDimension, hit: CodeHit): Tied | undefined {
  if (wanted.outcomes === undefined) return { codes: [null], places: NOWHERE, tie: 'none', because: [] };
  const id = wanted.outcomes.id;
  const allowed = (one: CodeHit) =>
    one.value.dimension === id && !one.value.against && wanted.bearsOn.has(one.value.code);
  const { unit } = marked;
  const places = [
    {
      tie: 'unit',
      hits: marked.hits.filter((one) => allowed(one) && !beginsIn(hit, one)),
      words: unit.words,
    },
    { tie: 'sentence', hits: marked.before.filter(allowed), words: unit.before },
    { tie: 'sentence', hits: marked.after.filter(allowed), words: unit.after },
    { tie: 'title', hits: marked.title.filter(allowed), words: [] },
  ] as const;
  for (const { tie, hits, words } of places) {
    if (hits.length === 0) continue;
    const codes = nearestOutcomes(hits, hit, tie);
    const places = new Map(
      tie === 'unit'
        ? hits.toSorted((a, b) => distance(b, hit) - distance(a, hit)).map((one) => [one.value.code, one])
        : [],
    );
    return { codes, places, tie, because: tie === 'title' ? [] : wordsOfHits(words, hits, unit) };
  }
  // A codebook that names what its codes may bear on wants it said; another leaves it to the person.
  return wanted.dimension.outcomes === undefined
    ? { codes: [null], places: NOWHERE, tie: 'unsaid', because: [] }
    : undefined;
}

/** Of several outcomes in a clause a code bears on the nearest, and on those that are named right beside it. */
function nearestOutcomes(hits: readonly CodeHit[], hit: CodeHit, tie: Signal['tie']): readonly string[] {
  if (tie !== 'unit') return [...new Set(hits.map(({ value }) => value.code))];
  const ranked = hits.toSorted((a, b) => distance(a, hit) - distance(b, hit));
  const [nearest] = ranked;
  const beside = (one: CodeHit) => nearest !== undefined && distance(one, nearest) <= BESIDE_OUTCOME;
  return [...new Set(ranked.filter(beside).map(({ value }) => value.code))];
}

const NOWHERE: ReadonlyMap<string | null, Place> = new Map();

/** Words between two outcomes that are named in one breath. */
const BESIDE_OUTCOME = 6;

type Pointing = { readonly sign: DirectionSign; readonly because: readonly string[] };

/** What a direction goes for: where it is named, and whether it is itself a turning away. */
type Towards = { readonly place: Place | undefined; readonly away: boolean };

/** Which way the words nearest to a hit point: in its unit, then in the sentence before it, then after it. */
function directionOf(
  book: CodeWords,
  marked: Marked,
  { dimension, directions }: SuggestedDimension,
  hit: CodeHit,
  { place: outcome, away }: Towards,
): Pointing | undefined {
  if (directions === undefined) return undefined;
  const { unit } = marked;
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
  const inUnit = marked.hits
    .filter((one) => pointing(one) && !covers(hit, one))
    .toSorted((a, b) => rank(a) + far(a) - rank(b) - far(b));
  const before = marked.before.filter(pointing).toSorted((a, b) => rank(a) - a.from - rank(b) + b.from);
  const after = marked.after.filter(pointing).toSorted((a, b) => rank(a) + a.from - rank(b) - b.from);
  for (const [found, words] of [
    [inUnit[0], unit.words],
    [before[0], unit.before],
    [after[0], unit.after],
  ] as const) {
    const sign = found === undefined ? undefined : signOf(found);
    if (found === undefined || sign === undefined) continue;
    const general =
      words === unit.words && sign === 'unstated'
        ? generalPointing(marked, dimension.id, hit, far, away)
        : undefined;
    if (general !== undefined) return general;
    const points = sign === 'positive' || sign === 'negative';
    const taken = words === unit.words && points ? takenBack(marked, dimension.id, found, hit) : undefined;
    if (taken !== undefined) return taken;
    const denied = points && isDenied(words, found.from);
    const way = points && !away && isAverted(words, found.to) ? opposite(sign) : sign;
    return { sign: denied ? 'none' : way, because: wordsOfHits(words, [found], unit) };
  }
  return generalPointing(marked, dimension.id, hit, far, away);
}

/** Where no phrase of the codebook points any way, the nearest comparative or verb of change in the unit does. */
function generalPointing(
  marked: Marked,
  dimension: string,
  hit: CodeHit,
  far: (one: Place) => number,
  away: boolean,
): Pointing | undefined {
  const { unit } = marked;
  const [nearest] = pointingCues(unit.words, away)
    .filter((cue) => !(hit.from <= cue.from && cue.to <= hit.to))
    .toSorted((a, b) => far(a) - far(b));
  if (nearest === undefined) return undefined;
  const taken = nearest.sign === 'none' ? undefined : takenBack(marked, dimension, nearest, hit);
  if (taken !== undefined) return taken;
  return { sign: nearest.sign, because: wordsAt(unit.words, nearest, unit) };
}

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

/** Direction is told for more of the pole: where its lack is reported, the sign turns round. */
function turned(
  book: CodeWords,
  { directions }: SuggestedDimension,
  sign: DirectionSign | undefined,
  lacking: boolean,
): string | null {
  if (directions === undefined || sign === undefined) return null;
  return book.codeOfSign(directions, lacking ? opposite(sign) : sign);
}

function signalOf({ unit, shared }: Marked, hit: CodeHit, tie: Signal['tie'], directed: boolean): Signal {
  const { basis, hypothesis } = unit;
  const { implied } = hit.value;
  return { basis, phraseLength: lengthOf(hit.phrase), tie, directed, hypothesis, shared, implied };
}

type Place = Pick<CodeHit, 'from' | 'to'>;

function distance(one: Place, other: Place): number {
  if (one.to <= other.from) return other.from - one.to;
  // What follows counts a little farther, since what causes mostly stands before what it causes.
  return Math.max(0, one.from - other.to) + 0.5;
}

/** "Accessible help" names a factor; the help in it is no outcome of its own. */
function beginsIn(outer: CodeHit, inner: CodeHit): boolean {
  return outer.from <= inner.from && inner.from < outer.to;
}

function covers(outer: CodeHit, inner: CodeHit): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function wordsIn(unit: Unit, hits: readonly CodeHit[]): readonly string[] {
  return wordsOfHits(unit.words, hits, unit);
}

/** Matched words as they stand in the text; around a clause only the folded words are known. */
function wordsOfHits(words: readonly Word[], hits: readonly CodeHit[], unit: Unit): readonly string[] {
  return hits.flatMap((hit) => wordsAt(words, hit, unit));
}

function wordsAt(words: readonly Word[], { from, to }: Place, unit: Unit): readonly string[] {
  const [first, last] = [words[from], words[to - 1]];
  if (first === undefined || last === undefined) return [];
  if (first.start >= unit.start && last.end <= unit.end)
    return [unit.quote.slice(first.start - unit.start, last.end - unit.start).replace(/\s+/g, ' ')];
  return [
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  ];
}
