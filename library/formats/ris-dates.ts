import type { CslDate } from '../../shared/model/csl.ts';
import { parseDateText, parseEdtf } from './date-text.ts';
import type { ItemDraft } from './item-draft.ts';
import { foldLines, type TaggedField } from './tag-grammar.ts';

/** `2016/09/12/other`: any part may be missing; the last says what the others cannot. */
function readRisDate(value: string): CslDate | undefined {
  const match = /^(\d{4})?\/(\d{0,2})\/(\d{0,2})(?:\/(.*))?$/.exec(value.trim());
  if (!match) return parseDateText(value.replace(/\/+$/, ''));
  const [, year, month, day, other = ''] = match;
  const whole = parseEdtf(other);
  if (whole) return whole;
  if (year === undefined) return other === '' ? undefined : { literal: other };
  const numbers = [Number(year), Number(month), Number(day)];
  const parts = numbers.slice(0, numbers[1] ? (numbers[2] ? 3 : 2) : 1);
  const named = other === '' || parts.length > 1 ? undefined : parseDateText(`${other} ${year}`);
  return named?.['date-parts'] ? named : { 'date-parts': [parts] };
}

/** Sets when the work was published and when it was looked at. */
export function readRisDates(draft: ItemDraft, fields: readonly TaggedField[]): void {
  const dates = (tags: readonly string[]): CslDate[] =>
    fields
      .filter(({ tag }) => tags.includes(tag))
      .map(({ lines }) => readRisDate(foldLines(lines)))
      .filter((date) => date !== undefined);
  const [year, ...moreYears] = dates(['PY', 'Y1']);
  const candidates = [...moreYears, ...dates(['DA'])];
  draft.issued = year ?? candidates[0];
  for (const candidate of candidates)
    if (refines(draft.issued as CslDate | undefined, candidate)) draft.issued = candidate;
  draft.accessed = dates(['Y2'])[0];
}

/** Whether the second date says more about the same year than the first. */
function refines(date: CslDate | undefined, other: CslDate): boolean {
  const [one] = date?.['date-parts'] ?? [];
  const [two] = other['date-parts'] ?? [];
  if (!two) return false;
  if (!one) return date?.literal === undefined;
  if (one[0] !== two[0]) return false;
  return (
    two.length > one.length ||
    (other['date-parts']?.length ?? 0) > (date?.['date-parts']?.length ?? 0) ||
    (other.season !== undefined && one.length === 1) ||
    (other.circa !== undefined && two.length >= one.length)
  );
}
