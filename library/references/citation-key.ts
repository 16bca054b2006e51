import type { CslItem } from '../../shared/model/csl.ts';
import { foldWords } from './folded-text.ts';
import { creators, yearOf } from './name-text.ts';

const SKIPPED = new Set(
  'a an the of on in at to for from with and or by as is are was were be do does das der die ein eine le la les un une el los las il lo gli i'.split(
    ' ',
  ),
);

/**
 * The citation key a new reference gets: first creator, year and first telling word of the title, in ASCII
 * ("acar2017child"); without a creator the first three telling words. Once given, a key never changes by itself.
 */
export function citationKey(item: CslItem): string {
  const first = creators(item)[0];
  const name = ascii(first?.literal ?? first?.family ?? first?.given ?? '');
  const year = yearOf(item.issued) ?? '';
  const words = foldWords((item.title ?? '').replace(/(?<=\p{L})['’‘-](?=\p{L})/gu, ''))
    .split(' ')
    .map(ascii)
    .filter((word) => /[a-z]/.test(word) && word.length > 1 && !SKIPPED.has(word));
  const key = name === '' ? `${words.slice(0, 3).join('')}${year}` : `${name}${year}${words[0] ?? ''}`;
  return key === '' ? 'untitled' : key.slice(0, 100);
}

/** `key`, or with the letter (then the number) that makes it free. */
export function freeKey(key: string, taken: (key: string) => boolean): string {
  if (!taken(key)) return key;
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') if (!taken(key + letter)) return key + letter;
  for (let n = 2; ; n++) if (!taken(`${key}-${n}`)) return `${key}-${n}`;
}

function ascii(text: string): string {
  return foldWords(text).replace(/[^a-z0-9]/g, '');
}
