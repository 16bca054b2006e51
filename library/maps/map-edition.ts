import { z } from 'zod';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { CellState } from '../../shared/model/matrix.ts';

/** One edition of a map, as far as two are compared. Cells are row by row. */
export type MapEdition = {
  readonly title: string;
  readonly edition: string;
  readonly asOf: string;
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly rows: readonly Entry[];
  readonly columns: readonly Entry[];
  readonly studies: readonly Entry[];
  readonly cells: readonly { readonly n: number; readonly state: CellState }[];
  readonly asCited: boolean | null;
};
type Entry = { readonly id: string; readonly label: string };

/** One letter for each state, as a page writes them. */
export const STATE_LETTERS: Readonly<Record<CellState, string>> = {
  evidence: 'e',
  gap: 'g',
  'not-coded': 'o',
  'not-applicable': 'x',
  'not-reported': 'r',
};
const STATES = new Map(Object.entries(STATE_LETTERS).map(([state, letter]) => [letter, state as CellState]));

const entry = z.object({ id: z.string(), label: z.string() });
const state = z.enum(['evidence', 'gap', 'not-coded', 'not-applicable', 'not-reported']);

const JsonMap = z.object({
  format: z.literal('gleaner-evidence-map'),
  spec: z.object({ title: z.string(), includeAsCited: z.boolean() }),
  edition: z.string(),
  asOf: z.string(),
  dimensions: z.array(entry),
  studies: z.array(entry),
  matrix: z.object({
    rowDimension: z.string(),
    columnDimension: z.string(),
    rows: z.array(entry.extend({ group: z.boolean() })),
    columns: z.array(entry.extend({ group: z.boolean() })),
    cells: z.array(z.object({ n: z.number(), state })),
  }),
});

const PageMap = z.object({
  title: z.string(),
  edition: z.string(),
  asOf: z.string(),
  asCited: z.boolean(),
  rowLabel: z.string(),
  columnLabel: z.string(),
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  rowIds: z.array(z.string()),
  columnIds: z.array(z.string()),
  states: z.string(),
  studies: z.array(entry),
  cells: z.array(z.tuple([z.number(), z.array(z.unknown())])),
});

/** Reads a map that was exported as HTML or JSON. */
export function readEdition(name: string, bytes: Uint8Array): Reply<MapEdition> {
  const text = new TextDecoder().decode(bytes);
  const island = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(text)?.[1];
  const value = parsed(island ?? text);
  const page = PageMap.safeParse(value);
  if (island !== undefined && page.success) return done(ofPage(page.data));
  const json = JsonMap.safeParse(value);
  if (json.success) return done(ofJson(json.data));
  return fault(
    'unreadable',
    island === undefined
      ? `“${name}” is no map that Gleaner exported as HTML or JSON.`
      : `“${name}” was exported by an older version, which wrote no names to compare by. Export the map again, or compare its JSON files.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ofPage(page: z.infer<typeof PageMap>): MapEdition {
  const counts = new Map(page.cells.map(([cell, marks]) => [cell, marks.length]));
  const named = (ids: readonly string[], labels: readonly string[]): Entry[] =>
    ids.map((id, at) => ({ id, label: labels[at] ?? id }));
  return {
    title: page.title,
    edition: page.edition,
    asOf: page.asOf,
    rowLabel: page.rowLabel,
    columnLabel: page.columnLabel,
    rows: named(page.rowIds, page.rows),
    columns: named(page.columnIds, page.columns),
    studies: page.studies.map(({ id, label }) => ({ id, label })),
    cells: [...page.states].map((letter, at) => ({
      n: counts.get(at) ?? 0,
      state: STATES.get(letter) ?? 'not-coded',
    })),
    asCited: page.asCited,
  };
}

function ofJson(map: z.infer<typeof JsonMap>): MapEdition {
  const label = (id: string): string =>
    map.dimensions.find((dimension) => dimension.id === id)?.label ?? (id === 'study' ? 'Study' : id);
  return {
    title: map.spec.title,
    edition: map.edition,
    asOf: map.asOf,
    rowLabel: label(map.matrix.rowDimension),
    columnLabel: label(map.matrix.columnDimension),
    rows: map.matrix.rows.filter(({ group }) => !group),
    columns: map.matrix.columns.filter(({ group }) => !group),
    studies: map.studies,
    cells: map.matrix.cells,
    asCited: map.spec.includeAsCited,
  };
}
