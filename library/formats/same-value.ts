import { cleanPages } from './identifiers.ts';
import { splitKeywords } from './item-draft.ts';

/** Whether two values of a CSL variable say the same: spaces, Unicode form and the dash of a page range do not count. */
export function sameItemValue(variable: string, one: unknown, other: unknown): boolean {
  return canonical(variable, one) === canonical(variable, other);
}

function canonical(variable: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value) && value.length === 0) return '';
  if (variable === 'keyword') return JSON.stringify(splitKeywords(String(value)));
  if (variable === 'page') return cleanPages(String(value));
  if (typeof value === 'string' || typeof value === 'number') return canonicalText(String(value));
  return JSON.stringify(sorted(value));
}

function canonicalText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/<span class="nocase">([\s\S]*?)<\/span>/g, '$1')
    .replace(/<sc>([\s\S]*?)<\/sc>/g, '<span style="font-variant:small-caps;">$1</span>')
    .replace(/font-variant: small-caps/g, 'font-variant:small-caps')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function sorted(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== '' && inner !== false)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
