import type { ReviewEntry } from '../../shared/contract/review.ts';

/** Readings less certain than this are marked. */
export const DOUBTFUL = 0.8;

/** A stretch of a raw entry and the doubtful field it was read as, if any. */
export type RawMark = { readonly text: string; readonly field: string | null; readonly start: number };

/** A raw entry cut where doubtful values begin and end; where values overlap, the least certain one is marked. */
export function rawMarks({ raw, fields }: Pick<ReviewEntry, 'raw' | 'fields'>): readonly RawMark[] {
  const taken: { start: number; end: number; field: string }[] = [];
  for (const { field, probability, places } of fields) {
    if (probability >= DOUBTFUL) continue;
    for (const { start, end } of places) {
      if (taken.every((one) => end <= one.start || start >= one.end)) taken.push({ start, end, field });
    }
  }
  const marks: RawMark[] = [];
  let at = 0;
  for (const { start, end, field } of taken.sort((a, b) => a.start - b.start)) {
    if (start > at) marks.push({ text: raw.slice(at, start), field: null, start: at });
    marks.push({ text: raw.slice(start, end), field, start });
    at = end;
  }
  if (at < raw.length) marks.push({ text: raw.slice(at), field: null, start: at });
  return marks;
}
