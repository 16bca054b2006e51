import { foldWords } from '../references/folded-text.ts';

/** What a text says of the study behind it, in signs that two reports of one study share. */
export type StudySigns = {
  /** Numbers of people or units studied, as digits: "4549". */
  readonly sampleSizes: ReadonlyMap<string, string>;
  /** Names given in quotation marks: surveys, programmes, projects. */
  readonly quotedNames: ReadonlyMap<string, string>;
  /** Names in capitals or with digits inside, such as project acronyms. */
  readonly acronyms: ReadonlySet<string>;
};

/** Nouns for what a study counts; general across fields. */
const UNITS =
  '(?:respondents?|participants?|individuals?|people|persons?|patients?|adults?|children|adolescents?|students?|users?|offenders?|women|men|households?|clients?|subjects?|cases|responses|interviews|families|schools|clinics|records|residents|workers|employees|teachers|nurses|veterans|volunteers|smokers|drivers)';
const NUMBER = '(\\d{1,3}(?:[,\\u202f\\u00a0 ]\\d{3})+|\\d{2,7})';
/** "4,549 active anonymous … offenders": at most eight words between the number and the noun. */
const SAMPLE = new RegExp(
  `\\b${NUMBER}\\s+(?!(?:million|billion|thousand|percent|per)\\b)(?:[\\p{L}-]+\\s+){0,8}?${UNITS}\\b`,
  'giu',
);
const N_EQUALS = new RegExp(`\\b[nN]\\s*=\\s*${NUMBER}`, 'gu');
const QUOTED = /[“"‘'«]([^“”"‘’'«»\n]{6,80})[”"’'»]/gu;
const ACRONYM = /\b(?=[\p{L}\d]*\p{Lu})(?=[\p{L}\d]*(?:\d|\p{Lu}[\p{L}\d]*\p{Lu}))[\p{L}\d]{3,12}\b/gu;

/** Reads the signs of a text; a reference list should be left out of it. */
export function studySigns(text: string): StudySigns {
  const sampleSizes = new Map<string, string>();
  for (const pattern of [SAMPLE, N_EQUALS]) {
    for (const match of text.matchAll(pattern)) {
      const digits = (match[1] ?? '').replace(/\D/g, '');
      // Small numbers, round ones and years say little about which study it is.
      if (Number(digits) < 30 || /^(?:19|20)\d\d$/.test(digits) || /00$/.test(digits)) continue;
      if (!sampleSizes.has(digits)) sampleSizes.set(digits, match[0].replace(/\s+/g, ' ').trim());
    }
  }
  const quotedNames = new Map<string, string>();
  for (const match of text.matchAll(QUOTED)) {
    const name = match[1] ?? '';
    if (!quotedNames.has(foldWords(name))) quotedNames.set(foldWords(name), name);
  }
  return {
    sampleSizes,
    quotedNames,
    acronyms: new Set([...text.matchAll(ACRONYM)].map((m) => m[0].toUpperCase())),
  };
}

/**
 * Why two texts look like reports of one study, as a sentence; undefined where they do not. An equal number of people
 * studied is needed, and a second sign beside it; names alone can be shared by sister surveys.
 */
export function oneStudyReason(left: StudySigns, right: StudySigns): string | undefined {
  const sizes = [...left.sampleSizes.keys()].filter((size) => right.sampleSizes.has(size));
  const size = sizes.toSorted((a, b) => b.length - a.length)[0];
  if (size === undefined) return undefined;
  const name = [...left.quotedNames.keys()].find((quoted) => right.quotedNames.has(quoted));
  const acronym = [...left.acronyms].find((sign) => /\d/.test(sign) && right.acronyms.has(sign));
  const shared = [...left.acronyms].filter((sign) => right.acronyms.has(sign));
  if (name === undefined && acronym === undefined && shared.length < 2) return undefined;
  const second =
    acronym !== undefined
      ? `and both name ${acronym}`
      : name !== undefined
        ? `and both name “${left.quotedNames.get(name)}”`
        : `and both name ${shared.slice(0, 2).join(' and ')}`;
  return `Both report “${left.sampleSizes.get(size)}” (${size}), ${second}.`;
}
