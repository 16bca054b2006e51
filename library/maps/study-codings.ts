import type { EvidenceCoding, EvidenceStudy } from './evidence.ts';

/**
 * The codings of one study after another, by its number in `studies`. The array a call gives is filled anew by the
 * next call: for a hundred thousand studies, an array each is what takes the time.
 */
export type StudyCodings = (study: number) => readonly EvidenceCoding[];

/** For each study its first coding, for each coding the next of the same study; -1 ends a chain. */
type Chains = {
  readonly studies: readonly EvidenceStudy[];
  readonly first: Int32Array;
  readonly next: Int32Array;
};

// The same evidence is asked again and again while somebody filters; sorting it once is most of the work.
const sorted = new WeakMap<readonly EvidenceCoding[], Chains>();

/** Sorts codings by study; those of other studies are left out. */
export function studyCodings(
  studies: readonly EvidenceStudy[],
  codings: readonly EvidenceCoding[],
): StudyCodings {
  const known = sorted.get(codings);
  const { first, next } = known?.studies === studies ? known : chainsOf(studies, codings);
  if (known?.studies !== studies) sorted.set(codings, { studies, first, next });
  const own: EvidenceCoding[] = [];
  return (wanted) => {
    own.length = 0;
    for (let at = first[wanted] ?? -1; at >= 0; at = next[at] ?? -1) own.push(codings[at] as EvidenceCoding);
    return own;
  };
}

function chainsOf(studies: readonly EvidenceStudy[], codings: readonly EvidenceCoding[]): Chains {
  const numberOf = new Map<string, number>();
  for (let number = 0; number < studies.length; number++) numberOf.set(studies[number]?.id ?? '', number);
  const first = new Int32Array(studies.length).fill(-1);
  const next = new Int32Array(codings.length).fill(-1);
  let study = '';
  let number: number | undefined;
  // From the end, so that each chain comes out in the order of the codings.
  for (let index = codings.length - 1; index >= 0; index--) {
    const coding = codings[index] as EvidenceCoding;
    if (coding.study !== study) {
      study = coding.study;
      number = numberOf.get(study);
    }
    if (number === undefined) continue;
    next[index] = first[number] ?? -1;
    first[number] = index;
  }
  return { studies, first, next };
}
