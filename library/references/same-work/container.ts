import type { CslItem } from '../../../shared/model/csl.ts';
import { decodeEntities } from '../../formats/html-entities.ts';
import { foldWords } from '../folded-text.ts';
import { oneSpelling } from './title.ts';

/** The names a record gives its journal, book or series, and its serial number. */
export type ContainerTraits = {
  /** Each name as its telling words. */
  readonly names: readonly (readonly string[])[];
  /** ISSN without its hyphen, or empty. */
  readonly issns: readonly string[];
};

export type ContainerAgreement = 'same' | 'different' | 'unknown';

const LONGEST = 300;
const SMALL = new Set(
  'a and the of for in on de der des die das du di del della la le les el los et und e y i en to an'.split(
    ' ',
  ),
);

/** The containers of a record made ready for comparison. */
export function containerTraits(item: CslItem): ContainerTraits {
  const printed = [item['container-title'], item['container-title-short']].filter(
    (name) => name !== undefined,
  );
  const names = printed.flatMap((name) => {
    const whole = decodeEntities(name.slice(0, LONGEST)).replace(/^["'\s]+|["'\s]+$/g, '');
    const main = whole.replace(/[([].*$/, '').split(/\s*[:=]|\.\s*(?=Conference|Official)/i)[0] ?? '';
    // "Ceska hudba. Czech journal of music": a name and its translation; no abbreviation is so long.
    const sentences = whole.split(/(?<=\p{Ll}{4})\.\s*/u).filter((part) => part.length >= 10);
    return [whole, main, ...(sentences.length > 1 ? sentences : [])];
  });
  const worded = names.map(tellingWords).filter((words) => words.length > 0);
  const distinct = new Map(worded.map((words) => [words.join(' '), words]));
  const issns = (item.ISSN ?? '').toUpperCase().match(/\d{4}-?\d{3}[\dX]/g) ?? [];
  return { names: [...distinct.values()], issns: issns.map((issn) => issn.replace('-', '')) };
}

function tellingWords(name: string): readonly string[] {
  const words = foldWords(name)
    .split(' ')
    .filter((word) => word !== '')
    .map(oneSpelling);
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length > 0 ? telling : words;
}

/** Compares two containers: an equal serial number, an equal name, or one that abbreviates the other. */
export function containerAgreement(left: ContainerTraits, right: ContainerTraits): ContainerAgreement {
  if (left.issns.some((issn) => right.issns.includes(issn))) return 'same';
  if (left.names.length === 0 || right.names.length === 0) return 'unknown';
  for (const a of left.names) for (const b of right.names) if (isSameName(a, b)) return 'same';
  return 'different';
}

function isSameName(left: readonly string[], right: readonly string[]): boolean {
  const [a, b] = [left.join(''), right.join('')];
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [left, right] : [right, left];
  return abbreviates(short.join(''), long);
}

/**
 * Whether a text is made of beginnings of the words, in their order: "nengljmed" of "new england journal medicine". The
 * first word must be there; "Annals" abbreviates nothing longer, so most of the words must be there too.
 */
export function abbreviates(short: string, words: readonly string[]): boolean {
  if (short.length < 2 || short[0] !== words[0]?.[0]) return false;
  // used[n]: the most words by which the first n characters can be read, or -1. Going down, each word serves once.
  const used = new Int8Array(short.length + 1).fill(-1);
  used[0] = 0;
  for (const [index, word] of words.slice(0, 30).entries()) {
    for (let place = short.length - 1; place >= 0; place -= 1) {
      const before = used[place]!;
      if (before < 0) continue;
      for (
        let length = 1;
        length <= word.length && short[place + length - 1] === word[length - 1];
        length += 1
      ) {
        used[place + length] = Math.max(used[place + length]!, before + 1);
      }
    }
    if (index === 0) used[0] = -1;
  }
  return used[short.length]! >= Math.max(2, Math.ceil(words.length * 0.6));
}
