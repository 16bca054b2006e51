import type { StudyText } from '../../shared/contract/study.ts';
import type { Range } from '../../shared/model/extraction.ts';
import type { CodeWords } from './code-words.ts';
import { type Features, logOdds } from './logistic-model.ts';
import { stemOf } from './stem.ts';
import { type Confidence, phraseConfidence } from './suggestion-confidence.ts';
import { type Reading, readUnits } from './suggestion-reading.ts';
import { type Unit, unitsOf } from './suggestion-unit.ts';

/** What is known of a study when codes are suggested for it. */
export type StudyWords = {
  readonly study: string;
  readonly texts: readonly StudyText[];
  /** Reference -> CSL type of its record. */
  readonly types: ReadonlyMap<string, string>;
  /** References that report other studies as well, so that their documents do not say which study a sentence means. */
  readonly shared: ReadonlySet<string>;
  /** Document -> ranges that do not speak of its own study. */
  readonly leaveOut: ReadonlyMap<string, readonly Range[]>;
};

/** A study read once: its units, every code that a phrase speaks for, and what a learner may go by. */
export type StudyReading = {
  readonly study: string;
  readonly units: readonly Unit[];
  readonly readings: readonly Reading[];
  /** Words and phrases of its title, its abstract and the clauses that cite it. */
  readonly features: Features;
};

/** What speaks for one code in one study: log odds by its phrases alone, and of what kind they are. */
export type CodeEvidence = { readonly prior: number; readonly features: Features };

/** Reads the words about a study. */
export function studyReading(book: CodeWords, study: StudyWords): StudyReading {
  const units = study.texts.flatMap((text) => unitsOf(text, study.leaveOut.get(text.document ?? '')));
  const readings = [...readUnits(book, units, study.shared), ...typeReadings(book, study, units)];
  return { study: study.study, units, readings, features: textFeatures(book, study, units) };
}

/** What the record's CSL type speaks for. */
function typeReadings(book: CodeWords, study: StudyWords, units: readonly Unit[]): readonly Reading[] {
  const titles = units.filter((unit) => unit.kind === 'title');
  return book.types.flatMap(({ phrase, mark }) =>
    titles
      .filter((unit) => study.types.get(unit.reference) === phrase.type && !mark.against)
      .map((unit) => ({
        unit,
        dimension: mark.dimension,
        code: mark.code,
        outcome: null,
        direction: null,
        asReported: null,
        vague: false,
        signal: {
          basis: unit.basis,
          phraseLength: 0,
          tie: 'none',
          directed: true,
          hypothesis: false,
          shared: false,
          implied: false,
        },
        because: [phrase.source],
      })),
  );
}

const PHRASE = 0.5;
const TYPE = 0.5;
const FEWEST = 4;

/**
 * What a learner may go by: stems, a pair of neighbouring ones in a title, phrases of the codebook whatever they stand
 * for, and the type of the record. Texts of documents are left out: they are long, and speak of much besides.
 */
function textFeatures(book: CodeWords, study: StudyWords, units: readonly Unit[]): Features {
  const features = new Map<string, number>();
  const near = units.filter((unit) => unit.kind !== 'document');
  const titles = near.filter((unit) => unit.kind === 'title');
  const told = near.filter((unit) => unit.kind !== 'title');
  addBag(features, 'title', titles.flatMap(stemsAndPairs), 1);
  addBag(features, 'told', told.flatMap(stemsOf), 0.5);
  addBag(features, 'word', near.flatMap(stemsOf), 1);
  for (const unit of near)
    for (const { value } of book.find(unit.words))
      features.set(`phrase ${value.dimension}:${value.code}${value.against ? ' against' : ''}`, PHRASE);
  for (const unit of titles) features.set(`type ${study.types.get(unit.reference) ?? ''}`, TYPE);
  return features;
}

function addBag(into: Map<string, number>, tag: string, stems: readonly string[], weight: number): void {
  const bag = new Set(stems);
  const value = weight / Math.sqrt(Math.max(FEWEST, bag.size));
  for (const stem of bag) into.set(`${tag} ${stem}`, value);
}

const EMPTY = new Set(
  'the and for with from are was were that this their its who our your has have had not but into than between among'.split(
    ' ',
  ),
);

function stemsOf(unit: Unit): readonly string[] {
  return unit.words.flatMap(({ text }) => (text.length > 2 && !EMPTY.has(text) ? [stemOf(text)] : []));
}

function stemsAndPairs(unit: Unit): readonly string[] {
  const own = stemsOf(unit);
  return [...own, ...own.slice(1).map((stem, i) => `${own[i]} ${stem}`)];
}

/** What speaks for each code of a dimension; a code that nothing speaks for is not there. */
export function codeEvidence(
  reading: StudyReading,
  dimension: string,
  confidence: Confidence = phraseConfidence,
): ReadonlyMap<string, CodeEvidence> {
  const own = reading.readings.filter((one) => one.dimension === dimension);
  const evidence = new Map<string, CodeEvidence>();
  for (const [code, group] of Map.groupBy(own, (one) => one.code)) {
    const features = new Map<string, number>();
    for (const { signal } of group) {
      features.set(`basis ${signal.basis}`, 1);
      features.set(`tie ${signal.tie}`, 1);
      if (signal.hypothesis) features.set('hypothesis', 1);
      if (signal.directed) features.set('directed', 1);
    }
    evidence.set(code, { prior: logOdds(confidence(surestSignals(group, confidence))), features });
  }
  return evidence;
}

/** The surest signal of each text: a title that matches three phrases is still one title. */
function surestSignals(group: readonly Reading[], confidence: Confidence): readonly Reading['signal'][] {
  return [...Map.groupBy(group, ({ unit }) => unit).values()].map(
    (own) =>
      own.reduce((best, one) => (confidence([one.signal]) > confidence([best.signal]) ? one : best)).signal,
  );
}
