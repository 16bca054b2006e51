import type { Texts } from './languages.ts';

/** Left-to-right text forced to run from right to left, and its end (Unicode 6.3, bidirectional formatting). */
const FORCE = '\u202e';
const END = '\u202c';

/**
 * Texts as a right-to-left language would run, made from English ones: every word is turned around and a third longer;
 * names in braces stay as they are. For trying layouts, never for reading.
 */
export function mirrored(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? turned(value) : mirrored(value),
    ]),
  );
}

function turned(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) =>
      part.startsWith('{{')
        ? part
        : part.replaceAll(/\p{L}{2,}/gu, (word) => `${FORCE}${longer(word)}${END}`),
    )
    .join('');
}

function longer(word: string): string {
  return word + word.slice(-Math.floor(word.length / 3) || word.length);
}
