import type { MapLayout } from './map.ts';

/** What a cell is drawn as. */
export const DRAWINGS = ['directions', 'number', 'heat', 'dots', 'bars'] as const;
export type CellDrawing = (typeof DRAWINGS)[number];

/** The layout of a drawn file that shows what a cell is drawn as. */
export const LAYOUT_OF: Readonly<Record<CellDrawing, MapLayout>> = {
  directions: 'direction',
  number: 'heat',
  heat: 'heat',
  dots: 'dots',
  bars: 'bubble',
};

export type AxisSide = 'rows' | 'columns';
export type CodeFilters = Readonly<Record<string, readonly string[]>>;

/** How the lines of one axis stand. */
export type AxisLook = {
  readonly collapsed: readonly string[];
  readonly hidden: readonly string[];
  /** Lines that stay in view, first of all, in this order. */
  readonly pinned: readonly string[];
  /** The person's own order; siblings follow it where `sort` is `own`. */
  readonly order: readonly string[];
  /** `codebook`, `own`, `name`, `total`, `share:DIRECTION`, or `at:ID` of a line of the other axis. */
  readonly sort: string;
  readonly hideEmpty: boolean;
};

/** How the person looks at a matrix, and at which studies. */
export type Look = {
  readonly rows: AxisLook;
  readonly columns: AxisLook;
  readonly drawing: CellDrawing;
  /** The dimension that `bars` tell apart. */
  readonly segment: string | null;
  /** Codes of it that stand together as one bar, the last. */
  readonly otherSegments: readonly string[];
  /** Whose codings are counted: the agreed ones, or a coder's. */
  readonly layer: string;
  readonly includeAsCited: boolean;
  readonly filters: CodeFilters;
  /** The second choice of studies, where two are compared. */
  readonly against: CodeFilters | null;
};

/** The layer that stands where no coder is named. */
export const AGREED_LAYER = 'agreed';

const PLAIN_AXIS: AxisLook = {
  collapsed: [],
  hidden: [],
  pinned: [],
  order: [],
  sort: 'codebook',
  hideEmpty: false,
};

/** How a crossing is looked at first. Most studies carry few of a long list of codes; an axis of studies begins with those that carry any. */
export function plainLook(rows: string, columns: string): Look {
  return {
    rows: { ...PLAIN_AXIS, hideEmpty: rows === 'study' },
    columns: { ...PLAIN_AXIS, hideEmpty: columns === 'study' },
    drawing: 'directions',
    segment: null,
    otherSegments: [],
    layer: AGREED_LAYER,
    includeAsCited: true,
    filters: {},
    against: null,
  };
}

/** Adds a line to a list of lines, or takes it out. */
export function toggled(list: readonly string[], id: string): readonly string[] {
  return list.includes(id) ? list.filter((other) => other !== id) : [...list, id];
}

/** Puts a line where another of the same list stands; the others keep their order. */
export function placedAt(list: readonly string[], id: string, target: string): readonly string[] {
  const from = list.indexOf(id);
  const to = list.indexOf(target);
  if (from < 0 || to < 0 || from === to) return list;
  const rest = list.filter((other) => other !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** Adds a code to a filter, or takes it out; a dimension without codes is no filter. */
export function filterToggled(filters: CodeFilters, dimension: string, code: string): CodeFilters {
  const { [dimension]: before = [], ...others } = filters;
  const after = toggled(before, code);
  return after.length === 0 ? others : { ...others, [dimension]: after };
}

/** Crossings whose look is kept; the one looked at longest ago goes first. */
const MOST_KEPT = 24;

/** The look that was kept of a crossing, each part only where it is sound. */
export function keptLook(kept: readonly string[], rows: string, columns: string): Look {
  const plain = plainLook(rows, columns);
  const found = kept.map(parsed).find((one) => one?.rows === rows && one.columns === columns);
  if (found === undefined || !isRecord(found.look)) return plain;
  const { look } = found;
  return {
    rows: axisFrom(look.rows, plain.rows),
    columns: axisFrom(look.columns, plain.columns),
    drawing: DRAWINGS.find((drawing) => drawing === look.drawing) ?? plain.drawing,
    segment: typeof look.segment === 'string' ? look.segment : null,
    otherSegments: isTexts(look.otherSegments) ? look.otherSegments : [],
    layer: typeof look.layer === 'string' ? look.layer : plain.layer,
    includeAsCited: look.includeAsCited !== false,
    filters: isFilters(look.filters) ? look.filters : {},
    against: isFilters(look.against) ? look.against : null,
  };
}

/** The look that a named view of the library keeps, each part only where it is sound. */
export function lookOf({ rows, columns, look }: { rows: string; columns: string; look: string }): Look {
  return keptLook(
    [`{"rows":${JSON.stringify(rows)},"columns":${JSON.stringify(columns)},"look":${look}}`],
    rows,
    columns,
  );
}

/** What is kept with the look of one crossing put first, or with null taken out. */
export function withLook(
  kept: readonly string[],
  rows: string,
  columns: string,
  look: Look | null,
): readonly string[] {
  const others = kept.filter((text) => {
    const one = parsed(text);
    return one !== undefined && !(one.rows === rows && one.columns === columns);
  });
  return look === null ? others : [JSON.stringify({ rows, columns, look }), ...others].slice(0, MOST_KEPT);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function axisFrom(found: unknown, plain: AxisLook): AxisLook {
  if (!isRecord(found)) return plain;
  const texts = (name: string) => (isTexts(found[name]) ? found[name] : []);
  return {
    collapsed: texts('collapsed'),
    hidden: texts('hidden'),
    pinned: texts('pinned'),
    order: texts('order'),
    sort: typeof found.sort === 'string' ? found.sort : plain.sort,
    hideEmpty: typeof found.hideEmpty === 'boolean' ? found.hideEmpty : plain.hideEmpty,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isFilters(value: unknown): value is Record<string, string[]> {
  return isRecord(value) && Object.values(value).every(isTexts);
}
