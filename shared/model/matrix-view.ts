import { countingLines, lineAbove, standingLines } from './axis-lines.ts';
import type { AxisLines } from './map.ts';
import type { AxisEntry, Cell, Matrix, MatrixTotal } from './matrix.ts';
import type { AxisLook, Look } from './matrix-look.ts';

/** One line as it is drawn: how deep it stands, whether it stands for what is under it, and whether that can be changed. */
export type Heading = {
  readonly entry: AxisEntry;
  readonly depth: number;
  readonly collapsed: boolean;
  readonly canFold: boolean;
  readonly pinned: boolean;
};

/** One axis as it is drawn: pinned lines first. */
export type AxisView = {
  readonly lines: readonly Heading[];
  /** Every id, drawn or not, in the order that the drawn ones follow. */
  readonly order: readonly string[];
  /** Lines that the person hid and that are there. */
  readonly hidden: readonly AxisEntry[];
};

/** What the table draws: lines in order, cells by their place, and totals. */
export type MatrixView = {
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  readonly axes: { readonly rows: AxisView; readonly columns: AxisView };
  /** The cell where two lines meet; null where one of them stands for others. */
  readonly cellAt: (row: string, column: string) => Cell | null;
  /** Distinct studies under a heading, groups included. */
  readonly rowTotal: (row: string) => number;
  readonly columnTotal: (column: string) => number;
  /** Distinct studies where two lines meet, groups or not. */
  readonly countAt: (row: string, column: string) => number;
  /** Distinct studies in all that is counted. */
  readonly n: number;
  /** Whether nothing is hidden. */
  readonly isWhole: boolean;
  readonly most: number;
};

/** What of a look decides which lines are drawn, and in which order. */
export type LineLook = Pick<Look, 'rows' | 'columns'>;

/**
 * Works out what to draw of a matrix; groups gather the distinct studies of everything under them. What is hidden counts in
 * no total, as in the files that are written of it. Names are sorted as in `locale`, else as where this runs.
 */
export function viewMatrix(matrix: Matrix, look: LineLook, locale?: string): MatrixView {
  const rows = readAxis(matrix.rows, look.rows);
  const columns = readAxis(matrix.columns, look.columns);
  const width = columns.leaves.length;
  const ownCell = (row: string, column: string) => {
    const down = rows.leafOf.get(row);
    const across = columns.leafOf.get(column);
    return down === undefined || across === undefined ? null : (matrix.cells[down * width + across] ?? null);
  };
  const cellAt = (row: string, column: string) =>
    rows.isFolded(row) || columns.isFolded(column) ? null : ownCell(row, column);
  const gather = (downs: readonly string[], acrosses: readonly string[]) => {
    const studies = new Set<string>();
    for (const row of downs)
      for (const column of acrosses)
        for (const study of ownCell(row, column)?.studies ?? []) studies.add(study);
    return studies.size;
  };
  const countAt = (row: string, column: string) =>
    cellAt(row, column)?.n ?? gather(rows.holds(row), columns.holds(column));
  const totals = rows.isWhole && columns.isWhole ? knownTotals(matrix) : countTotals(matrix, rows, columns);
  const rowTotal = (row: string) => totals.rows(row) ?? gather(rows.under(row), columns.counted);
  const columnTotal = (column: string) =>
    totals.columns(column) ?? gather(rows.counted, columns.under(column));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const rowLines = axisView(rows, look.rows, {
    total: rowTotal,
    share: sharesOf(matrix, rows, 'row'),
    at: (row, column) => (columns.byId.has(column) ? countAt(row, column) : 0),
    compare,
  });
  const columnLines = axisView(columns, look.columns, {
    total: columnTotal,
    share: sharesOf(matrix, columns, 'column'),
    at: (column, row) => (rows.byId.has(row) ? countAt(row, column) : 0),
    compare,
  });
  let most = 1;
  for (const { n } of matrix.cells) if (n > most) most = n;
  return {
    rows: rowLines.lines,
    columns: columnLines.lines,
    axes: { rows: rowLines, columns: columnLines },
    cellAt,
    rowTotal,
    columnTotal,
    countAt,
    n: totals.n,
    isWhole: rows.isWhole && columns.isWhole,
    most,
  };
}

type Totals = {
  readonly rows: (id: string) => number | undefined;
  readonly columns: (id: string) => number | undefined;
  readonly n: number;
};

