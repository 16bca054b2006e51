import type { Code, Dimension } from '../../shared/model/codebook.ts';
import {
  type CountedWords,
  countWords,
  lookUpWords,
  tableOfWords,
  type WordCounts,
  type WordTable,
  wordsSpeakFor,
} from './bayes-words.ts';
import type { Features } from './logistic-model.ts';
import { wordsOf } from './phrase.ts';
import { stemOf } from './stem.ts';
import type { StudyReading } from './study-reading.ts';

/** A study with the codes it was given; studies of one group share words and are never compared with each other. */
export type Given = {
  readonly reading: StudyReading;
  readonly yes: ReadonlySet<string>;
  readonly group: string;
};

/** How near studies are to the codes of a dimension. */
export type Likeness = {
  /**
   * By the codebook's own words for the code (`label`, `definition`), by the study most like it (`near`) and the words of
   * all (`bayes`) that were given the code, and by how often it was given (`rate`).
   */
  readonly of: (reading: StudyReading, code: string) => Features;
  /** Stems of the study that the code's own words, or the nearest study that was given it, have too; the most telling first. */
  readonly words: (reading: StudyReading, code: string) => readonly string[];
};

/**
 * The words of some studies, and how near each is to the others, whatever codes they were given: what dimensions that
 * were coded for the same studies share. By the ids of those studies.
 */
export type Neighbourhoods = Map<string, Neighbourhood>;

