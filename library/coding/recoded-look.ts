import type { MatrixView } from '../../shared/contract/matrix-view.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { type AxisLook, type CodeFilters, type Look, lookOf } from '../../shared/model/matrix-look.ts';
import type { CodePlace } from './recoding.ts';

/** What stands in the place of codes and dimensions from now on, and the codebook before that. */
export type Recoded = {
  readonly before: Codebook;
  readonly lead: (place: CodePlace) => readonly CodePlace[];
  readonly dimension: (id: string) => string;
};

/** A kept view of the matrix in the codes of now. */
export function recodedView(recoded: Recoded, view: MatrixView): MatrixView {
  const [rows, columns] = [recoded.dimension(view.rows), recoded.dimension(view.columns)];
  const look = lookOf(view);
  const { segment } = look;
  const next: Look = {
    ...look,
    rows: recodedAxis(recoded, look.rows, view.rows, view.columns),
    columns: recodedAxis(recoded, look.columns, view.columns, view.rows),
    segment: segment === null ? null : recoded.dimension(segment),
    otherSegments: segment === null ? look.otherSegments : ledWhole(recoded, segment, look.otherSegments),
    filters: recodedFilters(recoded, look.filters),
    against: look.against === null ? null : recodedFilters(recoded, look.against),
  };
  const isSame =
    rows === view.rows && columns === view.columns && JSON.stringify(next) === JSON.stringify(look);
  return isSame ? view : { ...view, rows, columns, look: JSON.stringify(next) };
}

/**
 * Filters in the codes of now. Codes that went to another dimension together are filtered by there; where only some of them
 * went, the ones that stayed are left, since codes of two dimensions cannot stand for each other in a filter.
 */
export function recodedFilters(recoded: Recoded, filters: CodeFilters): CodeFilters {
  const next: Record<string, readonly string[]> = {};
  for (const [dimension, codes] of Object.entries(filters)) {
    const places = codes.flatMap((code) => recoded.lead({ dimension, code }));
    const own = recoded.dimension(dimension);
    const to = places.some((place) => place.dimension === own) ? own : (places[0]?.dimension ?? own);
    const led = places.filter((place) => place.dimension === to).map(({ code }) => code);
    next[to] = [...new Set([...(next[to] ?? []), ...led])];
  }
  return next;
}

/** Codes in the dimension that has the place of theirs, without those that went elsewhere. */
function led(recoded: Recoded, dimension: string, codes: readonly string[]): readonly string[] {
  const now = recoded.dimension(dimension);
  const places = codes.flatMap((code) => recoded.lead({ dimension, code }));
  return [...new Set(places.flatMap((place) => (place.dimension === now ? [place.code] : [])))];
}

/**
 * The same for codes that are put away: one that a code in sight was merged with comes into sight, or the studies of that
 * one would go out of it.
 */
export function ledWhole(recoded: Recoded, dimension: string, codes: readonly string[]): readonly string[] {
  const away = new Set(codes);
  const now = recoded.dimension(dimension);
  const inSight = new Set(
    recoded.before.dimensions.flatMap(({ id, codes: all }) =>
      all
        .filter((code) => id !== dimension || !away.has(code.id))
        .flatMap((code) => recoded.lead({ dimension: id, code: code.id }))
        .flatMap((place) => (place.dimension === now ? [place.code] : [])),
    ),
  );
  return led(recoded, dimension, codes).filter((code) => !inSight.has(code));
}

function recodedAxis(recoded: Recoded, look: AxisLook, own: string, other: string): AxisLook {
  return {
    ...look,
    collapsed: ledWhole(recoded, own, look.collapsed),
    hidden: ledWhole(recoded, own, look.hidden),
    pinned: led(recoded, own, look.pinned),
    order: led(recoded, own, look.order),
    sort: recodedSort(recoded, look.sort, other),
  };
}

function recodedSort(recoded: Recoded, sort: string, other: string): string {
  const [kind = '', code = ''] = [sort.slice(0, sort.indexOf(':')), sort.slice(sort.indexOf(':') + 1)];
  if (kind !== 'at' && kind !== 'share') return sort;
  const direction = recoded.before.dimensions.find(({ role }) => role === 'direction')?.id;
  const dimension = kind === 'at' ? other : direction;
  if (dimension === undefined) return sort;
  const [now] = led(recoded, dimension, [code]);
  return now === undefined ? 'codebook' : `${kind}:${now}`;
}
