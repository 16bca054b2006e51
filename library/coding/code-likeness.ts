import type { Code, Dimension } from '../../shared/model/codebook.ts';
import { countTexts, countWords, type WordCounts, wordsSpeakFor } from './bayes-words.ts';
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

/** Prepares the nearness to the codes of a dimension; a study among `studies` is compared with the others alone. */
export function likenessIn(dimension: Dimension, studies: readonly Given[]): Likeness {
  const work = likening(dimension, studies);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same with pauses, for whoever has something else to do. */
export function* likening(dimension: Dimension, studies: readonly Given[]): Generator<void, Likeness> {
  const codes = dimension.codes.filter((code) => !code.group);
  const texts: Text[] = [];
  for (const one of studies) {
    texts.push({ ...one, bag: bagOf(one.reading) });
    yield;
  }
  const weightOf = rarityIn(texts.map(({ bag }) => bag));
  const wording = codeWording(codes, weightOf);
  const known = new Map(texts.map((one) => [one.reading, one]));
  const groups = Map.groupBy(texts, ({ group }) => group);
  const given = new Map<string, number>();
  for (const { yes } of texts) for (const code of yes) given.set(code, (given.get(code) ?? 0) + 1);
  yield;
  const nearness = yield* nearnessTo(texts, weightOf);
  const inAll = countTexts(texts.map(({ bag }) => bag));
  yield;
  const counted = new Map<string, WordCounts>();
  for (const { id } of codes) {
    const decided = texts.map(({ yes, bag }) => ({ isYes: yes.has(id), words: bag }));
    counted.set(id, countWords(decided, inAll));
    yield;
  }
  const looks = new WeakMap<StudyReading, Look>();
  const lookAt = (reading: StudyReading): Look => {
    const seen = looks.get(reading);
    if (seen !== undefined) return seen;
    const own = known.get(reading);
    const bag = own?.bag ?? bagOf(reading);
    const alike = nearness(bag);
    const left = own === undefined ? [] : (groups.get(own.group) ?? []);
    const look = { bag, alike, left, others: othersOf(texts, given, alike, left) };
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

type Look = {
  readonly bag: Bag;
  /** Likeness to each of the given studies, in their order. */
  readonly alike: ArrayLike<number>;
  /** The study itself and what shares its words, to be left out of what was counted. */
  readonly left: readonly Text[];
  readonly others: Others;
};

/** The given studies but those left out, as one study sees them. */
type Others = {
  readonly all: number;
  /** Code -> how many of them were given it. */
  readonly given: ReadonlyMap<string, number>;
  /** Code -> likeness of the nearest that was given it. */
  readonly near: ReadonlyMap<string, number>;
  /** Those with any likeness, the nearest first. */
  readonly nearest: readonly { readonly yes: ReadonlySet<string>; readonly value: number }[];
};

/** Looks at all of them once for every code: most codes were given to few studies. */
function othersOf(
  texts: readonly Text[],
  givenToAll: ReadonlyMap<string, number>,
  alike: ArrayLike<number>,
  left: readonly Text[],
): Others {
  const leftOut = new Set(left);
  const given = new Map(givenToAll);
  for (const { yes } of left) for (const code of yes) given.set(code, (given.get(code) ?? 0) - 1);
  const near = new Map<string, number>();
  const nearest: { yes: ReadonlySet<string>; value: number }[] = [];
  for (let i = 0; i < texts.length; i += 1) {
    const text = texts[i];
    const value = alike[i] ?? 0;
    if (text === undefined || value <= 0 || leftOut.has(text)) continue;
    nearest.push({ yes: text.yes, value });
    for (const code of text.yes) if (value > (near.get(code) ?? 0)) near.set(code, value);
  }
  nearest.sort((a, b) => b.value - a.value);
  return { all: texts.length - left.length, given, near, nearest };
}

/** Likeness of the nearest study with the code above that of the nearest without, and the log odds of the code. */
function fromOthers({ all, given, near, nearest }: Others, code: string): readonly [string, number][] {
  const yes = given.get(code) ?? 0;
  const far = nearest.find((one) => !one.yes.has(code))?.value ?? 0;
  // Three noes more than were seen, as codes are seldom; a third, as the other signs reach about as far.
  const rate = Math.log((yes + 0.3) / (all - yes + 3)) / 3;
  return [
    ['near', 2 * ((near.get(code) ?? 0) - far)],
    ['rate', rate],
  ];
}

function bayesOf(counts: WordCounts | undefined, { bag, left }: Look, code: string): number {
  if (counts === undefined) return 0;
  return wordsSpeakFor(
    counts,
    bag,
    left.map(({ yes, bag: words }) => ({ isYes: yes.has(code), words })),
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
  texts: readonly { readonly bag: Bag }[],
  weightOf: (stem: string) => number,
): Generator<void, (bag: Bag) => Float64Array> {
  const postings = new Map<string, { readonly at: number; readonly value: number }[]>();
  for (const [at, { bag }] of texts.entries()) {
    for (const [stem, value] of unitVector(bag, weightOf)) {
      const list = postings.get(stem);
      if (list === undefined) postings.set(stem, [{ at, value }]);
      else list.push({ at, value });
    }
    yield;
  }
  return (bag) => {
    const alike = new Float64Array(texts.length);
    for (const [stem, own] of unitVector(bag, weightOf))
      for (const { at, value } of postings.get(stem) ?? []) alike[at] = (alike[at] ?? 0) + own * value;
    return alike;
  };
}
