import { createHash } from 'node:crypto';
import type { Codebook, Dimension, DirectionSign } from '../../shared/model/codebook.ts';
import type { AsReported, Basis, Suggestion } from '../../shared/model/coding.ts';
import { type CodeWords, codeWordsOf, type SuggestedDimension } from './code-words.ts';
import { stemOf } from './stem.ts';
import { type StudyReading, type StudyWords, studyReading } from './study-reading.ts';
import {
  type Confidence,
  confidenceOfSilence,
  type Footing,
  LEAST_CONFIDENCE,
  phraseConfidence,
  shownConfidence,
} from './suggestion-confidence.ts';
import { chooseCodes, learnedProbabilities, learnedWords, type SuggestionModel } from './suggestion-model.ts';
import type { Reading } from './suggestion-reading.ts';
import type { Unit } from './suggestion-unit.ts';

export type { StudyWords } from './study-reading.ts';

/** A suggestion with what accepting it needs besides: whose words each passage is, and what it says of the pole. */
export type Proposal = Omit<Suggestion, 'passages'> & {
  readonly asReported: AsReported | null;
  readonly passages: readonly ProposedPassage[];
};
type ProposedPassage = {
  readonly document: string | null;
  readonly reference: string;
  readonly basis: Basis;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

const PASSAGES = 3;
/** A second code of a dimension is suggested where it is at least this sure beside the first. */
const BESIDE = 0.6;
/** The same where only works that cite a study speak for it, and its own title or abstract for another. */
const CITED_BESIDE_OWN = 0.75;

export type SuggestOptions = {
  readonly confidence?: Confidence;
  /** Suggestions a person rejected; what stood behind them comes forward. */
  readonly isRejected?: (study: string, suggestion: string) => boolean;
  /** What was learned from the person's decisions; phrases alone where there is none. */
  readonly model?: SuggestionModel | undefined;
};

/** Codes that the words about each study speak for, the surest first; the same words always give the same. */
export function suggestCodes(
  codebook: Codebook,
  studies: readonly StudyWords[],
  options: SuggestOptions = {},
): readonly Proposal[] {
  const book = codeWordsOf(codebook);
  const made = studies.flatMap((study) => proposalsFor(book, studyReading(book, study), options));
  return inOrder(made.map((proposal) => asShown(proposal, options.model)));
}

/** A suggestion as sure as it is shown: what phrases alone say is as sure as such suggestions turned out to be. */
export function asShown(proposal: Proposal, model: SuggestionModel | undefined): Proposal {
  const isSilence = proposal.because.length === 0;
  if (isSilence || model?.dimensions.has(proposal.dimension)) return proposal;
  return { ...proposal, confidence: shownConfidence(proposal.confidence, footingOf(proposal)) };
}

function footingOf({ outcome, asReported, basis, claim }: Proposal): Footing {
  const hypothesis = claim === 'hypothesis';
  if (outcome !== null || asReported !== null) return { kind: 'upon', hypothesis };
  return { kind: basis === 'title' || basis === 'abstract' ? 'own' : 'cited', hypothesis };
}

/** Suggestions, the surest first. */
export function inOrder(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.toSorted((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}

/** The suggestions for a study that has been read. */
export function proposalsFor(
  book: CodeWords,
  reading: StudyReading,
  { confidence = phraseConfidence, isRejected = () => false, model }: SuggestOptions = {},
): readonly Proposal[] {
  const isOpen = (proposal: Proposal) => !isRejected(reading.study, proposal.id);
  const found = book.dimensions.map((wanted) => {
    const own = withOutcome(reading.readings.filter((one) => one.dimension === wanted.dimension.id));
    const groups = Map.groupBy(own, (one) => `${one.code}\n${one.outcome ?? ''}`);
    const all = [...groups.values()].flatMap(
      (group) => proposalOf(book, wanted, reading, group, confidence) ?? [],
    );
    const open = chosen(reading, wanted, all.filter(isOpen)).filter(isOpen);
    return { wanted, all: all.filter(isOpen), open };
  });
  if (model === undefined) return found.flatMap(({ open }) => open);
  const byPhrases = found.flatMap(({ open }) => open);
  return found.flatMap((one) => withLearned(book, reading, byPhrases, one, model, isOpen));
}

/** Everything that phrases speak for in a study, whether it would be shown or not. */
export function everyProposal(book: CodeWords, reading: StudyReading): readonly Proposal[] {
  const every = book.dimensions.flatMap((wanted) => {
    const own = withOutcome(reading.readings.filter((one) => one.dimension === wanted.dimension.id));
    const groups = Map.groupBy(own, (one) => `${one.code}\n${one.outcome ?? ''}`);
    const all = [...groups.values()].flatMap(
      (group) => proposalOf(book, wanted, reading, group, phraseConfidence) ?? [],
    );
    return [...all, ...chosen(reading, wanted, all), ...nothingFound(reading, wanted.dimension, [])];
  });
  return [...new Map(every.map((proposal) => [proposal.id, proposal])).values()];
}

type Found = {
  readonly wanted: SuggestedDimension;
  /** Everything a phrase speaks for. */
  readonly all: readonly Proposal[];
  /** What phrases alone would suggest. */
  readonly open: readonly Proposal[];
};

/** What was learned decides which of the suggestions are made, how sure they are, and which are made without a phrase. */
function withLearned(
  book: CodeWords,
  reading: StudyReading,
  byPhrases: readonly Proposal[],
  { wanted, all, open }: Found,
  model: SuggestionModel,
  isOpen: (proposal: Proposal) => boolean,
): readonly Proposal[] {
  const { dimension } = wanted;
  const learned = model.dimensions.get(dimension.id);
  const probabilities = learnedProbabilities(model, dimension, { reading, byPhrases });
  if (learned === undefined || probabilities === undefined) return open;
  const said = [...new Set(open.map(({ code }) => code))];
  return chooseCodes(dimension, said, probabilities, learned).flatMap((code) => {
    const own = open.filter((one) => one.code === code);
    const known = own.length > 0 ? own : all.filter((one) => one.code === code);
    const words = learnedWords(learned, code, reading);
    const sure = Math.round((probabilities.get(code) ?? 0) * 1_000) / 1_000;
    const made = known.length > 0 ? known : unsaid(book, reading, wanted, code, words);
    // Of several outcomes the surest carries the whole of what was learned, the others their share of it.
    const top = Math.max(...made.map((one) => one.confidence), 0.001);
    return made.filter(isOpen).map((one) => ({
      ...one,
      confidence: known.length > 0 ? Math.min(0.99, (sure * one.confidence) / top) : sure,
      because: [...new Set([...one.because, ...printedWords(reading, words)])].slice(0, 12),
    }));
  });
}

/** A suggestion that no phrase makes: resting on the texts with the words that were learned. */
function unsaid(
  book: CodeWords,
  reading: StudyReading,
  { dimension, outcomes, bearsOn }: SuggestedDimension,
  code: string,
  words: readonly string[],
): readonly Proposal[] {
  const near = reading.units.filter((unit) => unit.kind !== 'document');
  const wanted = new Set(words.flatMap((stem) => stem.split(' ')));
  const hits = (unit: Unit) => unit.words.filter(({ text }) => wanted.has(stemOf(text))).length;
  const ranked = near.toSorted((a, b) => hits(b) - hits(a));
  const [main] = ranked;
  if (main === undefined) return [];
  const bears =
    outcomes === undefined
      ? undefined
      : near
          .flatMap((unit) => book.find(unit.words))
          .find(({ value }) => value.dimension === outcomes.id && !value.against && bearsOn.has(value.code));
  const isExclusive = dimension.codes.some((one) => one.id === code && one.exclusive);
  // A codebook that names what its codes may bear on wants it said.
  if (bears === undefined && dimension.outcomes !== undefined && !isExclusive) return [];
  const outcome = isExclusive ? null : (bears?.value.code ?? null);
  const bare = { dimension: dimension.id, code, outcome, unit: main };
  const shown = [main, ...ranked.slice(1).filter((unit) => hits(unit) > 0)].slice(0, PASSAGES);
  return [
    {
      id: idOf(reading.study, bare),
      study: reading.study,
      reference: main.reference,
      title: titleOf(reading.units, main.reference),
      dimension: dimension.id,
      code,
      direction: null,
      outcome,
      asReported: null,
      confidence: 0,
      basis: main.basis,
      claim: main.hypothesis ? 'hypothesis' : 'result',
      passages: shown.map(passageOf),
      because: [],
    },
  ];
}

/** Learned stems as they stand in the texts. */
function printedWords(reading: StudyReading, words: readonly string[]): readonly string[] {
  const wanted = new Set(words.flatMap((stem) => stem.split(' ')));
  const found = new Map<string, string>();
  for (const unit of reading.units) {
    if (unit.kind === 'document') continue;
    for (const { text, start, end } of unit.words) {
      const stem = stemOf(text);
      if (wanted.has(stem) && !found.has(stem))
        found.set(stem, unit.quote.slice(start - unit.start, end - unit.start));
    }
  }
  return [...found.values()];
}

/** A text that does not say what a code bears on speaks for the outcome that another text names. */
function withOutcome(readings: readonly Reading[]): readonly Reading[] {
  const outcomes = new Map<string, string>();
  for (const { code, outcome } of readings)
    if (outcome !== null && !outcomes.has(code)) outcomes.set(code, outcome);
  return readings.map((reading) =>
    reading.outcome === null ? { ...reading, outcome: outcomes.get(reading.code) ?? null } : reading,
  );
}

function proposalOf(
  book: CodeWords,
  { directions }: SuggestedDimension,
  { study, units }: StudyReading,
  group: readonly Reading[],
  confidence: Confidence,
): Proposal | undefined {
  // One text is one chance: a title that matches three phrases is still one title.
  const byUnit = [...Map.groupBy(group, ({ unit }) => unit).values()].map((readings) =>
    surest(readings, confidence),
  );
  const ranked = byUnit.toSorted((a, b) => confidence([b.signal]) - confidence([a.signal]));
  const results = ranked.filter(({ signal }) => !signal.hypothesis);
  const [main] = results.length > 0 ? results : ranked;
  if (main === undefined) return undefined;
  const sure = confidence(ranked.map(({ signal }) => signal));
  const claim = main.signal.hypothesis ? 'hypothesis' : 'result';
  if (sure < LEAST_CONFIDENCE[claim]) return undefined;
  const shown = [main, ...ranked.filter((one) => one !== main)].slice(0, PASSAGES);
  return {
    id: idOf(study, main),
    study,
    reference: main.unit.reference,
    title: titleOf(units, main.unit.reference),
    dimension: main.dimension,
    code: main.code,
    ...pointingOf(book, directions, ranked, main, confidence),
    outcome: main.outcome,
    confidence: sure,
    basis: main.unit.basis,
    claim,
    passages: shown.map(({ unit }) => passageOf(unit)),
    because: [...new Set(shown.flatMap(({ because }) => because))]
      .filter((words) => words !== '')
      .slice(0, 12),
  };
}

/**
 * Of two directions that speak against each other, the weaker must weigh at least this part of the stronger: one clause
 * against a plainer one is more often read wrongly than it is a finding of its own.
 */
const EVEN = 0.9;

/**
 * The direction that most of the texts tell, by how sure they are; with the words of the surest of those. Where texts of
 * nearly even weight find it one way and the other, it is mixed.
 */
function pointingOf(
  book: CodeWords,
  directions: Dimension | undefined,
  ranked: readonly Reading[],
  main: Reading,
  confidence: Confidence,
): Pick<Reading, 'direction' | 'asReported'> {
  const told = ranked.filter(({ direction, vague }) => direction !== null && !vague);
  const weight = (group: readonly Reading[]) =>
    group.reduce((sum, { signal }) => sum + confidence([signal]), 0);
  const groups = [...Map.groupBy(told, ({ direction }) => direction).values()];
  const [most] = groups.toSorted((a, b) => weight(b) - weight(a));
  const mixed = directions === undefined ? null : book.codeOfSign(directions, 'mixed');
  if (directions !== undefined && mixed !== null) {
    const ofSign = (wanted: DirectionSign) => {
      const own = told.filter(
        ({ direction, signal }) =>
          !signal.hypothesis && direction !== null && book.signOfCode(directions, direction) === wanted,
      );
      return weight(own);
    };
    const [less = 0, more = 0] = [ofSign('positive'), ofSign('negative')].toSorted((a, b) => a - b);
    if (less > 0 && less >= EVEN * more)
      return { direction: mixed, asReported: most?.[0]?.asReported ?? main.asReported };
  }
  const { direction, asReported } = most?.[0] ?? ranked.find((one) => one.direction !== null) ?? main;
  return { direction, asReported };
}

function surest(readings: readonly Reading[], confidence: Confidence): Reading {
  return readings.reduce((best, one) => (confidence([one.signal]) > confidence([best.signal]) ? one : best));
}

/** Of what was found in one dimension, what is worth showing; where nothing was, the code that says so. */
function chosen(
  reading: StudyReading,
  { dimension }: SuggestedDimension,
  found: readonly Proposal[],
): readonly Proposal[] {
  const exclusive = new Set(dimension.codes.filter((code) => code.exclusive).map((code) => code.id));
  const positive = found
    .filter((proposal) => !exclusive.has(proposal.code))
    .toSorted((a, b) => b.confidence - a.confidence);
  const best = positive[0]?.confidence ?? 0;
  const hints = found.filter((proposal) => exclusive.has(proposal.code));
  const strongestHint = Math.max(0, ...hints.map((hint) => hint.confidence));
  if (positive.length === 0 || (strongestHint > best && (dimension.qualifiers ?? []).length === 0)) {
    return nothingFound(reading, dimension, hints);
  }
  if ((dimension.qualifiers ?? []).length > 0) return positive;
  if (dimension.choice === 'single') return positive.slice(0, 1);
  // Whoever cites a study speaks of much besides; what it calls itself counts for more.
  const own = Math.max(0, ...positive.filter((one) => !isCited(one)).map(({ confidence }) => confidence));
  return positive.filter(
    (one) => one.confidence >= Math.max(best * BESIDE, isCited(one) ? own * CITED_BESIDE_OWN : 0),
  );
}

/** Whether other works alone speak for a suggestion. */
function isCited({ basis, passages }: Proposal): boolean {
  return basis === 'as cited' && passages.every((one) => one.basis === 'as cited');
}

function nothingFound(
  { study, units }: StudyReading,
  dimension: Dimension,
  hints: readonly Proposal[],
): readonly Proposal[] {
  // An exclusive code with phrases of its own is told by them alone; one without by the silence of all others.
  const codes = dimension.codes.filter((code) => code.exclusive && !code.group && !code.phrases?.length);
  const hint = hints.toSorted((a, b) => b.confidence - a.confidence)[0];
  const code = hint?.code ?? (codes.length === 1 ? codes[0]?.id : undefined);
  const main = units[0];
  if (code === undefined || main === undefined) return [];
  const sure = hint?.confidence ?? confidenceOfSilence(phrasesEach(dimension));
  // Where no code has a phrase, silence tells of the codebook and not of the study.
  if (sure === 0) return [];
  const bare = { dimension: dimension.id, code, outcome: null, unit: main };
  return [
    {
      id: hint?.id ?? idOf(study, bare),
      study,
      reference: main.reference,
      title: titleOf(units, main.reference),
      dimension: dimension.id,
      code,
      direction: null,
      outcome: null,
      asReported: null,
      confidence: sure,
      basis: hint?.basis ?? main.basis,
      claim: 'result',
      passages: hint?.passages ?? units.slice(0, PASSAGES).map(passageOf),
      because: hint?.because ?? [],
    },
  ];
}

/** How many phrases the codes of a dimension have, in the mean. */
function phrasesEach({ codes }: Dimension): number {
  const own = codes.filter((code) => !code.group && !code.exclusive && !code.retired);
  return own.reduce((sum, { phrases }) => sum + (phrases?.length ?? 0), 0) / Math.max(1, own.length);
}

function passageOf(unit: Unit): ProposedPassage {
  const { document, reference, basis, start, end, quote } = unit;
  return { document, reference, basis, start, end, quote };
}

function titleOf(units: readonly Unit[], reference: string): string {
  return units.find((unit) => unit.kind === 'title' && unit.reference === reference)?.quote ?? '';
}

/** The same for the same study, code, outcome and words, so that an answer is remembered. */
function idOf(
  study: string,
  { dimension, code, outcome, unit }: Pick<Reading, 'dimension' | 'code' | 'outcome' | 'unit'>,
): string {
  const place = unit.kind === 'document' ? `${unit.key}@${unit.start}` : unit.key;
  const parts = [study, dimension, code, outcome ?? '', place];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
