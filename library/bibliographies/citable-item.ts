import {
  CSL_DATE_FIELDS,
  CSL_NAME_FIELDS,
  type CslDate,
  type CslItem,
  type CslName,
} from '../../shared/model/csl.ts';

/** An item in the exact shape a CSL processor expects. */
export type CitableItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** More names or letters than any style prints, and enough to keep a processor busy for minutes. */
const MOST_NAMES = 1_000;
const MOST_LETTERS = 20_000;

/**
 * The item as a CSL processor may be given it: strings, names and dates of the right shape, nothing of Gleaner's own,
 * within bounds; `cut` says in sentences what was shortened. The printed letter after a year is the style's to give.
 */
export function citable(
  id: string,
  item: CslItem,
): { readonly item: CitableItem; readonly cut: readonly string[] } {
  const cut: string[] = [];
  const title = (item.title ?? item['citation-key'] ?? 'An entry').slice(0, 60);
  const clean: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(item)) {
    if (field === 'custom' || field === 'year-suffix' || field === 'id') continue;
    if ((CSL_NAME_FIELDS as readonly string[]).includes(field)) {
      const names = namesOf(value);
      if (names.length > MOST_NAMES)
        cut.push(`“${title}” was printed with ${MOST_NAMES} of its ${names.length} names.`);
      if (names.length > 0) clean[field] = shortened(names);
    } else if ((CSL_DATE_FIELDS as readonly string[]).includes(field)) {
      const date = dateOf(value as CslDate);
      if (date !== undefined) clean[field] = date;
    } else if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value);
      if (text.length > MOST_LETTERS)
        cut.push(`The ${field} of “${title}” was cut after ${MOST_LETTERS} characters.`);
      if (text !== '') clean[field] = text.slice(0, MOST_LETTERS);
    }
  }
  return { item: { ...clean, id, type: item.type }, cut };
}

function namesOf(value: unknown): readonly CslName[] {
  if (!Array.isArray(value)) return [];
  return value.filter((name: unknown) => {
    if (typeof name !== 'object' || name === null) return false;
    return Object.values(name).some((part) => typeof part === 'string' && part.trim() !== '');
  });
}

/** The first names and the last one, which some styles print. */
function shortened(names: readonly CslName[]): readonly CslName[] {
  return names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES - 1), names.at(-1)!];
}

function dateOf(date: CslDate | undefined): CslDate | undefined {
  if (typeof date !== 'object' || date === null) return undefined;
  const parts = date['date-parts']?.filter(
    (part) => Array.isArray(part) && part.length > 0 && Number.isFinite(part[0]),
  );
  if (parts !== undefined && parts.length > 0) return { ...date, 'date-parts': parts };
  const words = date.literal ?? date.raw;
  return words === undefined || words.trim() === '' ? undefined : { literal: words };
}
