import { setImmediate } from 'node:timers/promises';
import { type AnalysedField, analysing, LONG_TEXT } from './analysed-field.ts';
import type { AnalysedTexts } from './analysed-texts.ts';
import type { AnalysedFields } from './delta.ts';
import { languageOf } from './languages.ts';
import { SEARCH_FIELDS, type SearchField, type SearchRecord } from './record.ts';

/** Takes the long texts of a record apart where that was not done lately, letting others have their turn in between. */
export async function analyseLong(
  { fields, language: named }: SearchRecord,
  texts?: AnalysedTexts,
): Promise<AnalysedFields> {
  const analysed = new Map<SearchField, AnalysedField>();
  const language = languageOf(named) ?? 'en';
  for (const name of SEARCH_FIELDS) {
    const text = fields[name];
    if (text === undefined || text.length < LONG_TEXT) continue;
    const known = texts?.get(text, language);
    if (known !== undefined) {
      analysed.set(name, known);
      continue;
    }
    const steps = analysing(text, language);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        analysed.set(name, step.value);
        texts?.put(text, language, step.value);
        break;
      }
      await setImmediate();
    }
  }
  return analysed;
}
