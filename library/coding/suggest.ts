import { createHash } from 'node:crypto';
import type { StudyText } from '../../shared/contract/study.ts';
import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import type { AsReported, Basis, Suggestion } from '../../shared/model/coding.ts';
import type { Range } from '../../shared/model/extraction.ts';
import { type CodeWords, codeWordsOf, type SuggestedDimension } from './code-words.ts';
import {
  type Confidence,
  confidenceOfNothing,
  LEAST_CONFIDENCE,
  phraseConfidence,
} from './suggestion-confidence.ts';
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

export type SuggestOptions = {
  readonly confidence?: Confidence;
  /** Suggestions a person rejected; what stood behind them comes forward. */
  readonly isRejected?: (study: string, suggestion: string) => boolean;
};

/** Codes that the words about each study speak for, the surest first; the same words always give the same. */
export function suggestCodes(
  codebook: Codebook,
  studies: readonly StudyWords[],
  options: SuggestOptions = {},
): readonly Proposal[] {
  const book = codeWordsOf(codebook);
  const proposals = studies.flatMap((study) => proposalsFor(book, study, options));
  return proposals.toSorted((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}

function proposalsFor(
  book: CodeWords,
  study: StudyWords,
  { confidence = phraseConfidence, isRejected = () => false }: SuggestOptions,
): readonly Proposal[] {
  const isOpen = (proposal: Proposal) => !isRejected(study.study, proposal.id);
  const units = study.texts.flatMap((text) => unitsOf(text, study.leaveOut.get(text.document ?? '')));
  const readings = [...readUnits(book, units, study.shared), ...typeReadings(book, study, units)];
  return book.dimensions.flatMap((wanted) => {
    const own = withOutcome(readings.filter((reading) => reading.dimension === wanted.dimension.id));
    const groups = Map.groupBy(own, (reading) => `${reading.code}\n${reading.outcome ?? ''}`);
    const found = [...groups.values()].flatMap((group) => proposalOf(study, units, group, confidence) ?? []);
    return chosen(study, units, wanted, found.filter(isOpen)).filter(isOpen);
  });
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
        },
        because: [phrase.source],
      })),
  );
}

function proposalOf(
  study: StudyWords,
  units: readonly Unit[],
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
    id: idOf(study.study, main),
    study: study.study,
    reference: main.unit.reference,
    title: titleOf(units, main.unit.reference),
    dimension: main.dimension,
    code: main.code,
    ...pointingOf(ranked, main, confidence),
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

/** The direction that most of the texts tell, by how sure they are; with the words of the surest of those. */
function pointingOf(
  ranked: readonly Reading[],
  main: Reading,
  confidence: Confidence,
): Pick<Reading, 'direction' | 'asReported'> {
  const told = ranked.filter(({ direction, vague }) => direction !== null && !vague);
  const weight = (group: readonly Reading[]) =>
    group.reduce((sum, { signal }) => sum + confidence([signal]), 0);
  const [most] = [...Map.groupBy(told, ({ direction }) => direction).values()].toSorted(
    (a, b) => weight(b) - weight(a),
  );
  const { direction, asReported } = most?.[0] ?? ranked.find((one) => one.direction !== null) ?? main;
  return { direction, asReported };
}

function surest(readings: readonly Reading[], confidence: Confidence): Reading {
  return readings.reduce((best, one) => (confidence([one.signal]) > confidence([best.signal]) ? one : best));
}

/** Of what was found in one dimension, what is worth showing; where nothing was, the code that says so. */
function chosen(
  study: StudyWords,
  units: readonly Unit[],
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
    return nothingFound(study, units, dimension, hints);
  }
  if ((dimension.qualifiers ?? []).length > 0) return positive;
  if (dimension.choice === 'single') return positive.slice(0, 1);
  return positive.filter((proposal) => proposal.confidence >= best * BESIDE);
}

function nothingFound(
  study: StudyWords,
  units: readonly Unit[],
  dimension: Dimension,
  hints: readonly Proposal[],
): readonly Proposal[] {
  // An exclusive code with phrases of its own is told by them alone; one without by the silence of all others.
  const codes = dimension.codes.filter((code) => code.exclusive && !code.group && !code.phrases?.length);
  const hint = hints.toSorted((a, b) => b.confidence - a.confidence)[0];
  const code = hint?.code ?? (codes.length === 1 ? codes[0]?.id : undefined);
  const main = units[0];
  if (code === undefined || main === undefined) return [];
  const bare = { dimension: dimension.id, code, outcome: null, unit: main };
  return [
    {
      id: hint?.id ?? idOf(study.study, bare),
      study: study.study,
      reference: main.reference,
      title: titleOf(units, main.reference),
      dimension: dimension.id,
      code,
      direction: null,
      outcome: null,
      asReported: null,
      confidence: confidenceOfNothing(units.length - 1, hint?.because.length ?? 0),
      basis: hint?.basis ?? main.basis,
      claim: 'result',
      passages: hint?.passages ?? units.slice(0, PASSAGES).map(passageOf),
      because: hint?.because ?? [],
    },
  ];
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
