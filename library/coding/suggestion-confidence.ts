import type { Basis } from '../../shared/model/coding.ts';

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

/** Where what is shown begins to rise more slowly, and the most it shows. */
const SHOWN = { from: 0.6, most: 0.8 };

/**
 * How sure a suggestion from phrases alone is shown to be: texts about one study repeat each other, so many of them make
 * it less sure than chances of their own would. The order stays; what is learned from decisions has a calibration of its
 * own and goes by the confidence itself.
 */
export function shownConfidence(confidence: number): number {
  if (confidence <= SHOWN.from) return confidence;
  const rise = (confidence - SHOWN.from) / (MOST - SHOWN.from);
  return Math.round((SHOWN.from + rise * (SHOWN.most - SHOWN.from)) * 1_000) / 1_000;
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

/** Confidence that an exclusive code holds because nothing else was found, by how much could be read. */
export function confidenceOfNothing(units: number, phrases: number): number {
  return Math.min(0.8, 0.45 + 0.05 * Math.min(units, 4) + 0.1 * Math.min(phrases, 2));
}

/** Below this a suggestion is more noise than help; what an author only supposes is shown, marked, from less on. */
export const LEAST_CONFIDENCE = { result: 0.3, hypothesis: 0.2 } as const;
