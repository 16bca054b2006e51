import type { CslName } from '../../../shared/model/csl.ts';
import { PARTICLES } from './word-classes.ts';

const SUFFIX = /^(?:jr|sr|jun|sen|junior|ii|iii|iv|2nd|3rd|4th|esq|fils|père)\.?$/i;
const INITIAL = /^(?:\p{Lu}\p{M}*|Ch|Th|Ph|Yu|Ya|Zh|St|Chr|Kh|Sh|Fr|Wm|Jos|Geo|Chas|Ju|Ye|Iu|Ia)\.?$/u;
const GLUED_INITIALS = /^(?:\p{Lu}\p{M}*[.’'‐-]*\s?){1,5}\.?$/u;

/** "Jr.", "III" and the like. */
export const isSuffix = (word: string): boolean => SUFFIX.test(word.replace(/[()]/g, ''));

/** Whether the text is nothing but initials: "J. P.", "J.-P.", "JP", "M. van"; 4 letters at most when unpunctuated. */
export function isInitials(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length === 0 || words.length > 5 || words[0] === '') return false;
  let letters = 0;
  for (const word of words) {
    if (PARTICLES.has(word) && letters > 0) continue;
    // "Wexmoor JR": two capitals without a full stop are initials, "Jr" and "Jr." are not.
    if (isSuffix(word) && word.length > 1 && !/^[JS]R$/.test(word)) return false;
    if (INITIAL.test(word)) letters++;
    else if (
      GLUED_INITIALS.test(word) &&
      (/[.-]/.test(word) || word.length <= 3 || (word.length <= 4 && words.length === 1))
    )
      letters++;
    else if (/^(?:\p{Lu}\p{Ll}{0,2}\.[-‐]?){1,4}(?:\p{Lu}\p{Ll}{0,2}\.?)?$/u.test(word) && word.includes('.'))
      letters++;
    else return false;
  }
  return letters > 0;
}

/** Moves lower-case particles off the front of a family name: "van der Berg" → ["van der", "Berg"]. */
export function splitParticle(family: string): readonly [string, string] {
  const words = family.split(' ');
  let n = 0;
  while (
    n < words.length - 1 &&
    PARTICLES.has(words[n]!) &&
    words[n] === words[n]!.toLowerCase() &&
    words[n] !== 'y' &&
    words[n] !== 'e'
  )
    n++;
  const elided = /^(d['’]|l['’]|dell['’]|dall['’])(?=\p{Lu})/u.exec(words[n] ?? '');
  if (elided && n < words.length) {
    const rest = [words[n]!.slice(elided[0].length), ...words.slice(n + 1)].join(' ');
    return [[...words.slice(0, n), elided[0]].join(' '), rest];
  }
  return [words.slice(0, n).join(' '), words.slice(n).join(' ')];
}

/** "MÜLLER" as it would be written in running text; short all-capitals stay, they may be initials or acronyms. */
function lowerCapitals(family: string): string {
  if (!/^[\p{Lu}\p{M}\s'’.-]{4,}$/u.test(family) || !/\p{Lu}{3}/u.test(family)) return family;
  return family
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** Stands for the space within a part of a name while a list is taken apart; a character for private use. */
export const JOINED = '\uE000';

const tidy = (text: string): string =>
  text
    .replaceAll(JOINED, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:*&/–—-]+|[\s,;:*&/–—]+$/g, '')
    .trim();

/** Puts a person together; a particle after the given name ("Bruggen, Madeleine van der") goes to the family name. */
export function person(family: string, given: string, suffix = ''): CslName {
  let first = tidy(given);
  let last = tidy(family).replace(/^['’](?=\p{L})/u, '');
  let end = suffix;
  const lastSuffix = /^(.*\S)[\s,]+((?:Jr|Sr)\.?|I{2,3}|IV)$/u.exec(last);
  const firstSuffix = /^(.*\S)[\s,]+((?:Jr|Sr)\.?|I{2,3}|IV)$/u.exec(first);
  if (!end && lastSuffix) [, last, end] = lastSuffix as unknown as [string, string, string];
  else if (!end && firstSuffix) [, first, end] = firstSuffix as unknown as [string, string, string];
  const words = first.split(' ');
  let trailing = words.length;
  while (
    trailing > 1 &&
    PARTICLES.has(words[trailing - 1]!) &&
    words[trailing - 1] === words[trailing - 1]!.toLowerCase() &&
    words[trailing - 1] !== 'y'
  )
    trailing--;
  let [particle, rest] = splitParticle(last);
  if (trailing < words.length && words[trailing - 1] !== '') {
    particle = [words.slice(trailing).join(' '), particle].filter(Boolean).join(' ');
    first = words.slice(0, trailing).join(' ');
  }
  last = rest;
  if (!/\.$/.test(last) || last.length > 3) last = last.replace(/(?<=\p{L}{2})\.$/u, '');
  if (first && !isInitials(first)) first = first.replace(/(?<=\p{Ll}{3})\.$/u, '');
  return {
    family: lowerCapitals(last),
    ...(first ? { given: isInitials(first) ? first : lowerCapitals(first) } : {}),
    ...(particle ? { 'non-dropping-particle': particle } : {}),
    ...(end ? { suffix: end.replace(/^\(|\)$/g, '') } : {}),
  };
}

/** An organisation, or a name that cannot be taken apart. */
export const organisation = (name: string): CslName => ({
  literal: tidy(name).replace(/(?<=\p{L}{4}|[\p{Lu}\d]{2})\.$/u, ''),
});

const LONG_FAMILY =
  /^(?:남궁|황보|제갈|선우|독고|사공|서문|欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙)/u;

/** "김태진", "王小明": Korean and Chinese names are printed together, family name first. */
export function nameTogether(word: string): CslName | undefined {
  const long = LONG_FAMILY.test(word) && word.length > 2;
  if (!/^(?:\p{Script=Hangul}{2,4}|\p{Script=Han}{2,3})$/u.test(word) && !(long && word.length === 4))
    return undefined;
  const at = long ? 2 : 1;
  return { family: word.slice(0, at), given: word.slice(at) };
}

/** Takes apart a name written given name first: "Anton J.L.M. van Balkom", "J. van der Berg Jr.". */
export function directName(text: string): CslName {
  const words = tidy(text).split(' ').filter(Boolean);
  let suffix = '';
  // "C. D. Jun" is no suffix of initials.
  if (words.length > 2 && isSuffix(words.at(-1)!) && !isInitials(words.slice(0, -1).join(' ')))
    suffix = words.pop()!.replace(/,$/, '');
  const together = words.length === 1 ? nameTogether(words[0]!) : undefined;
  if (together) return together;
  // "Wistuba II": the initials of one more name of a list without commas within names.
  if (words.length === 2 && /^I{2,3}$/.test(words[1]!)) return person(words[0]!, words[1]!);
  if (words.length === 1) return { family: lowerCapitals(words[0]!.replace(/(?<=\p{L}{3})\.$/u, '')) };
  let start = words.length - 1;
  const firstParticle = words.findIndex(
    (word, i) =>
      i > 0 && i < words.length - 1 && PARTICLES.has(word) && word === word.toLowerCase() && word.length > 1,
  );
  if (firstParticle > 0) start = firstParticle;
  else if (
    start > 1 &&
    /^(?:La|Le|De|Di|Del|Della|Van|Von|Da|Dos|Du|Des|El|Al|Ben|Mac|St\.?|San|Ter|Den|Der|Lo|Degli|Ó|Ní|Nic|Uí|Mac|Te)$/.test(
      words[start - 1]!,
    )
  ) {
    start--;
    if (start > 1 && /^(?:Van|Von|De)$/.test(words[start - 1]!)) start--;
  }
  // "J.Smith": initials printed without a space before the family name.
  const glued = /^((?:\p{Lu}\.[-‐]?)+)(\p{Lu}\p{Ll}.*)$/u.exec(words[start]!);
  if (glued) return person(glued[2]!, [...words.slice(0, start), glued[1]!].join(' '), suffix);
  return person(words.slice(start).join(' '), words.slice(0, start).join(' '), suffix);
}
