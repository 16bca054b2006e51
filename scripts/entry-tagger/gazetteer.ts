import type { LabelledEntry } from './pool.ts';

const KIND: Readonly<Record<string, number>> = {
  author: 0,
  editor: 0,
  title: 1,
  journal: 2,
  container: 3,
  publisher: 4,
  place: 5,
};

/**
 * Words of the training entries that keep company with one kind of field: two bits per kind (some, most of its
 * uses), for words seen in at least `least` entries, so that no word is known from one entry alone.
 */
export function buildGazetteer(entries: readonly LabelledEntry[], least: number): Map<string, number> {
  const counts = new Map<string, Uint16Array>();
  for (const { tokens, labels } of entries) {
    const seen = new Set<string>();
    tokens.tokens.forEach((token, i) => {
      const kind = KIND[labels[i]!];
      const word = token.core.toLowerCase();
      if (kind === undefined || token.identifier >= 0 || !/^\p{L}/u.test(word) || seen.has(word + kind))
        return;
      seen.add(word + kind);
      let row = counts.get(word);
      if (!row) {
        row = new Uint16Array(6);
        counts.set(word, row);
      }
      if (row[kind]! < 65535) row[kind]!++;
    });
  }
  const gazetteer = new Map<string, number>();
  for (const [word, row] of counts) {
    const total = row.reduce((sum, count) => sum + count, 0);
    if (total < least || word.length < 2) continue;
    let bits = 0;
    for (let kind = 0; kind < 6; kind++) {
      const share = row[kind]! / total;
      if (share >= 0.25) bits |= 1 << (2 * kind);
      if (share >= 0.8) bits |= 1 << (2 * kind + 1);
    }
    if (bits) gazetteer.set(word, bits);
  }
  return gazetteer;
}

/** Given names written out in full in at least `least` entries of the pool. */
export function collectGivenNames(
  fields: readonly Readonly<Record<string, unknown>>[],
  least: number,
): string[] {
  const counts = new Map<string, number>();
  for (const { author, editor } of fields)
    for (const name of [
      ...((author as { given?: string }[]) ?? []),
      ...((editor as { given?: string }[]) ?? []),
    ]) {
      const first = (name.given ?? '').split(/[\s-]+/)[0]!;
      if (/^\p{Lu}\p{Ll}{2,}$/u.test(first))
        counts.set(first.toLowerCase(), (counts.get(first.toLowerCase()) ?? 0) + 1);
    }
  return [...counts]
    .filter(([, count]) => count >= least)
    .map(([name]) => name)
    .sort();
}

/** The gazetteer as the model file stores it: bits to words. */
export function packGazetteer(gazetteer: ReadonlyMap<string, number>): Record<string, string> {
  const byBits: Record<string, string[]> = {};
  for (const [word, bits] of gazetteer) {
    byBits[bits] ??= [];
    byBits[bits].push(word);
  }
  return Object.fromEntries(Object.entries(byBits).map(([bits, list]) => [bits, list.sort().join(' ')]));
}

const PHRASE_KIND: Readonly<Record<string, number>> = { journal: 1, publisher: 2, place: 4 };

/** Whole names of journals, publishers and places that stand in at least `least` entries, by kind. */
export function collectPhrases(entries: readonly LabelledEntry[], least: number): Record<string, string> {
  const counts = new Map<string, number>();
  for (const { tokens, labels } of entries) {
    const seen = new Set<string>();
    for (let from = 0; from < labels.length; ) {
      let to = from + 1;
      while (to < labels.length && labels[to] === labels[from]) to++;
      const kind = PHRASE_KIND[labels[from]!];
      const words = tokens.tokens.slice(from, to).map((token) => token.core.toLowerCase());
      if (words[0] === 'in') words.shift();
      if (
        kind &&
        words.length > 0 &&
        words.length <= 12 &&
        !words.some((word) => /\d/.test(word)) &&
        words.join('').length > 2
      )
        seen.add(`${kind} ${words.join(' ')}`);
      from = to;
    }
    for (const name of seen) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const out: Record<string, string[]> = {};
  for (const [name, count] of counts) {
    if (count < least) continue;
    out[name[0]!] ??= [];
    out[name[0]!]!.push(name.slice(2));
  }
  return Object.fromEntries(Object.entries(out).map(([kind, names]) => [kind, names.sort().join('\n')]));
}
