import type { CslName } from '../../shared/model/csl.ts';
import { foldWords } from '../references/folded-text.ts';

/** A name in one spelling, so that equal names are equal texts. */
export function nameKey(name: CslName): string {
  if (name.literal !== undefined) return foldWords(name.literal);
  const parts = [name['non-dropping-particle'], name.family, name.suffix].filter(Boolean).join(' ');
  return `${foldWords(parts)}, ${foldWords(name.given ?? '')}`;
}

/** The initials of the given names: "Jean-Luc A." gives "jla". */
export function initialsOf(given: string): string {
  return foldWords(given.replace(/(?<=\p{Lu})(?=\p{Lu})/gu, ' '))
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');
}

/** Whether given names are initials alone: "J. A.", "JA", "J-P". */
export function isInitials(given: string): boolean {
  return /^(?:\p{Lu}[\s.-]*){1,4}$/u.test(given.trim());
}
