import type { AnalysedField } from './analysed-field.ts';
import type { Language } from './languages.ts';

/** Long texts taken apart lately: of a reference that is tagged twice, only what changed is analysed again. */
export type AnalysedTexts = {
  readonly get: (text: string, language: Language) => AnalysedField | undefined;
  readonly put: (text: string, language: Language, analysed: AnalysedField) => void;
};

/** UTF-16 units of texts kept, those used longest ago let go of first; analysed they take about as much again. */
const MOST_UNITS = 1_500_000;

/** Makes an empty memory of texts. */
export function createAnalysedTexts(most = MOST_UNITS): AnalysedTexts {
  // The texts themselves are the keys: what is the same text needs no other proof.
  const known = new Map<string, { readonly language: Language; readonly analysed: AnalysedField }>();
  let units = 0;
  const drop = (text: string): void => {
    if (known.delete(text)) units -= text.length;
  };
  const put: AnalysedTexts['put'] = (text, language, analysed) => {
    drop(text);
    if (text.length > most) return;
    known.set(text, { language, analysed });
    units += text.length;
    for (const oldest of known.keys()) {
      if (units <= most) return;
      drop(oldest);
    }
  };
  return {
    get: (text, language) => {
      const found = known.get(text);
      if (found === undefined || found.language !== language) return undefined;
      put(text, language, found.analysed);
      return found.analysed;
    },
    put,
  };
}
