import { language } from './language.ts';

/** The locale that dates, numbers and sorting follow: the language spoken, with the computer's own region where it fits. */
export function locale(): string {
  const spoken = language.language;
  const own = globalThis.navigator?.languages?.find((tag) => tag.split('-')[0] === spoken && isTag(tag));
  return own ?? spoken;
}

/** A system's locale can reach the page in a form of its own ("en-US@posix"), which Intl refuses. */
function isTag(tag: string): boolean {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag);
}

/** A moment as date and time, from its ISO form. */
export function formatMoment(iso: string): string {
  return cached(
    `moment`,
    (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(new Date(iso));
}

/** A number with the separators of the language. */
export function formatNumber(value: number): string {
  return cached('number', (tag) => new Intl.NumberFormat(tag)).format(value);
}

/** A size in bytes as a person reads it, in steps of 1000. */
export function formatBytes(bytes: number): string {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(steps.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = steps[step] ?? 'byte';
  const value = bytes / 1000 ** step;
  return cached(
    `bytes ${unit}`,
    (tag) =>
      new Intl.NumberFormat(tag, {
        style: 'unit',
        unit,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
      }),
    value < 10 ? ' small' : '',
  ).format(value);
}

/** Which of two texts comes first in the language, numbers by their value. */
export function compareTexts(left: string, right: string): number {
  return cached('collator', (tag) => new Intl.Collator(tag, { numeric: true })).compare(left, right);
}

const made = new Map<string, unknown>();

/** Making one of these takes longer than using it a thousand times. */
function cached<T>(kind: string, make: (tag: string) => T, variant = ''): T {
  const tag = locale();
  const key = `${tag} ${kind}${variant}`;
  const found = made.get(key) as T | undefined;
  if (found !== undefined) return found;
  const fresh = make(tag);
  made.set(key, fresh);
  return fresh;
}
