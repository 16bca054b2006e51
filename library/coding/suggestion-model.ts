import type { Dimension } from '../../shared/model/codebook.ts';
import { type Likeness, likening, type Neighbourhoods } from './code-likeness.ts';
import type { CodeWords } from './code-words.ts';
import {
  type Example,
  type Features,
  fitLogistic,
  fitting,
  type LogisticModel,
  logOdds,
  oddsOf,
  probabilityOf,
  UNTRAINED,
} from './logistic-model.ts';
import { codeEvidence, type StudyReading } from './study-reading.ts';

/** What a person decided of one study in one dimension. */
export type Decided = {
  readonly dimension: string;
  /** Codes they gave it. */
  readonly yes: ReadonlySet<string>;
  /** Codes they rejected; where the dimension was coded, all others are. */
  readonly no: ReadonlySet<string>;
  readonly isCoded: boolean;
};

/** A suggestion as far as learning goes. */
export type Said = { readonly dimension: string; readonly code: string; readonly confidence: number };

/** A study that a person has decided about, read, with what its phrases alone suggest. */
export type DecidedStudy = {
  readonly reading: StudyReading;
  readonly decided: readonly Decided[];
  readonly byPhrases: readonly Said[];
};

/** One suggestion as it would have been made without knowing the answer, and whether it was right. */
export type Judged = { readonly confidence: number; readonly isRight: boolean };

/** How suggestions fare against a person's own decisions, each judged by a model that had not seen its study. */
export type DimensionRecord = {
  readonly dimension: string;
  readonly studies: number;
  readonly suggested: number;
  readonly right: number;
  readonly coded: number;
  /** The same for phrases alone. */
  readonly byPhrases: { readonly suggested: number; readonly right: number };
  readonly judged: readonly Judged[];
};

/** What was learned for one dimension. */
export type DimensionModel = {
  /** What kinds of evidence are worth, for all codes of the dimension. */
  readonly shared: LogisticModel;
  /** Code -> what its own words tell, over `shared`; codes with few decisions have none. */
  readonly codes: ReadonlyMap<string, LogisticModel>;
  readonly likeness: Likeness;
  /** A phrase's suggestion below this is not made; a code above `add` is suggested without a phrase. */
  readonly veto: number;
  readonly add: number;
  /** Turns log odds into a probability that held for studies it had not seen (Platt 1999); as they are where few decisions. */
  readonly calibration: LogisticModel;
  readonly isCalibrated: boolean;
  readonly record: DimensionRecord;
};

/** What was learned from a person's decisions. */
export type SuggestionModel = {
  readonly dimensions: ReadonlyMap<string, DimensionModel>;
  /** Studies it was learned from. */
  readonly studies: number;
  /** Dimension -> what it was learned from, so that nothing is learned twice from the same decisions. */
  readonly learnedFrom: ReadonlyMap<string, readonly LearnedFrom[]>;
};
type LearnedFrom = { readonly study: DecidedStudy; readonly decided: Decided };

const NOTHING_SPEAKS = 'nothing speaks for it';
const SILENCE = 'said by silence';
/** How often a code holds that nothing speaks for, before anything was learned. */
const UNSAID = 0.03;
const LEAST_STUDIES = 6;
const LEAST_OF_A_CODE = 3;
const LEAST_TO_CALIBRATE = 40;
const FOLDS = 5;
/** Most studies without a code that its own words are learned from, and how many to each with it where that is more. */
const MOST_NOES = 200;
const NOES_TO_A_YES = 6;
const PULL = { shared: { slope: 20, bias: 5, weights: 8 }, code: { slope: 10, bias: 10, weights: 1 } };
/** One study with many codings must not make the odds of all others worthless. */
const CALIBRATING = { slope: 10, bias: 1, weights: 1 };
const VETOES = [0, 0.1, 0.2, 0.3];
const ADDS = [0.3, 0.4, 0.5, 0.6, 2];
/** What leaving the phrases' own answer must gain at least. */
const PRICE = 0.004;
/**
 * What recall or precision below that of the phrases weighs beside what is gained: what is held back is not seen, what is
 * wrong is rejected at a glance.
 */
const DEAR = { recall: 5, precision: 3 };
/** A code that takes the place of another is suggested without a phrase only where it is this likely. */
const LEAST_TO_REPLACE = 0.4;

type Learner = {
  readonly dimension: Dimension;
  readonly codes: readonly string[];
  readonly studies: readonly LearnedFrom[];
  readonly neighbourhoods: Neighbourhoods;
};

