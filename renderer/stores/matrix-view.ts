import type { AxisEntry, Cell, Matrix } from '../../shared/model/matrix.ts';

/** One heading as it is drawn: how deep it stands, and whether it hides what is under it. */
export type Heading = {
  readonly entry: AxisEntry;
  readonly depth: number;
  readonly collapsed: boolean;
  readonly hasChildren: boolean;
};

/** What the table draws: headings in order, cells by their place, and totals. */
export type MatrixView = {
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  readonly cellAt: (row: string, column: string) => Cell | null;
  /** Distinct studies under a heading, groups included. */
  readonly rowTotal: (row: string) => number;
  readonly columnTotal: (column: string) => number;
  /** Distinct studies where a heading, group or not, meets a column. */
  readonly countAt: (row: string, column: string) => number;
  readonly most: number;
};

/** How the person looks at a matrix. */
export type Look = {
  readonly collapsed: ReadonlySet<string>;
  readonly hideEmptyRows: boolean;
  readonly hideEmptyColumns: boolean;
};

/** Works out what to draw of a matrix; group headings gather the distinct studies of everything under them. */
export function viewMatrix(matrix: Matrix, look: Look): MatrixView {
  const cells = new Map(matrix.cells.map((cell) => [placeKey(cell.row, cell.column), cell]));
  const under = new Map(matrix.rows.map((row) => [row.id, leavesUnder(matrix.rows, row.id)]));
  const underColumn = new Map(
    matrix.columns.map((column) => [column.id, leavesUnder(matrix.columns, column.id)]),
  );
  const gather = (rows: readonly string[], columns: readonly string[]) =>
    new Set(
      rows.flatMap((row) => columns.flatMap((column) => cells.get(placeKey(row, column))?.studies ?? [])),
    ).size;
  const rowTotal = (row: string) =>
    matrix.totals.rows[row]?.n ??
    gather(
      under.get(row) ?? [],
      matrix.columns.filter(({ group }) => !group).map(({ id }) => id),
    );
  const columnTotal = (column: string) =>
    matrix.totals.columns[column]?.n ??
    gather(
      matrix.rows.filter(({ group }) => !group).map(({ id }) => id),
      underColumn.get(column) ?? [],
    );
  const columns = headings(matrix.columns, new Set())
    .filter(({ entry }) => !entry.group)
    .filter(({ entry }) => !look.hideEmptyColumns || columnTotal(entry.id) > 0);
  const rows = headings(matrix.rows, look.collapsed).filter(
    ({ entry }) => !look.hideEmptyRows || rowTotal(entry.id) > 0,
  );
  return {
    rows,
    columns,
    cellAt: (row, column) => cells.get(placeKey(row, column)) ?? null,
    rowTotal,
    columnTotal,
    countAt: (row, column) => gather(under.get(row) ?? [], underColumn.get(column) ?? [column]),
    most: Math.max(1, ...matrix.cells.map(({ n }) => n)),
  };
}

const placeKey = (row: string, column: string) => JSON.stringify([row, column]);

/** The headings of an axis from the top down, without what stands under a collapsed one. */
function headings(entries: readonly AxisEntry[], collapsed: ReadonlySet<string>): readonly Heading[] {
  const ids = new Set(entries.map(({ id }) => id));
  const parents = new Set(entries.map(({ parent }) => parent));
  const walk = (parent: string | null, depth: number): Heading[] =>
    entries
      .filter((entry) => (entry.parent !== null && ids.has(entry.parent) ? entry.parent : null) === parent)
      .flatMap((entry) => {
        const heading = {
          entry,
          depth,
          collapsed: collapsed.has(entry.id),
          hasChildren: parents.has(entry.id),
        };
        return [heading, ...(heading.collapsed ? [] : walk(entry.id, depth + 1))];
      });
  return walk(null, 0);
}

/** The entry itself and everything under it, as far as it can hold cells. */
function leavesUnder(entries: readonly AxisEntry[], id: string): readonly string[] {
  const here = entries.find((entry) => entry.id === id);
  const children = entries
    .filter(({ parent }) => parent === id)
    .flatMap((child) => leavesUnder(entries, child.id));
  return here === undefined || here.group ? children : [here.id, ...children];
}

/** Where the keyboard goes from a cell; stays at the edges. */
export function stepInGrid(
  at: { readonly row: number; readonly column: number },
  key: string,
  size: { readonly rows: number; readonly columns: number },
  toEdge: boolean,
): { readonly row: number; readonly column: number } | null {
  const row = (value: number) => Math.max(0, Math.min(size.rows - 1, value));
  const column = (value: number) => Math.max(0, Math.min(size.columns - 1, value));
  switch (key) {
    case 'ArrowUp':
      return { ...at, row: row(at.row - 1) };
    case 'ArrowDown':
      return { ...at, row: row(at.row + 1) };
    case 'ArrowLeft':
      return { ...at, column: column(at.column - 1) };
    case 'ArrowRight':
      return { ...at, column: column(at.column + 1) };
    case 'PageUp':
      return { ...at, row: row(at.row - 10) };
    case 'PageDown':
      return { ...at, row: row(at.row + 10) };
    case 'Home':
      return { row: toEdge ? 0 : at.row, column: 0 };
    case 'End':
      return { row: toEdge ? size.rows - 1 : at.row, column: size.columns - 1 };
    default:
      return null;
  }
}
