/** A piece of a text: UTF-16 offsets. */
export type Piece = { readonly start: number; readonly end: number };

/** The sentences of a text without the blanks around them, as the language's rules cut them (UAX 29). */
export function sentencesOf(text: string, language?: string): readonly Piece[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return [...segments].flatMap(({ segment, index }) => {
    const start = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });
}

/** A piece with its first or its last word given up, or one more taken in; the piece itself where there is none. */
export function movedByWord(
  text: string,
  { start, end }: Piece,
  edge: 'start' | 'end',
  step: 1 | -1,
  language?: string,
): Piece {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].flatMap(
    ({ segment, index, isWordLike }) =>
      isWordLike === true ? [{ start: index, end: index + segment.length }] : [],
  );
  if (edge === 'start') {
    const starts = words.map((word) => word.start);
    const to = step === 1 ? starts.find((at) => at > start) : starts.findLast((at) => at < start);
    return to === undefined || to >= end ? { start, end } : { start: to, end };
  }
  // What closes the text after its last word, a full stop or a bracket, can be taken in as well.
  const ends = [...words.map((word) => word.end), text.trimEnd().length];
  const to = step === 1 ? ends.find((at) => at > end) : ends.findLast((at) => at < end);
  return to === undefined || to <= start ? { start, end } : { start, end: to };
}
