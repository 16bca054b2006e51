import { countingLines, lineAbove } from '../../shared/model/axis-lines.ts';
import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import type { AxisLines } from '../../shared/model/map.ts';
import type { AxisEntry } from '../../shared/model/matrix.ts';
import { chosenSegments } from '../../shared/model/other-segment.ts';
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
  /** For each leaf: the ids that stand in it, more than one where it is folded. */
  readonly members: readonly (readonly string[])[];
  /** For each leaf: the folded leaves that count it besides, which are drawn while it is pinned; null where there are none. */
  readonly besides: readonly (readonly number[])[] | null;
  /** Of an arranged axis of studies: the leaf of each study by its number, -1 for a hidden one; and back. */
  readonly arranged: { readonly leafOf: Int32Array; readonly studyOf: Int32Array } | null;
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

/** The codes that marks are told apart by; those that the person put together are one leaf, the last. */
export function segmentAxis(
  codebook: Codebook,
  id: string | null,
  others: readonly string[] | undefined,
): Axis | null {
  const dimension = id === null ? undefined : dimensionOf(codebook, id);
  if (dimension === undefined) return null;
  const axis = dimensionAxis(dimension, true);
  const { alone, together, otherId } = chosenSegments(axis.leaves, others);
  if (together.length === 0) return axis;
  const other = { id: otherId, label: otherId, parent: null, group: false, definition: '' };
  const leafOf = new Map(alone.map((leaf, at) => [leaf.id, at]));
  for (const code of together) leafOf.set(code.id, alone.length);
  return { ...axis, leaves: [...alone, other], leafOf };
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
    margins: leaves.map(({ id: leaf }) => lineAbove(byId, leaf)),
    exclusive: leaves.map((leaf) => exclusive.has(leaf.id)),
    members: leaves.map((leaf) => [leaf.id]),
    besides: null,
    arranged: null,
  };
}

const NOWHERE_ELSE: readonly number[] = [];

/** Calls back with every leaf that counts what stands in this one, itself first. */
export function eachCounting(axis: Axis, leaf: number, visit: (leaf: number) => void): void {
  visit(leaf);
  if (axis.besides !== null) for (const other of axis.besides[leaf] ?? NOWHERE_ELSE) visit(other);
}

/** The axis as a person arranged it: hidden lines are gone, a folded one counts what everything under it counts. */
export function arrangedAxis(axis: Axis, lines: AxisLines | undefined): Axis {
  if (lines === undefined) return axis;
  const byId = new Map(axis.entries.map((entry) => [entry.id, entry]));
  const shown = [...new Set(lines.shown)].filter((id) => byId.has(id));
  const places = new Map(shown.map((id, place) => [id, place]));
  const folded = new Set(lines.folded.filter((id) => places.has(id)));
  const entries = shown.map((id, place): AxisEntry => {
    const entry = byId.get(id) as AxisEntry;
    // A line that was pinned before its heading stands by itself.
    const isUnder = entry.parent !== null && (places.get(entry.parent) ?? shown.length) < place;
    return { ...entry, parent: isUnder ? entry.parent : null, group: entry.group && !folded.has(id) };
  });
  const leaves = entries.filter(({ group }) => !group);
  const leafAt = new Map(leaves.map(({ id }, leaf) => [id, leaf]));
  const leafOf = new Map<string, number>();
  const members: string[][] = leaves.map(() => []);
  const besides: (readonly number[])[] = leaves.map(() => NOWHERE_ELSE);
  const counting = countingLines({ shown, folded: [...folded] });
  for (const { id } of axis.leaves) {
    const holders = counting(lineAbove(byId, id)).map((line) => leafAt.get(line) ?? 0);
    const [leaf, ...others] = holders;
    if (leaf === undefined) continue;
    leafOf.set(id, leaf);
    if (others.length > 0) besides[leaf] = others;
    for (const holder of holders) members[holder]?.push(id);
  }
  const barring = new Set(axis.leaves.filter((_, leaf) => axis.exclusive[leaf]).map(({ id }) => id));
  return {
    ...axis,
    entries,
    leaves,
    leafOf,
    // A heading counts what is under it also where that is pinned elsewhere.
    margins: leaves.map(({ id }) => lineAbove(byId, id).filter((one) => places.has(one))),
    exclusive: leaves.map(({ id }) => barring.has(id)),
    members,
    besides: besides.every((others) => others.length === 0) ? null : besides,
    arranged: axis.id === STUDY_AXIS ? studyPlaces(axis, leafOf, leaves.length) : null,
  };
}

function studyPlaces(axis: Axis, leafOf: ReadonlyMap<string, number>, length: number): Axis['arranged'] {
  const places = Int32Array.from(axis.leaves, ({ id }) => leafOf.get(id) ?? -1);
  const studyOf = new Int32Array(length).fill(-1);
  places.forEach((leaf, study) => {
    if (leaf >= 0) studyOf[leaf] = study;
  });
  return { leafOf: places, studyOf };
}