/**
 * Learns from a person's decisions, dimension by dimension. It yields between fits, so that whoever runs it can do
 * something else in between; the same decisions always give the same model. A dimension whose decisions are those that
 * `before` was learned from, of the same readings, is taken over from there.
 */
export function* trainSuggestions(
  book: CodeWords,
  studies: readonly DecidedStudy[],
  before?: SuggestionModel,
): Generator<void, SuggestionModel> {
  const learnedFrom = new Map<string, readonly LearnedFrom[]>();
  const dimensions = new Map<string, DimensionModel>();
  const neighbourhoods: Neighbourhoods = new Map();
  for (const { dimension } of book.dimensions) {
    const own = studies.flatMap((study) => {
      const decided = study.decided.find((one) => one.dimension === dimension.id);
      return decided === undefined ? [] : [{ study, decided }];
    });
    if (own.filter(({ decided }) => decided.isCoded).length < LEAST_STUDIES) continue;
    const codes = dimension.codes.filter((code) => !code.group).map((code) => code.id);
    learnedFrom.set(dimension.id, own);
    const known = before?.dimensions.get(dimension.id);
    if (known !== undefined && areSame(own, before?.learnedFrom.get(dimension.id) ?? [])) {
      dimensions.set(dimension.id, known);
      continue;
    }
    dimensions.set(dimension.id, yield* trainDimension({ dimension, codes, studies: own, neighbourhoods }));
  }
  return { dimensions, studies: studies.length, learnedFrom };
}

function areSame(some: readonly LearnedFrom[], others: readonly LearnedFrom[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ study, decided }, i) => {
      const other = others[i];
      return (
        other?.study.reading === study.reading &&
        other.decided.isCoded === decided.isCoded &&
        isSameSet(other.decided.yes, decided.yes) &&
        isSameSet(other.decided.no, decided.no)
      );
    })
  );
}

function isSameSet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((one) => others.has(one));
}

/** Trains to the end at once. */
export function trainedSuggestions(book: CodeWords, studies: readonly DecidedStudy[]): SuggestionModel {
  const training = trainSuggestions(book, studies);
  for (;;) {
    const step = training.next();
    if (step.done) return step.value;
  }
}

function* trainDimension(learner: Learner): Generator<void, DimensionModel> {
  const foldOf = foldsOf(learner.studies.map(({ study }) => study));
  const unseen = new Map<DecidedStudy, ReadonlyMap<string, number>>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const left = learner.studies.filter(({ study }) => foldOf.get(study) === fold);
    if (left.length === 0) continue;
    const known = learner.studies.filter(({ study }) => foldOf.get(study) !== fold);
    const fitted = yield* learn({ ...learner, studies: known });
    for (const { study } of left) {
      unseen.set(study, oddsByCode(learner, fitted, study));
      yield;
    }
  }
  yield;
  const { calibration, isCalibrated } = calibrate(learner, unseen);
  yield;
  const probabilities = new Map<DecidedStudy, ReadonlyMap<string, number>>();
  for (const [study, odds] of unseen) {
    const own = [...odds].map(
      ([code, one]) => [code, probabilityOf(oddsOf(calibration, NONE, one))] as const,
    );
    probabilities.set(study, new Map(own));
    yield;
  }
  const { veto, add } = yield* chooseBounds(learner, probabilities);
  return {
    ...(yield* learn(learner)),
    veto,
    add,
    calibration,
    isCalibrated,
    record: recordOf(learner, probabilities, { veto, add }),
  };
}

/** Which fold each study falls in; studies that share a reference share its words, and so their fold. */
function foldsOf(studies: readonly DecidedStudy[]): ReadonlyMap<DecidedStudy, number> {
  const groups = new Map<string, number>();
  return new Map(
    studies.map((study) => {
      const references = study.reading.units
        .filter(({ kind }) => kind === 'title')
        .map((unit) => unit.reference);
      const name = references.find((one) => groups.has(one)) ?? references[0] ?? study.reading.study;
      const group = groups.get(name) ?? groups.size;
      for (const reference of [name, ...references]) groups.set(reference, group);
      return [study, group % FOLDS];
    }),
  );
}

const NONE: Features = new Map();