function knownTotals({ totals }: Matrix): Totals {
  const of = (known: Readonly<Record<string, MatrixTotal>>) => (id: string) =>
    Object.hasOwn(known, id) ? known[id]?.n : undefined;
  return { rows: of(totals.rows), columns: of(totals.columns), n: totals.n };
}

/** Counts the distinct studies of every line that is not hidden, headings included, in one walk through the cells. */
function countTotals(matrix: Matrix, rows: ReadAxis, columns: ReadAxis): Totals {
  const width = columns.leaves.length;
  const all = new Set<string>();
  const margin = (axis: ReadAxis) => new Map([...axis.byId.keys()].map((id) => [id, new Set<string>()]));
  const [down, across] = [margin(rows), margin(columns)];
  const above = (axis: ReadAxis, sets: Map<string, Set<string>>) =>
    new Map(axis.counted.map((id) => [id, axis.above(id).flatMap((one) => sets.get(one) ?? [])]));
  const [rowSets, columnSets] = [above(rows, down), above(columns, across)];
  matrix.cells.forEach(({ n, studies }, at) => {
    if (n === 0) return;
    const own = rowSets.get(rows.leaves[Math.floor(at / width)] ?? '');
    const other = columnSets.get(columns.leaves[at % width] ?? '');
    if (own === undefined || other === undefined) return;
    for (const study of studies) {
      all.add(study);
      for (const set of own) set.add(study);
      for (const set of other) set.add(study);
    }
  });
  return { rows: (id) => down.get(id)?.size, columns: (id) => across.get(id)?.size, n: all.size };
}

/** Lines beyond which an export takes all of them in the codebook's order: nobody arranges so many by hand. */
const MOST_ARRANGED = 20_000;

/** The drawn lines of one axis, as exports are told of them. */
export function linesOf({ lines }: AxisView): AxisLines | undefined {
  if (lines.length > MOST_ARRANGED) return undefined;
  return {
    shown: lines.map(({ entry }) => entry.id),
    folded: lines.filter(({ collapsed }) => collapsed).map(({ entry }) => entry.id),
  };
}

type ReadAxis = {
  readonly byId: ReadonlyMap<string, AxisEntry>;
  readonly entries: readonly AxisEntry[];
  readonly children: ReadonlyMap<string | null, readonly AxisEntry[]>;
  readonly leaves: readonly string[];
  readonly leafOf: ReadonlyMap<string, number>;
  /** The leaves that count: drawn, or under a heading that stands for them. */
  readonly counted: readonly string[];
  /** Whether all leaves count. */
  readonly isWhole: boolean;
  /** Whether a line stands, as long as empty ones do. */
  readonly isShown: (id: string) => boolean;
  /** Whether a line is folded and so stands for everything under it. */
  readonly isFolded: (id: string) => boolean;
  /** The line itself and everything under it, as far as it can hold cells and counts. */
  readonly under: (id: string) => readonly string[];
  /** What is counted in a line's own cells: a heading's are those of everything under it. */
  readonly holds: (id: string) => readonly string[];
  /** The line itself and the headings above it. */
  readonly above: (id: string) => readonly string[];
};

function readAxis(entries: readonly AxisEntry[], look: AxisLook): ReadAxis {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const children = Map.groupBy(entries, (entry) => parentIn(byId, entry));
  const leaves = entries.filter(({ group }) => !group).map(({ id }) => id);
  const above = (id: string) => lineAbove(byId, id);
  const standing = standingLines(entries, byId, look);
  const counting = countingLines(standing);
  const counted = look.hidden.length === 0 ? leaves : leaves.filter((id) => counting(above(id)).length > 0);
  const isWhole = counted.length === leaves.length;
  const count = isWhole ? byId : new Set(counted);
  const under = (id: string): readonly string[] => {
    const below = (children.get(id) ?? []).flatMap((child) => under(child.id));
    return byId.get(id)?.group === false && count.has(id) ? [id, ...below] : below;
  };
  const [shown, folded] = [new Set(standing.shown), new Set(standing.folded)];
  const isFolded = (id: string) => folded.has(id);
  return {
    byId,
    entries,
    children,
    leaves,
    leafOf: new Map(leaves.map((id, index) => [id, index])),
    counted,
    isWhole,
    isShown: (id) => shown.has(id),
    isFolded,
    under,
    holds: (id) => (byId.get(id)?.group === true || isFolded(id) ? under(id) : [id]),
    above,
  };
}

