import { en } from './en.ts';
import { mirrored } from './mirrored.ts';

/** The texts of one language, nested by screen as in en.ts. */
export type Texts = { readonly [key: string]: string | Texts };

/** One language the interface speaks. */
export type Language = {
  /** BCP 47 tag. */
  readonly tag: string;
  /** Its name in itself, as a list of languages shows it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Left out of the list of languages: made by a program, to see whether the screens bear it. */
  readonly hidden?: boolean;
  /** Fetches its texts; each language is a file of its own, loaded when it is chosen. */
  readonly load: () => Promise<Texts>;
};

/**
 * Every language, English first. Another one is a folder's worth of files beside English (`fi.ts` and `fi-<feature>.ts`)
 * and one line here: `{ tag: 'fi', name: 'suomi', direction: 'ltr', load: async () => (await import('./fi.ts')).fi }`.
 */
export const LANGUAGES: readonly Language[] = [
  { tag: 'en', name: 'English', direction: 'ltr', load: async () => en },
  { tag: 'es', name: 'español', direction: 'ltr', load: async () => (await import('./es.ts')).es },
  { tag: 'fi', name: 'suomi', direction: 'ltr', load: async () => (await import('./fi.ts')).fi },
  { tag: 'ar-XB', name: 'Mirrored', direction: 'rtl', hidden: true, load: async () => mirrored(en) },
];

/** The language of a tag: itself, else that of the same main language, else undefined. */
export function languageOf(tag: string): Language | undefined {
  const wanted = tag.toLowerCase();
  const main = wanted.split('-')[0];
  return (
    LANGUAGES.find((language) => language.tag.toLowerCase() === wanted) ??
    LANGUAGES.find((language) => language.hidden !== true && language.tag === main)
  );
}

/** The first of the wished languages that there is; English where there is none. */
export function bestLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const found = languageOf(tag);
    if (found !== undefined && found.hidden !== true) return found;
  }
  return LANGUAGES[0] as Language;
}
