import type { StudyText } from '../../shared/contract/study.ts';
import type { Basis } from '../../shared/model/coding.ts';
import type { Range } from '../../shared/model/extraction.ts';
import { isHypothesis } from './claim-cues.ts';
import { type Word, wordsOf } from './phrase.ts';

/** The smallest piece of text that codes are suggested from: a title, a sentence, or one citing clause. */
export type Unit = Range & {
  /** Key of the text it stands in, such as `clause:<citation>`. */
  readonly key: string;
  readonly basis: Basis;
  readonly kind: StudyText['kind'];
  readonly reference: string;
  readonly document: string | null;
  readonly quote: string;
  readonly words: readonly Word[];
  /** Words of the same sentence before and after a clause; they can say what it bears on, never what it is. */
  readonly before: readonly Word[];
  readonly after: readonly Word[];
  /** True where the author supposes or explains rather than reports. */
  readonly hypothesis: boolean;
};

/**
 * Cuts a text into units. `leaveOut` holds the ranges of a document that do not speak of its own study: its reference
 * list, its tables, and the sentences in which it cites others.
 */
export function unitsOf(text: StudyText, leaveOut: readonly Range[] = []): readonly Unit[] {
  switch (text.kind) {
    case 'title':
      return [unit(text, { start: text.start, end: text.end })];
    case 'citing clause':
      return [clauseUnit(text)];
    case 'abstract':
      return sentencesOf(text.text, text.start).map((range) => unit(text, range));
    case 'document':
      return sentencesOf(text.text, text.start)
        .filter((range) => !overlaps(range, leaveOut))
        .map((range) => unit(text, range));
  }
}

function unit(text: StudyText, range: Range): Unit {
  const quote = text.text.slice(range.start - text.start, range.end - text.start);
  const words = wordsOf(quote, range.start);
  return {
    ...common(text),
    ...range,
    quote,
    words,
    before: [],
    after: [],
    hypothesis: text.kind !== 'title' && isHypothesis(words),
  };
}

function clauseUnit(text: StudyText): Unit {
  const words = wordsOf(text.text, text.start);
  const sentence = wordsOf(text.context?.text ?? '', text.start - (text.context?.start ?? 0));
  return {
    ...common(text),
    start: text.start,
    end: text.end,
    quote: text.text,
    words,
    before: sentence.filter((word) => word.end <= text.start),
    after: sentence.filter((word) => word.start >= text.end),
    hypothesis: isHypothesis(sentence.length > 0 ? sentence : words),
  };
}

function common({ key, basis, kind, reference, document }: StudyText) {
  return { key, basis, kind, reference, document };
}

// Assumes the ranges to be left out are few or sorted: a document has some hundreds of sentences and citations.
function overlaps(range: Range, others: readonly Range[]): boolean {
  return others.some((other) => other.start < range.end && range.start < other.end);
}

/** A full stop after these ends no sentence. */
const ABBREVIATION =
  /(?:\b(?:al|cf|e\.g|i\.e|vs|etc|Dr|Mr|Mrs|Ms|St|No|Fig|pp|p|vol|ed|eds|approx|ca)|\b\p{Lu})\.$/u;
const BREAK = /(?<=[.!?]["”’)\]]?)\s+(?=["“‘([]?[\p{Lu}\d])|\n\s*\n/gu;

/** The ranges of the sentences of a text; `offset` is added to each. */
export function sentencesOf(text: string, offset = 0): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(BREAK)) {
    const isParagraph = match[0].includes('\n\n') || /\n\s*\n/.test(match[0]);
    if (!isParagraph && ABBREVIATION.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    push(ranges, text, start, match.index, offset);
    start = match.index + match[0].length;
  }
  push(ranges, text, start, text.length, offset);
  return ranges;
}

function push(ranges: Range[], text: string, start: number, end: number, offset: number): void {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  const length = piece.trim().length;
  if (length > 0) ranges.push({ start: offset + start + lead, end: offset + start + lead + length });
}
