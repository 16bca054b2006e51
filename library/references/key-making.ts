import type { CslItem } from '../../shared/model/csl.ts';
import { applyFilters, isKeyFilter, valuesOf } from './key-filters.ts';
import {
  type KeyChoice,
  type KeyPart,
  type KeyPattern,
  type KeyPatternReading,
  readKeyPattern,
} from './key-pattern.ts';
import { isKeyWord, sayWord } from './key-words.ts';

/** Reads a pattern with the functions and filters Gleaner knows. */
export function readPattern(source: string): KeyPatternReading {
  return readKeyPattern(source, { isWord: isKeyWord, isFilter: isKeyFilter });
}

const LONGEST_KEY = 200;

/** The key a pattern makes of a reference; empty where none of its alternatives says anything. */
export function makeKey(pattern: KeyPattern, item: CslItem): string {
  return safeKey(sayChoices(pattern, item, ''));
}

function sayChoices(choices: KeyPattern, item: CslItem, before: string): string {
  for (const choice of choices) {
    const said = sayChoice(choice, item, before);
    if (said !== undefined && said !== '') return said;
  }
  return '';
}

function sayChoice(choice: KeyChoice, item: CslItem, before: string): string | undefined {
  let sofar = '';
  let isAnything = false;
  for (const part of choice) {
    const said = sayPart(part, item, before + sofar);
    if (said === undefined) return undefined;
    if (part.kind !== 'text' && said !== '') isAnything = true;
    sofar += said;
  }
  // Of text alone no key is made, unless the pattern is text alone.
  return isAnything || choice.every(({ kind }) => kind === 'text') ? sofar : '';
}

function sayPart(part: KeyPart, item: CslItem, sofar: string): string | undefined {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'choice') return applyFilters(sayChoices(part.choices, item, sofar), part.filters);
  const said = sayWord(part.name, { item, values: valuesOf(part.values), sofar });
  return said === undefined ? undefined : applyFilters(said, part.filters);
}

/** Leaves out what TeX and Pandoc do not allow in keys. */
function safeKey(key: string): string {
  return key
    .normalize('NFC')
    .replace(/[\s{}(),"#%~\\'@$&^|[\]<>=;*?!`]+/gu, '')
    .slice(0, LONGEST_KEY);
}
