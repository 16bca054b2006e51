import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import type { EvidenceCoding } from './evidence.ts';

/** The layer that stands where no coder is named, and the coder under whose name reconciled codings are kept. */
export const AGREED = 'agreed';

/** The codings of one layer, and the study-and-dimension pairs that are still open in it. */
export type Layer = {
  readonly codings: readonly EvidenceCoding[];
  /** `openKey(study, dimension)` of what several coders contradict each other on. */
  readonly open: ReadonlySet<string>;
};

export function openKey(study: string, dimension: string): string {
  return `${study}\n${dimension}`;
}

/**
 * The codings a matrix counts. A named layer is one coder's. The agreed layer takes, for each study and dimension, what
 * stands under the coder `agreed`; where nothing does, all coders' codings unless they contradict each other: another
 * direction for the same code and outcome, an exclusive code against a code, two codes where one may be chosen.
 */
export function codingsOfLayer(codings: readonly EvidenceCoding[], codebook: Codebook, layer: string): Layer {
  if (layer !== AGREED) return { codings: codings.filter((one) => one.coder === layer), open: new Set() };
  if (isOfOneCoder(codings)) return { codings, open: NOTHING_OPEN };
  const dimensions = new Map(codebook.dimensions.map((dimension) => [dimension.id, dimension]));
  const groups = new Map<string, EvidenceCoding[]>();
  for (const coding of codings) {
    const key = openKey(coding.study, coding.dimension);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [coding]);
    else group.push(coding);
  }
  const kept: EvidenceCoding[] = [];
  const open = new Set<string>();
  for (const [key, group] of groups) {
    const agreed = group.filter((one) => one.coder === AGREED);
    if (agreed.length > 0) kept.push(...agreed);
    else {
      const standing = uncontradicted(group, dimensions.get(group[0]?.dimension ?? ''));
      if (standing.length < group.length) open.add(key);
      kept.push(...standing);
    }
  }
  return { codings: kept, open };
}

const NOTHING_OPEN: ReadonlySet<string> = new Set();
// The same evidence is asked again and again; walking hundreds of thousands of codings each time is felt.
const ofOneCoder = new WeakMap<readonly EvidenceCoding[], boolean>();

function isOfOneCoder(codings: readonly EvidenceCoding[]): boolean {
  const known = ofOneCoder.get(codings);
  if (known !== undefined) return known;
  const first = codings[0]?.coder;
  const one = codings.every(({ coder }) => coder === first);
  ofOneCoder.set(codings, one);
  return one;
}

function uncontradicted(
  group: readonly EvidenceCoding[],
  dimension: Dimension | undefined,
): readonly EvidenceCoding[] {
  if (dimension === undefined || group.every((one) => one.coder === group[0]?.coder)) return group;
  const exclusive = new Set(dimension.codes.filter((code) => code.exclusive).map((code) => code.id));
  const barring = group.filter((one) => exclusive.has(one.code));
  if (barring.length > 0 && group.some((one) => one.code !== barring[0]?.code)) return [];
  if (dimension.choice === 'single' && group.some((one) => one.code !== group[0]?.code)) return [];
  return group.filter((one) =>
    group.every(
      (other) =>
        other.code !== one.code || other.outcome !== one.outcome || other.direction === one.direction,
    ),
  );
}
