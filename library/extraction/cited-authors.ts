import { AND, AND_OTHERS } from './joining-words.ts';
import { foldName } from './spelling.ts';

/** One author as a citation names him or her. */
export type CitedName = { readonly family: string; readonly folded: string; readonly initials: string };

/** The author words of a citation read as persons. */
export type CitedPersons = {
  readonly names: readonly CitedName[];
  readonly etAl: boolean;
  /** All names read as the family name of one person, folded: "Souza e Silva". */
  readonly whole: string;
};

const ET_AL = new RegExp(`[,\\s]*[*_]?${AND_OTHERS}[*_]?(?=$|[\\s,.;:)'’*_\\]])\\.?`, 'iu');

const CONNECTOR = new RegExp(`\\s*,?\\s+(?:${AND}|a|with|mit)\\s+|\\s*&\\s*|\\s*[,;/]\\s*`, 'iu');

/** Possessive ending of the last name ("Okafor’s", "Peters’"). */
export const POSSESSIVE = /(?:['’ʼ]s|(?<=s)['’ʼ])$/u;

/** Splits "Steel, Newman and Quayle", "J. T. Berg" or "Seto et al." into names; particles stay with the family. */
export function citedPersons(words: string): CitedPersons {
  const plain = words.replace(/\s+/g, ' ').replace(/[*_]/g, '').trim();
  const cut = ET_AL.exec(plain);
  const listed = (cut ? plain.slice(0, cut.index) : plain).replace(/[,\s]+$/, '').replace(POSSESSIVE, '');
  const names: CitedName[] = [];
  for (const part of listed.split(CONNECTOR)) {
    const name = citedName(part.trim());
    if (name) names.push(name);
    else if (/^(?:\p{Lu}\.[ -]?)+$/u.test(part.trim()) && names.length > 0) {
      // "Berg, A." gives the initials after the family name.
      const last = names[names.length - 1]!;
      names[names.length - 1] = { ...last, initials: initialsOf(part) };
    }
  }
  return { names, etAl: cut !== null, whole: foldName(listed) };
}

function citedName(part: string): CitedName | undefined {
  const found = /^((?:(?!St\.)\p{Lu}\p{Ll}?\.[ -]?){1,4})?(.*)$/u.exec(part)!;
  const family = found[2]!
    .replace(/,?\s+(?:Jr|Sr|II|III|IV)\.?$/u, '')
    .replace(POSSESSIVE, '')
    .trim();
  const folded = foldName(family);
  if (folded === '' || !/\p{L}/u.test(family)) return undefined;
  return { family, folded, initials: initialsOf(found[1] ?? '') };
}

function initialsOf(given: string): string {
  return foldName(given.replace(/(\p{Lu})\p{Ll}+/gu, '$1'));
}
