import { useMemo } from 'react';
import type { Reading } from '../../stores/reading.ts';
import type { Marks } from '../../stores/text-marks.ts';

type Range = { readonly start: number; readonly end: number };

/** What is marked in a document, with the place the person was led to. */
export function useMarks(reading: Reading, at: Range | null): Marks {
  return useMemo(
    () => ({ citations: reading.citations, passages: reading.passages, spot: at && widened(at) }),
    [reading, at],
  );
}

/** A place of no length would show nothing. */
function widened(at: Range): Range {
  return at.end > at.start ? at : { start: at.start, end: at.start + 1 };
}
