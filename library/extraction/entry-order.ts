import { foldName } from './spelling.ts';

/** Words a list is sorted by; a repeated author sorts as the one before. */
export function sortKey(head: string): string {
  return foldName(/^[^\s,.(]+(?:[ ][^\s,.(]+)?/u.exec(head.replace(/^[^\p{L}]+/u, ''))?.[0] ?? '');
}

/** How well two keys follow each other in a list that is sorted. */
export function orderScore(before: string, after: string, alphabetic: boolean): number {
  if (!alphabetic || before === '' || after === '') return 0;
  if (after >= before) return 0.8;
  // A particle may or may not count: "van der Heijden" stands under V or under H.
  return /^(?:van|von|de|der|den|di|da|du|la|le|al|el|the|die|das|les|los)/.test(before + after) ? 0 : -2.5;
}

/** Whether keys rise often enough for a list to be sorted by them. */
export function isAlphabetic(keys: readonly string[]): boolean {
  const rising = keys.slice(1).filter((key, i) => key >= keys[i]!).length;
  return keys.length >= 5 && rising >= (keys.length - 1) * 0.75;
}

/** The same where some keys are no beginnings of entries: most of them rise, more than they would by chance. */
export function isMostlyAlphabetic(keys: readonly string[]): boolean {
  const last: string[] = [];
  for (const key of keys) {
    const at = last.findIndex((one) => one > key);
    if (at < 0) last.push(key);
    else last[at] = key;
  }
  return last.length >= Math.max(5, keys.length * 0.65, 1.6 * Math.sqrt(keys.length) + 2);
}
