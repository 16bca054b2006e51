import type { Codebook } from '../../shared/model/codebook.ts';
import { type Axis, dimensionOf, withDescendants } from './axis.ts';
import { type DirectionScale, directionScale } from './direction-class.ts';
import { type Carrier, carriersOf, type Facet, facetOf, type Said, spokenBy } from './facet.ts';

/** A filter as it reads on codings of one dimension. */
type FilterFacet = { readonly number: number; readonly facet: Facet; readonly wanted: ReadonlySet<string> };

/** What one value says to an axis: its leaf (-1 where it is not shown), and whether it decides anything there. */
export type Place = { readonly leaf: number; readonly known: boolean };
const NOWHERE: Place = { leaf: -1, known: false };

/** What codings of one dimension say to one matrix. */
export type Reading = {
  readonly carrier: Carrier;
  /** Where codes, outcomes or directions stand on either axis, by the facet each axis is spoken to through. */
  readonly rowPlaces: ReadonlyMap<string, Place>;
  readonly columnPlaces: ReadonlyMap<string, Place>;
  readonly row: Facet | undefined;
  readonly column: Facet | undefined;
  readonly segment: Facet | undefined;
  readonly filters: readonly FilterFacet[];
  /** Filters that narrow what a coding counts for, not only which study: it must meet them itself. */
  readonly narrowing: readonly FilterFacet[];
};

/** How a matrix reads its codings. */
export type Readings = {
  readonly of: ReadonlyMap<string, Reading>;
  readonly filters: number;
  /** Whether rows and columns cross within one coding. */
  readonly linked: boolean;
  readonly scale: DirectionScale | undefined;
  readonly segments: Axis | null;
};

/** Works out once, for each dimension, what its codings say to the rows, columns, segments and filters. */
export function readingsOf(
  codebook: Codebook,
  rows: Axis,
  columns: Axis,
  segments: Axis | null,
  filters: Readonly<Record<string, readonly string[]>>,
): Readings {
  const wanted = Object.entries(filters)
    .filter(([, codes]) => codes.length > 0)
    .map(([id, codes], number) => {
      const dimension = dimensionOf(codebook, id);
      return {
        id,
        number,
        codes: dimension === undefined ? new Set(codes) : withDescendants(dimension, codes),
      };
    });
  const of = new Map<string, Reading>();
  const rowPlaces = placesOf(rows);
  const columnPlaces = placesOf(columns);
  for (const carrier of carriersOf(codebook).values()) {
    const row = rows.dimension === null ? undefined : facetOf(carrier, rows.id);
    const column = columns.dimension === null ? undefined : facetOf(carrier, columns.id);
    const segment = segments === null ? undefined : facetOf(carrier, segments.id);
    const facets = wanted.flatMap(({ id, number, codes }) => {
      const facet = facetOf(carrier, id);
      return facet === undefined ? [] : [{ number, facet, wanted: codes }];
    });
    if (row === undefined && column === undefined && segment === undefined && facets.length === 0) continue;
    const shown = row === 'code' || column === 'code';
    const narrowing = facets.filter((one) => one.facet !== 'code' || !shown);
    of.set(carrier.dimension.id, {
      carrier,
      rowPlaces,
      columnPlaces,
      row,
      column,
      segment,
      filters: facets,
      narrowing,
    });
  }
  const linked =
    rows.id !== columns.id &&
    [...of.values()].some((one) => one.row !== undefined && one.column !== undefined);
  return { of, filters: wanted.length, linked, scale: scaleOf(of), segments };
}

/** Where what a coding says through a facet stands. */
export function placeOf(
  reading: Reading,
  places: ReadonlyMap<string, Place>,
  facet: Facet | undefined,
  saying: Said,
): Place {
  if (facet === undefined) return NOWHERE;
  const value = spokenBy(reading.carrier, facet, saying);
  return value === undefined ? NOWHERE : (places.get(value) ?? NOWHERE);
}

function placesOf(axis: Axis): ReadonlyMap<string, Place> {
  return new Map([...axis.known].map((id) => [id, { leaf: axis.leafOf.get(id) ?? -1, known: true }]));
}

/** Whether a coding meets all of these filters itself. */
export function meets(reading: Reading, saying: Said, filters: readonly FilterFacet[]): boolean {
  return filters.every(({ facet, wanted }) => {
    const value = spokenBy(reading.carrier, facet, saying);
    return value !== undefined && wanted.has(value);
  });
}

// Rows speak first: where both sides carry a direction of their own, a cell can show only one.
function scaleOf(readings: ReadonlyMap<string, Reading>): DirectionScale | undefined {
  for (const side of ['row', 'column'] as const) {
    for (const reading of readings.values()) {
      const { direction } = reading.carrier;
      if (reading[side] !== undefined && direction !== undefined) return directionScale(direction);
    }
  }
  return undefined;
}
