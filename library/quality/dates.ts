import { CSL_DATE_FIELDS, type CslDate, type CslItem } from '../../shared/model/csl.ts';
import type { QualityFinding } from './finding.ts';

/** Printing came to Europe about then; anything older is likelier a slip. */
const EARLIEST = 1450;
const WORDS =
  /^(?:n\.?\s?d\.?|s\.?\s?[ad]\.?|o\.?\s?j\.?|undated|no date|in press|forthcoming|submitted|in preparation|under review|ahead of print)$/i;

/** Dates that cannot be, lie ahead, or are words nobody can sort by. */
export function checkDates(item: CslItem, year: number): readonly QualityFinding[] {
  return CSL_DATE_FIELDS.flatMap((field) => {
    const date = item[field];
    const said = date === undefined ? undefined : wrongWith(date, field === 'issued' ? year + 2 : year + 1);
    return said === undefined ? [] : [{ check: 'date', field, ...said } as const];
  });
}

function wrongWith(date: CslDate, latest: number): Pick<QualityFinding, 'gravity' | 'message'> | undefined {
  const parts = date['date-parts'] ?? [];
  if (parts.length === 0) {
    const words = (date.literal ?? date.raw ?? '').replace(/^[[(\s]+|[\])\s]+$/g, '');
    if (words === '' || WORDS.test(words) || /\d{4}|\d\d? century/i.test(words)) return undefined;
    return { gravity: 'doubtful', message: `“${words.slice(0, 80)}” is not a date that can be sorted by.` };
  }
  for (const part of parts) {
    const impossible = impossiblePart(part);
    if (impossible !== undefined) return { gravity: 'wrong', message: impossible };
  }
  const [first, last] = parts;
  const [from, to] = [first?.[0] ?? 0, last?.[0]];
  if (from > latest) return { gravity: 'doubtful', message: `The year ${from} lies ahead.` };
  if (from < EARLIEST) return { gravity: 'doubtful', message: `The year ${from} is very early.` };
  if (to !== undefined && first !== undefined && last !== undefined && rank(last) < rank(first))
    return { gravity: 'wrong', message: 'The range ends before it begins.' };
  return undefined;
}

function impossiblePart([year, month, day]: readonly number[]): string | undefined {
  if (year === undefined || !Number.isInteger(year)) return 'The date has no year.';
  if (month === undefined) return undefined;
  if (month < 1 || month > 12) return `There is no month ${month}.`;
  if (day === undefined) return undefined;
  const days = new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();
  return day < 1 || day > days ? `There is no day ${day} in that month.` : undefined;
}

function rank([year = 0, month = 0, day = 0]: readonly number[]): number {
  return year * 10_000 + month * 100 + day;
}
