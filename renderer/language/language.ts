import i18next, { type i18n } from 'i18next';
import { en } from './en.ts';
import { bestLanguage, type Language, languageOf } from './languages.ts';

/** The translation machinery, ready with English at once; other languages are fetched when they are chosen. */
export const language: i18n = i18next.createInstance({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
void language.init();

/** One text of the interface by its key; for use outside components. */
export function t(key: string, values?: Record<string, unknown>): string {
  return String(language.t(key as never, values as never));
}

/**
 * Speaks a language: 'system' is the first of `wished` that there is. Answers the language spoken, and whether it is the
 * one asked for; one that is not there, or cannot be fetched, is English.
 */
export async function speak(
  chosen: string,
  wished: readonly string[],
): Promise<{ readonly language: Language; readonly asked: boolean }> {
  const wanted = chosen === 'system' ? bestLanguage(wished) : languageOf(chosen);
  const spoken = wanted ?? bestLanguage([]);
  try {
    if (!language.hasResourceBundle(spoken.tag, 'translation')) {
      language.addResourceBundle(spoken.tag, 'translation', await spoken.load(), true, true);
    }
    await language.changeLanguage(spoken.tag);
    return { language: spoken, asked: wanted !== undefined };
  } catch {
    await language.changeLanguage('en');
    return { language: bestLanguage([]), asked: false };
  }
}
