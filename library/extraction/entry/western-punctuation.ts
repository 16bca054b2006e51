import type { CslName } from '../../../shared/model/csl.ts';
import { westernDigits } from '../spelling.ts';

/** Letters of writing that has punctuation and digits of its own: Hebrew, Arabic, Persian, Chinese, Japanese, Korean. */
const OTHER_WRITING = /[\u0590-\u08FF\u3000-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uFB50-\uFDFF\uFF00-\uFFEF]/u;

const MARKS: readonly (readonly [RegExp, string])[] = [
  // What kind of work it is, as GB/T 7714 prints after the title.
  [/\s?\[(?:[JMDRCNSPGZA]|(?:J|M|EB|DB|N|R|D|C|CP)\/(?:OL|CD|DK|MT))\]/g, ''],
  [/[（﹙]\s*/g, ' ('],
  [/\s*[）﹚]\s*/g, ') '],
  // The title of a book; after that of an article it is the journal's.
  [/(?<=[）)，,]\s*)『([^』]+)』/gu, ' $1. '],
  [/\s*[『《〈]\s*|\s*「\s*/g, ' “'],
  [/\s*[』》〉]\s*|\s*」\s*/g, '” '],
  [/\s*[，、،]\s*/g, ', '],
  [/\s*[。．]\s*/g, '. '],
  [/\s*[；؛]\s*/g, '; '],
  [/\s*：\s*/g, ': '],
  // Names of persons without given and family name parted: a comma parts two persons.
  [/(?<=\p{Lo})・(?=\p{Lo})/gu, '; '],
  [/(?<=^[\p{sc=Han}\p{sc=Hangul}]{2,4}), (?=[\p{sc=Han}\p{sc=Hangul}]{2,4}(?:[.;(]|\s[(]))/gu, '; '],
  // "and" is one word with the name after it in Hebrew.
  [/(?<=\p{sc=Hebrew}\.,?) ו(?=\p{sc=Hebrew}{2,},)/gu, ' & '],
  [/[,\s]*(?<=[\p{Lo}])\s?[,]?\s?(?:等|ほか|他|外)(?=[.\s(]|$)/gu, ' et al.'],
  [/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, ''],
];

/** A year of the Persian or Islamic calendar, which is no year of ours. */
const OTHER_CALENDAR = /\s*[（(][۱١][۳-۴٣-٤][۰-۹٠-٩]{2}[）)]/u;

/** A reference in such writing with Western punctuation and digits, which is what the tagger knows. */
export function westernPunctuation(raw: string): string {
  if (!OTHER_WRITING.test(raw)) return raw;
  const plain = westernDigits(raw.replace(OTHER_CALENDAR, ''));
  return MARKS.reduce((text, [mark, western]) => text.replace(mark, western), plain)
    .replace(/\s+([.,;:)])/g, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

/** Names without the full stop after them, which in this writing abbreviates nothing. */
export function withoutStops(names: readonly CslName[] | undefined): readonly CslName[] | undefined {
  return names?.map((name) => ({
    ...name,
    ...(name.family ? { family: name.family.replace(STOP, '') } : {}),
    ...(name.given ? { given: name.given.replace(STOP, '') } : {}),
  }));
}

const STOP = /(?<=\p{Lo}{2})\.$/u;
