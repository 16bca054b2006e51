import i18next, { type i18n } from 'i18next';
import { en } from './en.ts';

/** The translation machinery, ready with English at once; other languages are added beside it. */
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
