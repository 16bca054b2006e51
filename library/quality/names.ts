import { CSL_NAME_FIELDS, type CslItem, type CslName } from '../../shared/model/csl.ts';
import type { QualityFinding } from './finding.ts';
import { nameKey } from './person-key.ts';

/** Names in capitals, with marks of affiliation, named twice, or that are no names. */
export function checkNames(item: CslItem): readonly QualityFinding[] {
  return CSL_NAME_FIELDS.flatMap((field): readonly QualityFinding[] => {
    const names = item[field];
    if (!Array.isArray(names) || names.length === 0) return [];
    const found = { check: 'name', field } as const;
    const others = names.filter(isOthers);
    if (others.length > 0) {
      const kept = names.filter((name) => !isOthers(name));
      const custom = { ...item.custom, [`${field}sTruncated`]: true };
      const fix = { [field]: kept.length > 0 ? kept : null, custom };
      return [{ ...found, gravity: 'wrong', message: '“Et al.” stands as a person.', fix }];
    }
    const tidied = names.map(tidyName);
    const twice = tidied.filter(
      (name, at) => tidied.findIndex((one) => nameKey(one) === nameKey(name)) === at,
    );
    if (twice.length < names.length)
      return [
        {
          ...found,
          gravity: 'doubtful',
          message: 'The same person is named twice.',
          fix: { [field]: twice },
        },
      ];
    if (JSON.stringify(tidied) !== JSON.stringify(names)) {
      const shouted = names.some(({ family }) => family !== undefined && isShouted(family));
      const message = shouted ? 'A name stands in capitals.' : 'A name carries marks that belong to no name.';
      return [{ ...found, gravity: 'untidy', message, fix: { [field]: tidied } }];
    }
    const odd = names.find(isOdd);
    if (odd === undefined) return [];
    const message = `“${(odd.literal ?? [odd.given, odd.family].filter(Boolean).join(' ')).slice(0, 80)}” may be no name.`;
    return [{ ...found, gravity: 'doubtful', message }];
  });
}

function isOthers({ family, given, literal }: CslName): boolean {
  const whole = (literal ?? [given, family].filter(Boolean).join(' ')).trim();
  return /^(?:(?:and )?others|et\.? ?al\.?|u\.? ?a\.?|\.\.\.|…)$/i.test(whole);
}

function isShouted(family: string): boolean {
  return /^\P{L}*(?:\p{Lu}[\p{Lu}'’\-\s]{3,})\P{L}*$/u.test(family);
}

function tidyName(name: CslName): CslName {
  if (name.literal !== undefined) {
    const literal = unmarked(name.literal);
    return literal === name.literal ? name : { ...name, literal };
  }
  const { family = '', given } = name;
  const bare = unmarked(family);
  const tidy = isShouted(bare) ? cased(bare) : bare;
  const first = given === undefined ? undefined : casedGiven(unmarked(given), isShouted(bare));
  if (tidy === family && first === given) return name;
  return { ...name, family: tidy, ...(first === undefined ? {} : { given: first }) };
}

/** Without footnote marks, and without commas and spaces around. */
function unmarked(text: string): string {
  return text
    .replace(/[*†‡§¶]+|[¹²³⁰-⁹]+/g, '')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
    .replace(/\s+/g, ' ');
}

function cased(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[\s\-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** A given name in capitals beside a family name in capitals; initials are left as they are. */
function casedGiven(given: string, beside: boolean): string {
  return beside && /^\p{Lu}{4,}(?:[\s-]\p{Lu}{4,})*$/u.test(given) ? cased(given) : given;
}

function isOdd({ family = '', literal }: CslName): boolean {
  if (literal !== undefined) return /^[\d\W]+$/u.test(literal) || /@\S+\.\w/.test(literal);
  return /\d|@|https?:/.test(family) || family.length > 80 || /^\P{L}+$/u.test(family);
}