function* learn(learner: Learner): Generator<void, Pick<DimensionModel, 'shared' | 'codes' | 'likeness'>> {
  const { dimension, codes, studies, neighbourhoods } = learner;
  const likeness = yield* likening(
    dimension,
    studies
      .filter(({ decided }) => decided.isCoded)
      .map(({ study, decided }) => ({ reading: study.reading, yes: decided.yes, group: groupOf(study) })),
    neighbourhoods,
  );
  const inputs = studies.map(({ study, decided }) => ({
    decided,
    study,
    ...evidenceOf(study, dimension, likeness),
  }));
  const judged = [];
  for (const { decided, of, study } of inputs) {
    for (const code of codes)
      if (isDecided(decided, code)) judged.push({ code, decided, study, ...of(code) });
    yield;
  }
  const start: LogisticModel = { ...UNTRAINED, weights: new Map([[NOTHING_SPEAKS, logOdds(UNSAID)]]) };
  const shared = yield* fitting(
    judged.map(({ prior, features, decided, code }) => example(features, prior, decided.yes.has(code))),
    PULL.shared,
    start,
  );
  yield;
  const own = new Map<string, LogisticModel>();
  for (const [code, list] of Map.groupBy(judged, (one) => one.code)) {
    if (list.filter(({ decided }) => decided.yes.has(code)).length < LEAST_OF_A_CODE) continue;
    own.set(
      code,
      yield* fitting(
        withFewerNoes(
          list.map(({ study, features, prior, decided }) =>
            example(study.reading.features, oddsOf(shared, features, prior), decided.yes.has(code)),
          ),
        ),
        PULL.code,
      ),
    );
    yield;
  }
  return { shared, codes: own, likeness };
}

/** Examples of one code: where many say no, an even part of them stands for all. */
function withFewerNoes(examples: readonly Example[]): readonly Example[] {
  const noes = examples.filter(({ isYes }) => !isYes);
  const most = Math.max(MOST_NOES, NOES_TO_A_YES * (examples.length - noes.length));
  if (noes.length <= most) return examples;
  const share = noes.length / most;
  const kept = new Set(Array.from({ length: most }, (_, i) => noes[Math.floor(i * share)]));
  return examples.flatMap((one) =>
    one.isYes ? [one] : kept.has(one) ? [{ ...one, weight: one.weight * share }] : [],
  );
}

function example(features: Features, prior: number, isYes: boolean): Example {
  return { features, prior, isYes, weight: 1 };
}

function isDecided({ isCoded, yes, no }: Decided, code: string): boolean {
  return isCoded || yes.has(code) || no.has(code);
}

/** What speaks for each code of a study: its phrases, that everything else is silent, or nothing. */
function evidenceOf(
  study: Pick<DecidedStudy, 'reading' | 'byPhrases'>,
  dimension: Dimension,
  likeness: Likeness,
) {
  const evidence = codeEvidence(study.reading, dimension.id);
  const said = new Map<string, number>();
  for (const one of study.byPhrases)
    if (one.dimension === dimension.id) said.set(one.code, Math.max(said.get(one.code) ?? 0, one.confidence));
  const exclusive = new Set(dimension.codes.filter((code) => code.exclusive).map((code) => code.id));
  const byPhrase = (code: string): { readonly features: Features; readonly prior: number } => {
    const own = evidence.get(code);
    const confidence = said.get(code);
    if (own !== undefined) {
      // Found, yet not suggested beside what was surer: half as likely.
      const prior = confidence === undefined ? logOdds(probabilityOf(own.prior) / 2) : logOdds(confidence);
      return { features: own.features, prior };
    }
    if (confidence !== undefined) return { features: new Map([[SILENCE, 1]]), prior: logOdds(confidence) };
    return { features: new Map([[NOTHING_SPEAKS, 1]]), prior: 0 };
  };
  return {
    of: (code: string): { readonly features: Features; readonly prior: number } => {
      const { prior, features } = byPhrase(code);
      const all = new Map(features);
      const isUnsaid = features.has(NOTHING_SPEAKS);
      for (const [name, value] of likeness.of(study.reading, code)) {
        all.set(name, value);
        // Where no phrase speaks, likeness has to carry the code alone and is worth another amount.
        if (isUnsaid) all.set(`unsaid ${name}`, value);
      }
      if (exclusive.has(code)) {
        all.set('exclusive', 1);
        if (said.size === 0) all.set('exclusive amid silence', 1);
      } else if ([...said.keys()].some((other) => other !== code && !exclusive.has(other)))
        all.set(isUnsaid ? 'unsaid beside another' : 'beside another', 1);
      return { prior, features: all };
    },
  };
}

