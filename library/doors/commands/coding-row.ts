import type { Coding } from '../../../shared/model/coding.ts';

/** A coding as one line: study, code, qualifiers, coder, number of passages. */
export function codingRow(coding: Coding): string[] {
  const qualified = [coding.direction, coding.outcome].filter(Boolean).join(', ');
  const passages = coding.passages.length === 1 ? '1 passage' : `${coding.passages.length} passages`;
  return [coding.study, `${coding.dimension}:${coding.code}`, qualified, coding.coder, passages];
}
