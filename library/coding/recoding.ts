import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { directionDimension, outcomeDimension } from './codebook-roles.ts';

/** A code within a dimension. */
export type CodePlace = { readonly dimension: string; readonly code: string };

/** A code and the codes that stand in its place; several mean that its codings are copied. */
export type Recode = { readonly from: CodePlace; readonly to: readonly CodePlace[] };

export type CodingRow = Tables['coding'];

/** What a coding says, without who said it and when. */
export type Said = Pick<CodingRow, 'dimension' | 'code' | 'outcome' | 'direction' | 'as_reported'>;

/** What happens to codings, each in one place only. */
export type RecodingPlan = {
  /** Codings that say something else from now on. */
  readonly moved: readonly { readonly row: CodingRow; readonly now: Said; readonly lost: boolean }[];
  /** Codings whose place another coding of the same coder has: their passages go there. */
  readonly joined: readonly {
    readonly row: CodingRow;
    readonly into: CodingRow;
    readonly differs: boolean;
  }[];
  readonly copied: readonly { readonly row: CodingRow; readonly now: Said }[];
  /** Exclusive codings that met others of the same coder in their dimension. */
  readonly givingWay: readonly { readonly row: CodingRow; readonly to: CodingRow }[];
};

type Draft = {
  readonly row: CodingRow;
  readonly now: Said;
  readonly isCopy: boolean;
  readonly isChanged: boolean;
  readonly lost: boolean;
};

/** Leads codes to what stands in their place. */
export function leadOf(recodes: readonly Recode[]): (place: CodePlace) => readonly CodePlace[] {
  const lead = new Map(recodes.map(({ from, to }) => [placeName(from), to]));
  return (place) => lead.get(placeName(place)) ?? [place];
}

/** A code as it is written everywhere. */
export function placeName({ dimension, code }: CodePlace): string {
  return `${dimension}:${code}`;
}

/**
 * Works out what becomes of codings when codes are led elsewhere. `targetsOf` says where each coding goes; qualifiers
 * follow `lead`. Nothing is thrown away: codings that fall together are joined, exclusive ones give way to findings.
 */
export function planRecoding(
  before: Codebook,
  after: Codebook,
  rows: readonly CodingRow[],
  lead: (place: CodePlace) => readonly CodePlace[],
  targetsOf: (row: CodingRow) => readonly CodePlace[] = lead,
): RecodingPlan {
  const drafts = rows.flatMap((row) => draftsOf(before, after, row, lead, targetsOf(row)));
  const groups = Map.groupBy(drafts, ({ row, now }) =>
    [row.study_id, row.coder, now.dimension, now.code, now.outcome].join('\n'),
  );
  const standing: Draft[] = [];
  const joined: { row: CodingRow; into: CodingRow; differs: boolean }[] = [];
  for (const group of groups.values()) {
    const [survivor, ...others] = group.toSorted(bySeniority);
    if (survivor === undefined) continue;
    const direction =
      survivor.now.direction ?? others.find((one) => one.now.direction)?.now.direction ?? null;
    const fuller = { ...survivor, now: { ...survivor.now, direction } };
    standing.push({
      ...fuller,
      isChanged: survivor.isChanged || direction !== survivor.row.direction,
    });
    for (const other of others) {
      if (other.isCopy) continue;
      const differs = other.now.direction !== null && other.now.direction !== direction;
      joined.push({ row: other.row, into: survivor.row, differs });
    }
  }
  const { kept, givingWay } = makeWay(after, standing);
  return {
    moved: kept.filter((one) => one.isChanged && !one.isCopy),
    copied: kept.filter((one) => one.isCopy),
    joined,
    givingWay,
  };
}

function draftsOf(
  before: Codebook,
  after: Codebook,
  row: CodingRow,
  lead: (place: CodePlace) => readonly CodePlace[],
  targets: readonly CodePlace[],
): readonly Draft[] {
  const own = before.dimensions.find((one) => one.id === row.dimension);
  const led = (dimension: string | undefined, code: string | null) =>
    dimension === undefined || code === null || code === ''
      ? code
      : (lead({ dimension, code })[0]?.code ?? code);
  const direction = own && led(directionDimension(before, own)?.id, row.direction);
  const outcome = own && led(outcomeDimension(before, own)?.id, row.outcome);
  return targets.map((target, at) => {
    const dimension = after.dimensions.find((one) => one.id === target.dimension);
    const takesDirection = dimension === undefined || directionDimension(after, dimension) !== undefined;
    const takesOutcome = dimension === undefined || outcomeDimension(after, dimension) !== undefined;
    const now: Said = {
      dimension: target.dimension,
      code: target.code,
      direction: takesDirection ? (direction ?? row.direction) : null,
      outcome: takesOutcome ? (outcome ?? row.outcome) : '',
      as_reported: takesDirection ? row.as_reported : null,
    };
    const isChanged = !saysTheSame(row, now);
    const lost =
      (row.direction !== null && now.direction === null) || (row.outcome !== '' && now.outcome === '');
    return { row, now, isCopy: at > 0, isChanged, lost };
  });
}

/** What a coding says now. */
export function saidOf({ dimension, code, outcome, direction, as_reported }: CodingRow): Said {
  return { dimension, code, outcome, direction, as_reported };
}

function saysTheSame(row: CodingRow, now: Said): boolean {
  return (
    row.dimension === now.dimension &&
    row.code === now.code &&
    row.outcome === now.outcome &&
    row.direction === now.direction &&
    row.as_reported === now.as_reported
  );
}

/** What stays where it is comes before what arrives, and the older before the newer. */
function bySeniority(left: Draft, right: Draft): number {
  const rank = (one: Draft) => (one.isCopy ? 2 : one.isChanged ? 1 : 0);
  return rank(left) - rank(right) || (left.row.id < right.row.id ? -1 : 1);
}

/** "Nothing here" cannot stay beside something that has come to stand in its dimension. */
function makeWay(
  after: Codebook,
  standing: readonly Draft[],
): { readonly kept: readonly Draft[]; readonly givingWay: RecodingPlan['givingWay'] } {
  const exclusive = new Set(
    after.dimensions.flatMap((dimension) =>
      dimension.codes
        .filter((code) => code.exclusive)
        .map((code) => placeName({ dimension: dimension.id, code: code.id })),
    ),
  );
  const layers = Map.groupBy(standing, ({ row, now }) => [row.study_id, row.coder, now.dimension].join('\n'));
  const givingWay: { row: CodingRow; to: CodingRow }[] = [];
  const gone = new Set<Draft>();
  for (const layer of layers.values()) {
    if (!layer.some((one) => one.isChanged)) continue;
    const findings = layer.filter((one) => !exclusive.has(placeName(one.now)));
    const [first] = findings;
    if (first === undefined) continue;
    for (const one of layer) {
      if (!exclusive.has(placeName(one.now))) continue;
      gone.add(one);
      if (!one.isCopy) givingWay.push({ row: one.row, to: first.row });
    }
  }
  return { kept: standing.filter((one) => !gone.has(one)), givingWay };
}
