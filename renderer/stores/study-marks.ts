import type { Coding, StudyText, Suggestion } from './study.ts';

/** A run of a study's text: whether it is coded, part of the suggestion stood on, and one of its matched words. */
export type StudySegment = {
  readonly start: number;
  readonly end: number;
  readonly codings: readonly Coding[];
  readonly isSuggested: boolean;
  readonly isBecause: boolean;
};

type Range = { readonly start: number; readonly end: number };

/** Cuts one text of a study at its coded passages and at the suggestion stood on. Offsets are the document's own. */
export function cutStudyText(
  text: StudyText,
  codings: readonly Coding[],
  suggestion: Suggestion | null,
): readonly StudySegment[] {
  const whole = { start: text.start, end: text.start + text.text.length };
  const coded = codings.flatMap((coding) =>
    coding.passages
      .filter((passage) => isIn(text, passage) && overlaps(passage, whole))
      .map((passage) => ({ coding, start: passage.start, end: passage.end })),
  );
  const suggested = (suggestion?.passages ?? []).filter(
    (passage) =>
      passage.document === text.document &&
      (passage.document !== null || suggestion?.reference === text.reference) &&
      overlaps(passage, whole) &&
      agrees(text, passage),
  );
  const because = suggested.flatMap((passage) => wordsIn(text, passage, suggestion?.because ?? []));
  const edges = new Set([whole.start, whole.end]);
  for (const { start, end } of [...coded, ...suggested, ...because])
    for (const edge of [start, end]) if (edge > whole.start && edge < whole.end) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const segment = { start, end: sorted[index + 1] ?? whole.end };
    return {
      ...segment,
      codings: coded.filter((range) => overlaps(range, segment)).map(({ coding }) => coding),
      isSuggested: suggested.some((range) => overlaps(range, segment)),
      isBecause: because.some((range) => overlaps(range, segment)),
    };
  });
}

function isIn(text: StudyText, passage: Coding['passages'][number]): boolean {
  if (passage.document !== text.document) return false;
  if (passage.document !== null) return true;
  // The record's own words: title and abstract both count from 0, and are told apart by their basis.
  return passage.reference === text.reference && passage.basis === text.basis;
}

/** Titles and abstracts share offsets; a suggestion's quote tells which of them it is from. */
function agrees(text: StudyText, passage: Suggestion['passages'][number]): boolean {
  if (passage.document !== null) return true;
  return text.text.slice(passage.start - text.start, passage.end - text.start) === passage.quote;
}

function wordsIn(text: StudyText, passage: Range, words: readonly string[]): readonly Range[] {
  const from = Math.max(0, passage.start - text.start);
  const within = text.text.slice(from, Math.max(0, passage.end - text.start)).toLocaleLowerCase();
  return words.flatMap((word) => {
    const at = word === '' ? -1 : within.indexOf(word.toLocaleLowerCase());
    if (at < 0) return [];
    const start = text.start + from + at;
    return [{ start, end: start + word.length }];
  });
}

function overlaps(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}
