import type { DirectionSign } from '../../shared/model/codebook.ts';
import type { AsReported } from '../../shared/model/coding.ts';
import { isDenied } from './claim-cues.ts';
import type { CodeHit, CodeWords, SuggestedDimension } from './code-words.ts';
import { beginsIn, distance, type Marked, type Place, wordsOfHits } from './marked-unit.ts';
import { lengthOf, type Word } from './phrase.ts';
import { opposite } from './pointing-cues.ts';
import type { Signal } from './suggestion-confidence.ts';
import { toldOf } from './suggestion-direction.ts';
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
    return outcomes.codes.flatMap((outcome) => {
      const away = outcome !== null && wanted.turningAway.has(outcome);
      const towards = { place: outcomes.places.get(outcome), away };
      const { pointing, lacking } = toldOf(book, marked, wanted, hit, towards);
      const isVague = pointing === undefined || pointing.sign === 'unstated';
      const isFar = outcomes.tie === 'title' || outcomes.tie === 'unsaid';
      // A whole document names much of which it found nothing.
      if (unit.kind === 'document' && isFar && isVague && wanted.directions !== undefined) return [];
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
      hits: headsOf(
        unit.words,
        marked.hits.filter((one) => allowed(one) && !beginsIn(hit, one)),
      ),
      words: unit.words,
    },
    { tie: 'sentence', hits: marked.before.filter(allowed), words: unit.before },
    { tie: 'sentence', hits: marked.after.filter(allowed), words: unit.after },
    { tie: 'title', hits: marked.title.filter(allowed), words: [] },
  ] as const;
  for (const { tie, hits, words } of places) {
    if (hits.length === 0) continue;
    const codes = asTitled(marked, nearestOutcomes(hits, hit, tie), allowed);
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

const TO_ITS_OBJECT = new Set(
  'to of for toward towards in be being get getting receive receiving have having a an the'.split(' '),
);
const OBJECT_REACH = 3;

/** "The intention to be vaccinated" is an intention: an outcome that another is directed at is not named itself. */
function headsOf(words: readonly Word[], hits: readonly CodeHit[]): readonly CodeHit[] {
  const isObjectOf = (inner: CodeHit, outer: CodeHit) => {
    const between = words.slice(outer.to, inner.from);
    return (
      outer.to < inner.from &&
      between.length <= OBJECT_REACH &&
      between.every(({ text }) => TO_ITS_OBJECT.has(text))
    );
  };
  return hits.filter(
    (one) => !hits.some((other) => other.value.code !== one.value.code && isObjectOf(one, other)),
  );
}

/** Of the outcomes that a citing clause names, those that the cited work names in its title, if it names any of them. */
function asTitled(
  { unit, title }: Marked,
  codes: readonly string[],
  allowed: (one: CodeHit) => boolean,
): readonly string[] {
  if (unit.kind !== 'citing clause') return codes;
  const titled = new Set(title.filter(allowed).map(({ value }) => value.code));
  const own = codes.filter((code) => titled.has(code));
  return own.length > 0 ? own : codes;
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

function wordsIn(unit: Unit, hits: readonly CodeHit[]): readonly string[] {
  return wordsOfHits(unit.words, hits, unit);
}
