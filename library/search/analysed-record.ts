import { setImmediate } from 'node:timers/promises';
import { type AnalysedField, analysing, LONG_TEXT } from './analysed-field.ts';
import type { AnalysedFields } from './delta.ts';
import { languageOf } from './languages.ts';
import { SEARCH_FIELDS, type SearchField, type SearchRecord } from './record.ts';

/** Takes the long texts of a record apart, letting others have their turn in between. */
export async function analyseLong({ fields, language }: SearchRecord): Promise<AnalysedFields> {
  const analysed = new Map<SearchField, AnalysedField>();
  for (const name of SEARCH_FIELDS) {
    const text = fields[name];
    if (text === undefined || text.length < LONG_TEXT) continue;
    const steps = analysing(text, languageOf(language) ?? 'en');
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        analysed.set(name, step.value);
        break;
      }
      await setImmediate();
    }
  }
  return analysed;
}
