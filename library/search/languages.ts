import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';

/** Snowball stemmers (Porter 2001) for languages other than English, which has lunr's own. */
const STEMMERS = {
  da: danish,
  de: german,
  el: greek,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
} as const;

/** A language other than English that words are stemmed in. */
export type StemmedLanguage = keyof typeof STEMMERS;
export type Language = 'en' | StemmedLanguage;

export const STEMMED_LANGUAGES = Object.keys(STEMMERS) as readonly StemmedLanguage[];

/** What records call languages besides BCP 47 tags: ISO 639-2 codes, as in RIS and MARC, and English names. */
const NAMES: Readonly<Record<string, Language>> = {
  eng: 'en',
  english: 'en',
  dan: 'da',
  danish: 'da',
  ger: 'de',
  deu: 'de',
  german: 'de',
  gre: 'el',
  ell: 'el',
  greek: 'el',
  spa: 'es',
  spanish: 'es',
  fin: 'fi',
  finnish: 'fi',
  fre: 'fr',
  fra: 'fr',
  french: 'fr',
  hun: 'hu',
  hungarian: 'hu',
  ita: 'it',
  italian: 'it',
  dut: 'nl',
  nld: 'nl',
  dutch: 'nl',
  nor: 'no',
  nob: 'no',
  nno: 'no',
  nb: 'no',
  nn: 'no',
  norwegian: 'no',
  por: 'pt',
  portuguese: 'pt',
  rum: 'ro',
  ron: 'ro',
  romanian: 'ro',
  rus: 'ru',
  russian: 'ru',
  swe: 'sv',
  swedish: 'sv',
  tur: 'tr',
  turkish: 'tr',
};

/** The language a record names, or undefined where it names none that is known here. */
export function languageOf(tag: string | undefined): Language | undefined {
  const name = /^\p{L}+/u.exec(tag?.trim().toLowerCase() ?? '')?.[0] ?? '';
  if (name === 'en') return 'en';
  return (
    STEMMED_LANGUAGES.find((known) => known === name) ??
    (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined)
  );
}

/** The stem of a lower-case word. */
export function stemIn(word: string, language: StemmedLanguage): string {
  return STEMMERS[language](word);
}

/**
 * Stands between a stem and its language: kind in a German record is not kind in an English one, and English words keep
 * the frequencies, and so the scores, that they have without records in other languages.
 */
const BETWEEN = '\u001f';
const BETWEEN_UNIT = BETWEEN.charCodeAt(0);

/** A stem with its language. */
export function markedTerm(stem: string, language: StemmedLanguage): string {
  return `${stem}${BETWEEN}${language}`;
}

/** Where the stem of a term, or of its beginning, ends. */
export function stemEnd(text: string): number {
  const at = text.indexOf(BETWEEN);
  return at < 0 ? text.length : at;
}

/** How many units of a term are its stem. */
export function stemLength(units: ArrayLike<number>, length: number): number {
  return length > 3 && units[length - 3] === BETWEEN_UNIT ? length - 3 : length;
}
