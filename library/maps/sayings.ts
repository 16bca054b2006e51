import { type BasisRank, strongestRank } from './basis-rank.ts';
import type { EvidenceCoding, EvidenceStudy } from './evidence.ts';

/** What a coding says, whoever made it and of whichever study. */
export type Saying = Pick<EvidenceCoding, 'dimension' | 'code' | 'outcome' | 'direction'> & {
  readonly rank: BasisRank;
};

/**
 * The codings of a library as numbers: there are few different sayings, so a matrix looks each up once, and then goes
 * through the studies without touching a text.
 */
export type Sayings = {
  readonly kinds: readonly Saying[];
  /** Numbers in `kinds`, study by study. */
  readonly said: Int32Array;
  /** Where each study's begin in `said`; one more at the end. */
  readonly start: Int32Array;
};

// The same evidence is asked again and again while somebody filters; sorting it once is most of the work.
const sorted = new WeakMap<
  readonly EvidenceCoding[],
  { studies: readonly EvidenceStudy[]; sayings: Sayings }
>();

/** Sorts codings by study, in the order of `studies`; those of other studies are left out. */
export function sayingsOf(studies: readonly EvidenceStudy[], codings: readonly EvidenceCoding[]): Sayings {
  const known = sorted.get(codings);
  if (known?.studies === studies) return known.sayings;
  const sayings = sort(studies, codings);
  sorted.set(codings, { studies, sayings });
  return sayings;
}

function sort(studies: readonly EvidenceStudy[], codings: readonly EvidenceCoding[]): Sayings {
  const numberOf = new Map<string, number>();
  for (let number = 0; number < studies.length; number++) numberOf.set(studies[number]?.id ?? '', number);
  const study = new Int32Array(codings.length);
  const kind = new Int32Array(codings.length);
  const start = new Int32Array(studies.length + 1);
  const kinds = newKinds();
  let last = '';
  let number = -1;
  for (let index = 0; index < codings.length; index++) {
    const coding = codings[index] as EvidenceCoding;
    if (coding.study !== last) {
      last = coding.study;
      number = numberOf.get(last) ?? -1;
    }
    study[index] = number;
    if (number < 0) continue;
    kind[index] = kinds.numberOf(coding);
    start[number + 1] = (start[number + 1] ?? 0) + 1;
  }
  for (let at = 0; at < studies.length; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  const next = start.slice();
  const said = new Int32Array(start[studies.length] ?? 0);
  for (let index = 0; index < codings.length; index++) {
    const own = study[index] ?? -1;
    if (own < 0) continue;
    const place = next[own] ?? 0;
    said[place] = kind[index] ?? 0;
    next[own] = place + 1;
  }
  return { kinds: kinds.list, said, start };
}

// One map inside the other, since making a key of five texts for every coding would be the slowest part.
function newKinds() {
  const list: Saying[] = [];
  const byDimension = new Map<string, Map<string, Map<string | null, Map<string | null, number[]>>>>();
  return {
    list,
    numberOf: (coding: EvidenceCoding): number => {
      const { dimension, code, outcome, direction } = coding;
      const byCode = within(byDimension, dimension, () => new Map());
      const byOutcome = within(byCode, code, () => new Map());
      const byDirection = within(byOutcome, outcome, () => new Map());
      const byRank = within(byDirection, direction, () => []);
      const rank = strongestRank(coding.basis);
      const known = byRank[rank];
      if (known !== undefined) return known;
      byRank[rank] = list.length;
      list.push({ dimension, code, outcome, direction, rank });
      return list.length - 1;
    },
  };
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