/** Prepares the nearness to the codes of a dimension; a study among `studies` is compared with the others alone. */
export function likenessIn(dimension: Dimension, studies: readonly Given[]): Likeness {
  const work = likening(dimension, studies);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same with pauses, for whoever has something else to do; what is in `shared` already is not done again. */
export function* likening(
  dimension: Dimension,
  studies: readonly Given[],
  shared: Neighbourhoods = new Map(),
): Generator<void, Likeness> {
  const codes = dimension.codes.filter((code) => !code.group);
  const key = studies.map(({ reading }) => reading.study).join('\n');
  const neighbourhood = shared.get(key) ?? (yield* neighbouring(studies));
  shared.set(key, neighbourhood);
  const { bags, weightOf, table } = neighbourhood;
  const texts = studies.map((one, i): Text => ({ ...one, bag: bags[i] ?? NO_WORDS }));
  const wording = codeWording(codes, weightOf);
  const given = new Map<string, number>();
  for (const { yes } of texts) for (const code of yes) given.set(code, (given.get(code) ?? 0) + 1);
  yield;
  const counted = new Map<string, WordCounts>();
  for (const { id } of codes) {
    const withCode = texts.filter(({ yes }) => yes.has(id)).map(({ bag }) => bag);
    counted.set(id, countWords(table, withCode));
    yield;
  }
  const looks = new WeakMap<StudyReading, Look>();
  const lookAt = (reading: StudyReading): Look => {
    const seen = looks.get(reading);
    if (seen !== undefined) return seen;
    const near = neighbourhood.around(reading);
    const left = near.left.flatMap((at) => texts[at] ?? []);
    const look = { ...near, left, others: othersOf(texts, given, near) };
    looks.set(reading, look);
    return look;
  };
  return {
    of: (reading, code) => {
      const look = lookAt(reading);
      const { label, definition } = wording.held(code, look.bag);
      return new Map([
        ['label', label],
        ['definition', definition],
        ...fromOthers(look.others, code),
        ['bayes', bayesOf(counted.get(code), look, code)],
      ]);
    },
    words: (reading, code) => {
      const { bag, alike } = lookAt(reading);
      const nearest = texts.reduce<{ bag: Bag; alike: number } | undefined>(
        (best, { yes, bag: other }, i) =>
          yes.has(code) && (alike[i] ?? 0) > (best?.alike ?? 0) ? { bag: other, alike: alike[i] ?? 0 } : best,
        undefined,
      );
      const shared = [...bag.keys()].filter((stem) => nearest?.bag.has(stem) && !stem.includes(' '));
      return [...new Set([...wording.shared(code, bag), ...shared])].toSorted(
        (a, b) => weightOf(b) - weightOf(a),
      );
    },
  };
}

type Bag = ReadonlyMap<string, number>;
type Text = Given & { readonly bag: Bag };
const NO_WORDS: Bag = new Map();

type Neighbourhood = {
  readonly bags: readonly Bag[];
  readonly weightOf: (stem: string) => number;
  readonly table: WordTable;
  readonly around: (reading: StudyReading) => Near;
};

/** One study among others, whatever codes they were given. */
type Near = {
  readonly bag: Bag;
  readonly words: CountedWords;
  /** Likeness to each of the others, in their order. */
  readonly alike: ArrayLike<number>;
  /** Places of those with any likeness but those left out, the nearest first. */
  readonly nearest: Int32Array;
  /** Places of the study itself and of what shares its words, to be left out of what was counted. */
  readonly left: readonly number[];
};

function* neighbouring(studies: readonly Given[]): Generator<void, Neighbourhood> {
  const bags: Bag[] = [];
  for (const { reading } of studies) {
    bags.push(bagOf(reading));
    yield;
  }
  const weightOf = rarityIn(bags);
  yield;
  const nearness = yield* nearnessTo(bags, weightOf);
  const table = tableOfWords(bags);
  yield;
  const places = new Map(studies.map(({ reading }, at) => [reading, at]));
  const groups = Map.groupBy(studies.keys(), (at) => studies[at]?.group ?? '');
  const nears = new WeakMap<StudyReading, Near>();
  const around = (reading: StudyReading): Near => {
    const seen = nears.get(reading);
    if (seen !== undefined) return seen;
    const own = places.get(reading);
    const bag = (own === undefined ? undefined : bags[own]) ?? bagOf(reading);
    const alike = nearness(bag);
    const left = own === undefined ? [] : (groups.get(studies[own]?.group ?? '') ?? []);
    const words = lookUpWords(
      table,
      bag,
      left.flatMap((at) => bags[at] ?? []),
    );
    const leftOut = new Set(left);
    const nearest = Int32Array.from(
      [...alike.keys()]
        .filter((at) => (alike[at] ?? 0) > 0 && !leftOut.has(at))
        .sort((a, b) => (alike[b] ?? 0) - (alike[a] ?? 0)),
    );
    const near = { bag, words, alike, nearest, left };
    nears.set(reading, near);
    return near;
  };
  return { bags, weightOf, table, around };
}

/** The same, with the codes of a dimension. */
type Look = Omit<Near, 'left'> & { readonly left: readonly Text[]; readonly others: Others };

/** The given studies but those left out, as one study sees them. */
type Others = {
  readonly all: number;
  /** Code -> how many of them were given it. */
  readonly given: ReadonlyMap<string, number>;
  /** Code -> likeness of the nearest that was given it. */
  readonly near: ReadonlyMap<string, number>;
  /** Likeness of the nearest that was not given a code. */
  readonly without: (code: string) => number;
};

/** Looks at all of them once for every code: most codes were given to few studies. */
function othersOf(
  texts: readonly Text[],
  givenToAll: ReadonlyMap<string, number>,
  { alike, nearest, left }: Near,
): Others {
  const given = new Map(givenToAll);
  for (const at of left) for (const code of texts[at]?.yes ?? []) given.set(code, (given.get(code) ?? 0) - 1);
  const near = new Map<string, number>();
  for (const at of nearest)
    for (const code of texts[at]?.yes ?? []) if (!near.has(code)) near.set(code, alike[at] ?? 0);
  const without = (code: string) => {
    const at = nearest.find((one) => !texts[one]?.yes.has(code));
    return at === undefined ? 0 : (alike[at] ?? 0);
  };
  return { all: texts.length - left.length, given, near, without };
}

/** Likeness of the nearest study with the code above that of the nearest without, and the log odds of the code. */
function fromOthers({ all, given, near, without }: Others, code: string): readonly [string, number][] {
  const yes = given.get(code) ?? 0;
  // Three noes more than were seen, as codes are seldom; a third, as the other signs reach about as far.
  const rate = Math.log((yes + 0.3) / (all - yes + 3)) / 3;
  return [
    ['near', 2 * ((near.get(code) ?? 0) - without(code))],
    ['rate', rate],
  ];
}

function bayesOf(counts: WordCounts | undefined, { words, left }: Look, code: string): number {
  if (counts === undefined) return 0;
  return wordsSpeakFor(
    counts,
    words,
    left.map(({ yes }) => yes.has(code)),
  );
}

const SHORTEST = 3;
/** Weight of common words that speaks for a code as much as it can: some three seldom words. */
const FULL = 3;

/** How much of a code's label a bag holds (0-1), and how much of all that the codebook says of it (0-2). */
function codeWording(codes: readonly Code[], weightOf: (stem: string) => number) {
  const wording = new Map(
    codes.map((code) => [code.id, { label: stemsIn(code.label), all: stemsOfCode(code) }]),
  );
  const inCodes = new Map<string, number>();
  for (const { all } of wording.values())
    for (const stem of all) inCodes.set(stem, (inCodes.get(stem) ?? 0) + 1);
  const most = Math.log(1 + codes.length);
  const telling = (stem: string) =>
    (weightOf(stem) * Math.log(1 + codes.length / (inCodes.get(stem) ?? 1))) / most;
  const sum = (stems: Iterable<string>) => [...stems].reduce((total, stem) => total + telling(stem), 0);
  const within = (stems: ReadonlySet<string> | undefined, bag: Bag) =>
    [...(stems ?? [])].filter((stem) => bag.has(stem));
  return {
    shared: (code: string, bag: Bag) => within(wording.get(code)?.all, bag),
    held: (code: string, bag: Bag): { readonly label: number; readonly definition: number } => {
      const own = wording.get(code);
      if (own === undefined) return { label: 0, definition: 0 };
      const whole = sum(own.label);
      return {
        label: whole > 0 ? sum(within(own.label, bag)) / whole : 0,
        definition: Math.min(2, sum(within(own.all, bag)) / FULL),
      };
    },
  };
}

function stemsOfCode({ label, definition, include, phrases }: Code): ReadonlySet<string> {
  const words = (phrases ?? []).filter((phrase) => !phrase.includes('type:'));
  return stemsIn([label, definition, include ?? '', ...words].join(' ').replaceAll('lack:', ' '));
}

function stemsIn(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap(({ text: word }) => (word.length >= SHORTEST ? [stemOf(word)] : [])));
}