/** The line that another stands under, as far as it is there. */
export function parentIn(byId: ReadonlyMap<string, AxisEntry>, entry: AxisEntry): string | null {
  return entry.parent !== null && byId.has(entry.parent) ? entry.parent : null;
}

type Measures = {
  readonly total: (id: string) => number;
  /** Of a line's directed counts, the share of one direction, 0-1. */
  readonly share: (id: string, direction: string) => number;
  readonly at: (id: string, other: string) => number;
  readonly compare: (left: string, right: string) => number;
};

/** The lines of an axis from the top down, without what is hidden or stands under a collapsed one. */
function axisView(axis: ReadAxis, look: AxisLook, measures: Measures): AxisView {
  const [collapsed, hidden, pinned] = [new Set(look.collapsed), new Set(look.hidden), new Set(look.pinned)];
  const sorted = sorting(axis, look, measures);
  const order: string[] = [];
  const drawn: Heading[] = [];
  const walk = (parent: string | null, depth: number): void => {
    for (const entry of sorted(axis.children.get(parent) ?? [])) {
      order.push(entry.id);
      const isFolded = axis.isFolded(entry.id);
      if (axis.isShown(entry.id))
        drawn.push({
          entry,
          depth,
          collapsed: isFolded,
          // One that is folded only because it is pinned from under a closed one cannot be opened by itself.
          canFold: axis.children.has(entry.id) && (!isFolded || collapsed.has(entry.id)),
          pinned: pinned.has(entry.id),
        });
      walk(entry.id, depth + 1);
    }
  };
  walk(null, 0);
  const filled = drawn.filter(({ entry }) => !look.hideEmpty || measures.total(entry.id) > 0);
  const place = (heading: Heading) => look.pinned.indexOf(heading.entry.id);
  return {
    lines: [
      ...filled.filter((heading) => heading.pinned).sort((left, right) => place(left) - place(right)),
      ...filled.filter((heading) => !heading.pinned),
    ],
    order,
    hidden: axis.entries.filter(({ id }) => hidden.has(id)),
  };
}

/** How siblings are ordered; what is equal stays in the codebook's order. */
function sorting(
  axis: ReadAxis,
  { sort, order }: AxisLook,
  { total, share, at, compare }: Measures,
): (siblings: readonly AxisEntry[]) => readonly AxisEntry[] {
  const largestFirst = (measure: (id: string) => number) => {
    const known = new Map(axis.entries.map(({ id }) => [id, measure(id)]));
    return (siblings: readonly AxisEntry[]) =>
      siblings.toSorted((left, right) => (known.get(right.id) ?? 0) - (known.get(left.id) ?? 0));
  };
  if (sort === 'own') {
    const places = new Map(order.map((id, index) => [id, index]));
    const place = ({ id }: AxisEntry) => places.get(id) ?? Number.MAX_SAFE_INTEGER;
    return (siblings) => siblings.toSorted((left, right) => place(left) - place(right));
  }
  if (sort === 'name')
    return (siblings) => siblings.toSorted((left, right) => compare(left.label, right.label));
  if (sort === 'total') return largestFirst(total);
  if (sort.startsWith('share:')) return largestFirst((id) => share(id, sort.slice(6)));
  if (sort.startsWith('at:')) return largestFirst((id) => at(id, sort.slice(3)));
  return (siblings) => siblings;
}

/** Reads the share of a direction line by line; the cells are gone through once, and only when somebody sorts by it. */
function sharesOf(matrix: Matrix, axis: ReadAxis, side: 'row' | 'column'): Measures['share'] {
  let known: Map<string, Map<string, number>> | undefined;
  const count = () => {
    const counts = new Map<string, Map<string, number>>();
    for (const cell of matrix.cells) {
      for (const [direction, n] of Object.entries(cell.directions)) {
        const own = counts.get(cell[side]) ?? new Map<string, number>();
        counts.set(cell[side], own.set(direction, (own.get(direction) ?? 0) + n));
      }
    }
    return counts;
  };
  return (id, direction) => {
    known ??= count();
    let [wanted, all] = [0, 0];
    for (const leaf of axis.under(id))
      for (const [one, n] of known.get(leaf) ?? []) {
        all += n;
        if (one === direction) wanted += n;
      }
    return all === 0 ? -1 : wanted / all;
  };
}
