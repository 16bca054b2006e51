import type { CslItem, CslName } from '../../../shared/model/csl.ts';
import { foldWords } from '../folded-text.ts';
import { creators, familyName } from '../name-text.ts';
import { editDistance } from './edit-distance.ts';

/** An author made ready for comparison. */
export type AuthorTraits = {
  /** Telling words of the name, the family name's last first: "gomez, hernandez"; an organisation's words. */
  readonly words: readonly string[];
  /** The family name in one word. */
  readonly family: string;
  /** First letters of the given names, in order; empty where none are known. */
  readonly initials: string;
  readonly isGroup: boolean;
};

/**
 * How two lists of authors relate: `same` (the same first author and most of the shorter list), `shared` (most of the
 * shorter list, in another order or with another first), `first` (the first author alone), `neither` (no record names
 * one), `different`, or `unknown`.
 */
export type AuthorAgreement = 'same' | 'shared' | 'first' | 'neither' | 'different' | 'unknown';

const PARTICLES = new Set(
  'af al am auf da dal de del della den der des di do dos du el e la las le les los of och san st ten ter the und van vande vanden vander von y zu zum zur jr sr ii iii iv phd md'.split(
    ' ',
  ),
);
// Consortia print hundreds of names; the first dozen tell as much.
const LOOKED_AT = 12;
const LONGEST = 200;
/** Names beyond these are left out. */
export const COMPARED_NAMES = 60;
const NOBODY =
  /^(?:anon(?:ymous|ymus)?|no authors?(?: listed)?|none|unknown|n a|na|et al|others?|and others)$/;

/** The authors of a record (its editors where it has none), made ready for comparison; placeholders are left out. */
export function authorTraits(item: CslItem): readonly AuthorTraits[] {
  return creators(item)
    .slice(0, COMPARED_NAMES)
    .map(traitsOfName)
    .filter(({ family }) => family !== '');
}

function traitsOfName(name: CslName): AuthorTraits {
  if (name.literal !== undefined) return traitsOfLiteral(name.literal.slice(0, LONGEST));
  const family = foldWords(familyName(name).slice(0, LONGEST));
  return person(family, foldWords((name.given ?? '').slice(0, LONGEST)));
}

/** A literal may be an organisation or a person whom nobody took apart: "Moor, T. E.", "Berger L". */
function traitsOfLiteral(literal: string): AuthorTraits {
  const comma = /^([^,]{2,40}),\s*(.{1,40})$/.exec(literal.trim());
  if (comma && (comma[2] ?? '').split(/\s+/).length <= 4) {
    return person(foldWords(comma[1] ?? ''), foldWords(comma[2] ?? ''));
  }
  const trailing = /^(.+?)\s+((?:\p{Lu}\.?[\s-]?){1,3})$/u.exec(literal.trim());
  if (trailing) return person(foldWords(trailing[1] ?? ''), foldWords(trailing[2] ?? ''));
  const folded = foldWords(literal);
  if (NOBODY.test(folded)) return { words: [], family: '', initials: '', isGroup: false };
  const words = folded.split(' ').filter((word) => word.length > 1 && !PARTICLES.has(word));
  return { words, family: words.join(''), initials: '', isGroup: words.length > 1 };
}

function person(family: string, given: string): AuthorTraits {
  if (NOBODY.test(family) || NOBODY.test(`${given} ${family}`)) {
    return { words: [], family: '', initials: '', isGroup: false };
  }
  const telling = (text: string) => text.split(' ').filter((word) => word.length > 1 && !PARTICLES.has(word));
  const own = telling(family).reverse();
  // "van, Dalen K" and "Brown, Ellison T" have a piece of the family name where the given name belongs.
  const others = telling(given).filter((word) => word.length > 3);
  const words = [...own, ...others];
  const joined =
    own.toReversed().join('') || others[0] || family.replaceAll(' ', '') || given.replaceAll(' ', '');
  const initials = given
    .split(' ')
    .map((word) => (word.length <= 3 && !/[aeiouy]/.test(word) ? word : (word[0] ?? '')))
    .join('');
  return { words, family: joined, initials, isGroup: false };
}

/** Compares two lists of authors. */
export function authorAgreement(
  left: readonly AuthorTraits[],
  right: readonly AuthorTraits[],
): AuthorAgreement {
  const [first, other] = [left[0], right[0]];
  if (first === undefined && other === undefined) return 'neither';
  if (first === undefined || other === undefined) return 'unknown';
  const matched = Math.min(countMatched(left, right), countMatched(right, left));
  const share = matched / Math.min(left.length, right.length, LOOKED_AT);
  if (isSameAuthor(first, other)) return share >= 0.6 ? 'same' : 'first';
  if (share >= 0.6 && matched >= Math.min(2, left.length, right.length)) return 'shared';
  // A committee may stand for the people in it.
  if (first.isGroup !== other.isGroup && matched === 0) return 'unknown';
  return 'different';
}

function countMatched(authors: readonly AuthorTraits[], others: readonly AuthorTraits[]): number {
  const looked = authors.slice(0, LOOKED_AT);
  return looked.filter((author) => others.some((other) => isSameAuthor(author, other))).length;
}

/** Whether two names may be one author's: a shared family name, and initials that do not contradict. */
export function isSameAuthor(left: AuthorTraits, right: AuthorTraits): boolean {
  if (left.family === right.family) return initialsAgree(left, right);
  const [a, b] = [left.words, right.words];
  if (left.isGroup || right.isGroup) {
    const own = new Set(a);
    const shared = new Set(b.filter((word) => own.has(word))).size;
    return shared > 0 && shared / Math.min(own.size, new Set(b).size) >= 0.75;
  }
  if (a.some((word) => word.length > 3 && b.includes(word))) return true;
  const length = Math.min(left.family.length, right.family.length);
  const sameEnd = left.family[0] === right.family[0] || left.family.at(-1) === right.family.at(-1);
  // A wrong letter at both ends is no typing error.
  if (length < 4 || !sameEnd || !initialsAgree(left, right)) return false;
  const allowed = length < 9 ? 1 : 2;
  return editDistance(left.family, right.family, allowed) <= allowed;
}

function initialsAgree(left: AuthorTraits, right: AuthorTraits): boolean {
  const [a, b] = [left.initials, right.initials];
  if (a === '' || b === '' || a[0] === b[0]) return true;
  // "J O Park" and "Ok Park, J" keep a letter in common.
  return a.includes(b[0] ?? '') || b.includes(a[0] ?? '');
}