/** Stems of a study's title, abstract and citing clauses, those of the title double, its type, and phrases of codes. */
function bagOf(reading: StudyReading): Bag {
  const bag = new Map<string, number>();
  for (const name of reading.features.keys()) {
    const [, kind, stem = ''] = /^(word|title|type|phrase) (.*)$/.exec(name) ?? [];
    if (kind === 'title') bag.set(stem, 2);
    else if (kind === 'word') bag.set(stem, bag.get(stem) ?? 1);
    else if (kind !== undefined) bag.set(name, 1);
  }
  return bag;
}

/** Inverse document frequency over some bags; words never seen are the rarest. */
function rarityIn(bags: readonly Bag[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const stem of bag.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + bags.length / (1 + (counts.get(stem) ?? 0)));
}

function unitVector(bag: Bag, weightOf: (stem: string) => number): Bag {
  const raw = [...bag].map(([stem, times]) => [stem, times * weightOf(stem)] as const);
  const length = Math.sqrt(raw.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return new Map(raw.map(([stem, value]) => [stem, value / length]));
}

/** Cosine of a bag with each of some bags, by postings: most studies share few words. */
function* nearnessTo(
  bags: readonly Bag[],
  weightOf: (stem: string) => number,
): Generator<void, (bag: Bag) => Float64Array> {
  const postings = new Map<string, { readonly at: number; readonly value: number }[]>();
  for (const [at, bag] of bags.entries()) {
    for (const [stem, value] of unitVector(bag, weightOf)) {
      const list = postings.get(stem);
      if (list === undefined) postings.set(stem, [{ at, value }]);
      else list.push({ at, value });
    }
    yield;
  }
  return (bag) => {
    const alike = new Float64Array(bags.length);
    for (const [stem, own] of unitVector(bag, weightOf))
      for (const { at, value } of postings.get(stem) ?? []) alike[at] = (alike[at] ?? 0) + own * value;
    return alike;
  };
}