function groupOf(study: DecidedStudy): string {
  return (
    study.reading.units
      .filter(({ kind }) => kind === 'title')
      .map(({ reference }) => reference)
      .toSorted()[0] ?? study.reading.study
  );
}

function oddsByCode(
  { dimension, codes }: Pick<Learner, 'dimension' | 'codes'>,
  model: Pick<DimensionModel, 'shared' | 'codes' | 'likeness'>,
  study: Pick<DecidedStudy, 'reading' | 'byPhrases'>,
): ReadonlyMap<string, number> {
  const { of } = evidenceOf(study, dimension, model.likeness);
  return new Map(
    codes.map((code) => {
      const { features, prior } = of(code);
      const shared = oddsOf(model.shared, features, prior);
      return [code, oddsOf(model.codes.get(code) ?? UNTRAINED, study.reading.features, shared)];
    }),
  );
}

/** Code -> how likely it holds of a study, as learned; undefined where nothing was learned for the dimension. */
export function learnedProbabilities(
  model: SuggestionModel | undefined,
  dimension: Dimension,
  study: Pick<DecidedStudy, 'reading' | 'byPhrases'>,
): ReadonlyMap<string, number> | undefined {
  const learned = model?.dimensions.get(dimension.id);
  if (learned === undefined) return undefined;
  const codes = dimension.codes.filter((code) => !code.group).map((code) => code.id);
  const odds = oddsByCode({ dimension, codes }, learned, study);
  return new Map(
    [...odds].map(([code, one]) => [code, probabilityOf(oddsOf(learned.calibration, NONE, one))]),
  );
}

function calibrate(
  { studies }: Learner,
  unseen: ReadonlyMap<DecidedStudy, ReadonlyMap<string, number>>,
): Pick<DimensionModel, 'calibration' | 'isCalibrated'> {
  const examples = studies.flatMap(({ study, decided }) =>
    [...(unseen.get(study) ?? [])]
      // What nobody would suggest would drown what is suggested.
      .filter(([code, odds]) => isDecided(decided, code) && probabilityOf(odds) > 0.1)
      .map(([code, odds]) => example(NONE, odds, decided.yes.has(code))),
  );
  const rights = examples.filter(({ isYes }) => isYes).length;
  if (
    Math.min(rights, examples.length - rights) < LEAST_TO_CALIBRATE / 4 ||
    examples.length < LEAST_TO_CALIBRATE
  )
    return { calibration: UNTRAINED, isCalibrated: false };
  return { calibration: fitLogistic(examples, CALIBRATING), isCalibrated: true };
}

type Bounds = Pick<DimensionModel, 'veto' | 'add'>;

/**
 * The bounds under which suggestions of unseen studies may be expected to fare best; those of the phrases where no others
 * may. What is expected of a suggestion is its calibrated probability: whether each happened to be right would say as
 * much of chance as of the bounds, where decisions are few. Bounds under which they did fare worse are left out all the same.
 */
function* chooseBounds(
  learner: Learner,
  unseen: ReadonlyMap<DecidedStudy, ReadonlyMap<string, number>>,
): Generator<void, Bounds> {
  const coded = learner.studies.filter(({ decided }) => decided.isCoded);
  const wanted = coded.reduce((sum, { decided }) => sum + decided.yes.size, 0);
  let likely = 0;
  for (const { study } of coded) for (const one of unseen.get(study)?.values() ?? []) likely += one;
  yield;
  function* scoring(bounds: Bounds) {
    let [suggested, expected, held] = [0, 0, 0];
    for (const { study, decided } of coded) {
      const probabilities = unseen.get(study) ?? new Map<string, number>();
      const chosen = chooseCodes(learner.dimension, saidIn(learner, study), probabilities, bounds);
      yield;
      suggested += chosen.length;
      expected += chosen.reduce((sum, code) => sum + (probabilities.get(code) ?? 0), 0);
      held += chosen.filter((code) => decided.yes.has(code)).length;
    }
    const right = likely === 0 ? 0 : Math.min(suggested, (expected * wanted) / likely);
    return {
      precision: suggested === 0 ? 0 : right / suggested,
      recall: wanted === 0 ? 0 : right / wanted,
      f: suggested + wanted === 0 ? 0 : (2 * right) / (suggested + wanted),
      held,
      was: suggested + wanted === 0 ? 0 : (2 * held) / (suggested + wanted),
    };
  }
  const phrases: Bounds = { veto: 0, add: 2 };
  const base = yield* scoring(phrases);
  let best = { bounds: phrases, value: base.f };
  const isQualified = (learner.dimension.qualifiers ?? []).length > 0;
  const isSingle = learner.dimension.choice === 'single';
  // What bears on what is seldom, costly to miss and shown with its words: none of it is held back.
  for (const veto of isQualified ? [0] : VETOES)
    for (const add of isSingle ? ADDS.filter((one) => one >= LEAST_TO_REPLACE) : ADDS) {
      const { precision, recall, f, was, held } = yield* scoring({ veto, add });
      const lost =
        DEAR.precision * Math.max(0, base.precision - precision) +
        DEAR.recall * Math.max(0, base.recall - recall);
      const value = f - lost - PRICE * (Number(veto > 0) + Number(add < 2));
      if (value > best.value && was >= base.was && held >= base.held) best = { bounds: { veto, add }, value };
    }
  return best.bounds;
}

