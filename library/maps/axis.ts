import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import type { AxisEntry } from '../../shared/model/matrix.ts';
import type { EvidenceStudy } from './evidence.ts';

/** The name that puts the studies themselves on an axis. */
export const STUDY_AXIS = 'study';

/** One side of a matrix. A `leaf` is an entry that has cells; headings have none. */
export type Axis = {
  readonly id: string;
  readonly dimension: Dimension | null;
  readonly entries: readonly AxisEntry[];
  readonly leaves: readonly AxisEntry[];
  /** Entry id -> number of its leaf. */
  readonly leafOf: ReadonlyMap<string, number>;
  /** Every id that decides something on this axis, shown or not. */
  readonly known: ReadonlySet<string>;
  /** For each leaf: ids of the entries whose margin it counts in, itself first, then the headings above it. */
  readonly margins: readonly (readonly string[])[];
  /** For each leaf: whether it is an exclusive code. */
  readonly exclusive: readonly boolean[];
};

/** The axis of a dimension in codebook order; exclusive codes come last, or not at all. */
export function dimensionAxis(dimension: Dimension, withExclusive: boolean): Axis {
  const ordinary = dimension.codes.filter((code) => !code.exclusive);
  const barring = withExclusive ? dimension.codes.filter((code) => code.exclusive) : [];
  const codes = [...ordinary, ...barring];
  const exclusive = new Set(barring.map((code) => code.id));
  const entries = codes.map(entryOf);
  return assemble(dimension.id, dimension, entries, exclusive);
}

/** The axis of the studies, in the order given. */
export function studyAxis(studies: readonly EvidenceStudy[]): Axis {
  const entries = studies.map((study) => ({
    id: study.id,
    label: study.label,
    parent: null,
    group: false,
    definition: '',
  }));
  return assemble(STUDY_AXIS, null, entries, new Set());
}

/** The dimension of that name. */
export function dimensionOf(codebook: Codebook, id: string): Dimension | undefined {
  return codebook.dimensions.find((dimension) => dimension.id === id);
}

/** The codes themselves and every code below them. */
export function withDescendants(dimension: Dimension, codes: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(codes);
  for (let grew = true; grew; ) {
    grew = false;
    for (const code of dimension.codes) {
      if (code.parent === undefined || wanted.has(code.id) || !wanted.has(code.parent)) continue;
      wanted.add(code.id);
      grew = true;
    }
  }
  return wanted;
}

function entryOf(code: Code): AxisEntry {
  return {
    id: code.id,
    label: code.label,
    parent: code.parent ?? null,
    group: code.group ?? false,
    definition: code.definition,
  };
}

function assemble(
  id: string,
  dimension: Dimension | null,
  entries: readonly AxisEntry[],
  exclusive: ReadonlySet<string>,
): Axis {
  const leaves = entries.filter((entry) => !entry.group);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    id,
    dimension,
    entries,
    leaves,
    leafOf: new Map(leaves.map((leaf, index) => [leaf.id, index])),
    known: new Set((dimension?.codes ?? leaves).filter((one) => !one.group).map((one) => one.id)),
    margins: leaves.map((leaf) => lineOf(leaf, byId)),
    exclusive: leaves.map((leaf) => exclusive.has(leaf.id)),
  };
}

function lineOf(leaf: AxisEntry, byId: ReadonlyMap<string, AxisEntry>): readonly string[] {
  const line: string[] = [];
  for (let at: AxisEntry | undefined = leaf; at !== undefined && !line.includes(at.id); ) {
    line.push(at.id);
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return line;
}
