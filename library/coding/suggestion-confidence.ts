import type { Basis } from '../../shared/model/coding.ts';
import { logOdds, probabilityOf } from './logistic-model.ts';

/** What speaks for a code in one unit of text, as far as confidence goes. */
export type Signal = {
  readonly basis: Basis;
  /** Words in the longest indicator phrase found; 0 for a record's type alone. */
  readonly phraseLength: number;
  /** How near the outcome stands: in the unit, in its sentence, in the title only, nowhere; `none` where none is needed. */
  readonly tie: 'unit' | 'sentence' | 'title' | 'unsaid' | 'none';
  readonly directed: boolean;
  readonly hypothesis: boolean;
  /** True where the text reports several studies and does not say which it means. */
  readonly shared: boolean;
  /** True where only the code's own wording was found, no phrase that somebody wrote for it. */
  readonly implied: boolean;
};

/** Turns signals into a probability, 0-1. A learned one can stand in its place. */
export type Confidence = (signals: readonly Signal[]) => number;

/** How often an indicator phrase means its code, by whose words they are: an estimate to begin with, not a measurement. */
const BASIS: Readonly<Record<Basis, number>> = {
  title: 0.6,
  abstract: 0.55,
  'as cited': 0.5,
  'full text': 0.4,
};
const TIE: Readonly<Record<Signal['tie'], number>> = {
  unit: 1.1,
  sentence: 1,
  title: 0.8,
  unsaid: 0.75,
  none: 1,
};
const TYPE_ALONE = 0.45;
const IMPLIED = 0.8;
const MOST = 0.95;

/** Confidence from phrases alone: each unit of text is one more chance to be right. */
export const phraseConfidence: Confidence = (signals) => {
  const doubt = signals.reduce((rest, signal) => rest * (1 - probability(signal)), 1);
  return Math.min(MOST, Math.round((1 - doubt) * 1_000) / 1_000);
};

/** What a suggestion from phrases alone rests on. */
export type Footing = {
  /** `own` words of the study, words of works that `cite` it, or words on what it bears `upon`. */
  readonly kind: 'own' | 'cited' | 'upon';
  readonly hypothesis: boolean;
};

/**
 * Log odds that a suggestion from phrases alone is right, by what it rests on, where its confidence is even: what seven
 * sets of codings had in common, each judged by the others (docs/decisions/0087).
 */
const EVEN_ODDS: Readonly<Record<Footing['kind'], number>> = { own: 1.6, cited: 0.65, upon: 0.95 };
const SUPPOSED = -1;
/** How much of its confidence tells beyond that: texts about one study repeat each other. */
const TOLD = 0.25;

/**
 * How sure a suggestion from phrases alone is shown to be. Confidence orders suggestions; how often they are right goes
 * more by whose words they rest on. What is learned from decisions has a calibration of its own and goes by the
 * confidence itself.
 */
export function shownConfidence(confidence: number, { kind, hypothesis }: Footing): number {
  const odds = EVEN_ODDS[kind] + (hypothesis ? SUPPOSED : 0) + TOLD * logOdds(confidence);
  return Math.round(probabilityOf(odds) * 1_000) / 1_000;
}

function probability(signal: Signal): number {
  if (signal.phraseLength === 0) return TYPE_ALONE;
  const length = signal.phraseLength === 1 ? 0.85 : signal.phraseLength === 2 ? 1 : 1.1;
  const direction = signal.tie === 'none' || signal.directed ? 1 : 0.75;
  // Whom a work studied stays true where its citing author supposes; what bears on what does not.
  const claim = !signal.hypothesis ? 1 : signal.tie === 'none' ? 0.8 : 0.5;
  return Math.min(
    0.9,
    BASIS[signal.basis] *
      length *
      TIE[signal.tie] *
      direction *
      claim *
      (signal.shared ? 0.7 : 1) *
      (signal.implied ? IMPLIED : 1),
  );
}

const LEAST_OF_SILENCE = 0.3;

/**
 * Confidence that an exclusive code holds because nothing else was found: the more phrases the other codes have (their
 * mean number), the more their silence tells; 0 where they have none.
 */
export function confidenceOfSilence(phrases: number): number {
  if (phrases === 0) return 0;
  return Math.max(LEAST_OF_SILENCE, Math.round((0.8 - 0.9 * Math.exp(-phrases / 4.5)) * 1_000) / 1_000);
}

/** Below this a suggestion is more noise than help; what an author only supposes is shown, marked, from less on. */
export const LEAST_CONFIDENCE = { result: 0.3, hypothesis: 0.2 } as const;