function saidIn({ dimension }: Learner, { byPhrases }: DecidedStudy): readonly string[] {
  return [...new Set(byPhrases.filter((one) => one.dimension === dimension.id).map((one) => one.code))];
}

/** Which codes of a dimension are suggested: those of the phrases that are not vetoed, and those learned to be likely. */
export function chooseCodes(
  dimension: Dimension,
  said: readonly string[],
  probabilities: ReadonlyMap<string, number>,
  { veto, add }: Bounds,
): readonly string[] {
  const likely = (code: string) => probabilities.get(code) ?? 0;
  const exclusive = new Set(dimension.codes.filter((code) => code.exclusive).map((code) => code.id));
  const added = [...probabilities.keys()].filter((code) => likely(code) >= add);
  const kept = [...new Set([...said.filter((code) => likely(code) >= veto), ...added])].toSorted(
    (a, b) => likely(b) - likely(a),
  );
  if (kept.length === 0) {
    const [none] = [...exclusive].toSorted((a, b) => likely(b) - likely(a));
    const vetoed = said.some((code) => !exclusive.has(code));
    return none !== undefined && vetoed && likely(none) >= veto ? [none] : [];
  }
  const positive = kept.filter((code) => !exclusive.has(code));
  const negative = kept.filter((code) => exclusive.has(code));
  const [first, none] = [positive[0], negative[0]];
  const qualified = (dimension.qualifiers ?? []).length > 0;
  const chosen =
    first === undefined || none === undefined
      ? kept
      : qualified || likely(first) >= likely(none)
        ? positive
        : [none];
  return dimension.choice === 'single' && !qualified ? chosen.slice(0, 1) : chosen;
}

function recordOf(
  learner: Learner,
  unseen: ReadonlyMap<DecidedStudy, ReadonlyMap<string, number>>,
  bounds: Bounds,
): DimensionRecord {
  const coded = learner.studies.filter(({ decided }) => decided.isCoded);
  const judged: Judged[] = [];
  const byPhrases = { suggested: 0, right: 0 };
  let wanted = 0;
  for (const { study, decided } of coded) {
    const probabilities = unseen.get(study) ?? new Map<string, number>();
    const said = saidIn(learner, study);
    for (const code of chooseCodes(learner.dimension, said, probabilities, bounds))
      judged.push({ confidence: probabilities.get(code) ?? 0, isRight: decided.yes.has(code) });
    byPhrases.suggested += said.length;
    byPhrases.right += said.filter((code) => decided.yes.has(code)).length;
    wanted += decided.yes.size;
  }
  return {
    dimension: learner.dimension.id,
    studies: coded.length,
    suggested: judged.length,
    right: judged.filter(({ isRight }) => isRight).length,
    coded: wanted,
    byPhrases,
    judged,
  };
}

/** The words of a study that speak most for a code, as they were learned; stems, the strongest first. */
export function learnedWords(
  model: DimensionModel,
  code: string,
  reading: StudyReading,
  most = 3,
): readonly string[] {
  const weights = model.codes.get(code)?.weights;
  if (weights === undefined) return model.likeness.words(reading, code).slice(0, most);
  const worth = new Map<string, number>();
  for (const [name, value] of reading.features) {
    const stem = /^(?:title|told|word) (.+)$/.exec(name)?.[1];
    const gain = (weights.get(name) ?? 0) * value;
    if (stem !== undefined && gain > 0) worth.set(stem, (worth.get(stem) ?? 0) + gain);
  }
  return [...worth]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([stem]) => stem);
}
