import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { MapDiff } from '../../shared/contract/publishing.ts';
import type { MapEdition } from './map-edition.ts';
import { counted } from './map-words.ts';

type Named = { readonly id: string; readonly label: string };
type Place = Omit<MapDiff['gapsClosed'][number], 'n'>;

/** What changed from one edition of a map to another; both must show the same two dimensions. */
export function diffMaps(before: MapEdition, after: MapEdition): Reply<MapDiff> {
  if (before.rowLabel !== after.rowLabel || before.columnLabel !== after.columnLabel) {
    return fault(
      'invalid-input',
      `The first map shows ${before.rowLabel} by ${before.columnLabel}, the second ${after.rowLabel} by ${after.columnLabel}; only maps of the same two can be compared.`,
    );
  }
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const shared = [...now].filter(([key]) => old.has(key));
  const changes = shared.map(([key, cell]) => ({ cell, was: old.get(key) ?? cell }));
  const gapsClosed = changes
    .filter(({ cell, was }) => was.state === 'gap' && cell.n > 0)
    .map(({ cell }) => ({ ...cell.place, n: cell.n }));
  const gapsOpened = changes
    .filter(({ cell, was }) => cell.state === 'gap' && was.state !== 'gap')
    .map(({ cell, was }) => ({
      ...cell.place,
      was: was.n > 0 ? String(was.n) : was.state.replace('-', ' '),
    }));
  const studiesAdded = lacking(after.studies, before.studies);
  const studiesRemoved = lacking(before.studies, after.studies);
  const rowsAdded = lacking(after.rows, before.rows).map(({ label }) => label);
  const rowsRemoved = lacking(before.rows, after.rows).map(({ label }) => label);
  return done({
    before: sideOf(before),
    after: sideOf(after),
    summary: summaryOf({ studiesAdded, studiesRemoved, gapsClosed, gapsOpened }, changes),
    studiesAdded,
    studiesRemoved,
    gapsClosed,
    gapsOpened,
    cellsChanged: changes
      .filter(({ cell, was }) => cell.n !== was.n)
      .map(({ cell, was }) => ({ ...cell.place, before: was.n, after: cell.n })),
    rowsAdded,
    rowsRemoved,
    columnsAdded: lacking(after.columns, before.columns).map(({ label }) => label),
    columnsRemoved: lacking(before.columns, after.columns).map(({ label }) => label),
    notes: notesOf(before, after),
  });
}

type PlacedCell = { readonly place: Place; readonly n: number; readonly state: string };

function cellsOf(map: MapEdition): ReadonlyMap<string, PlacedCell> {
  const cells = new Map<string, PlacedCell>();
  map.rows.forEach((row, r) => {
    map.columns.forEach((column, c) => {
      const cell = map.cells[r * map.columns.length + c];
      if (cell === undefined) return;
      const place = { row: row.id, rowLabel: row.label, column: column.id, columnLabel: column.label };
      cells.set(JSON.stringify([row.id, column.id]), { place, ...cell });
    });
  });
  return cells;
}

function lacking(list: readonly Named[], from: readonly Named[]): Named[] {
  const there = new Set(from.map(({ id }) => id));
  return list.filter(({ id }) => !there.has(id)).map(({ id, label }) => ({ id, label }));
}

function sideOf(map: MapEdition): MapDiff['before'] {
  return {
    title: map.title,
    edition: map.edition,
    asOf: map.asOf,
    studies: map.studies.length,
    gaps: map.cells.filter(({ state }) => state === 'gap').length,
  };
}

function summaryOf(
  found: Pick<MapDiff, 'studiesAdded' | 'studiesRemoved' | 'gapsClosed' | 'gapsOpened'>,
  changes: readonly { readonly cell: PlacedCell; readonly was: PlacedCell }[],
): string {
  const changed = changes.filter(({ cell, was }) => cell.n !== was.n).length;
  const parts = [
    found.studiesAdded.length > 0 ? `+${counted(found.studiesAdded.length, 'study', 'studies')}` : '',
    found.studiesRemoved.length > 0 ? `−${counted(found.studiesRemoved.length, 'study', 'studies')}` : '',
    found.gapsClosed.length > 0 ? `${counted(found.gapsClosed.length, 'gap', 'gaps')} closed` : '',
    found.gapsOpened.length > 0 ? `${counted(found.gapsOpened.length, 'new gap', 'new gaps')}` : '',
    changed > 0 ? `${counted(changed, 'cell', 'cells')} changed` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'No difference' : parts.join(', ');
}

function notesOf(before: MapEdition, after: MapEdition): string[] {
  return [
    ...(before.edition === after.edition ? ['Both are the same edition.'] : []),
    ...(before.asCited !== after.asCited
      ? ['Only one of the two includes what is known only as cited, so their numbers mean different things.']
      : []),
    ...(before.asOf !== '' && after.asOf !== '' && before.asOf > after.asOf
      ? [`The first is newer (${before.asOf}) than the second (${after.asOf}).`]
      : []),
  ];
}

/** A comparison for reading. */
export function diffText(diff: MapDiff): string {
  const list = (heading: string, lines: readonly string[]): string =>
    lines.length === 0
      ? ''
      : `\n${heading} (${lines.length})\n${lines.map((line) => `- ${line}\n`).join('')}`;
  const where = ({ rowLabel, columnLabel }: Place): string => `${rowLabel} × ${columnLabel}`;
  const side = ({ edition, asOf, studies, gaps }: MapDiff['before']): string =>
    `edition ${edition}${asOf === '' ? '' : ` (${asOf})`}: ${counted(studies, 'study', 'studies')}, ${counted(gaps, 'gap', 'gaps')}`;
  return [
    `${diff.summary}\n`,
    `\nBefore: ${side(diff.before)}\nAfter:  ${side(diff.after)}\n`,
    list(
      'Studies added',
      diff.studiesAdded.map(({ label }) => label),
    ),
    list(
      'Studies gone',
      diff.studiesRemoved.map(({ label }) => label),
    ),
    list(
      'Gaps closed',
      diff.gapsClosed.map((one) => `${where(one)}: ${counted(one.n, 'study', 'studies')}`),
    ),
    list(
      'New gaps',
      diff.gapsOpened.map((one) => `${where(one)}: was ${one.was}`),
    ),
    list(
      'Cells with another number',
      diff.cellsChanged.map((one) => `${where(one)}: ${one.before} → ${one.after}`),
    ),
    list('Rows added', diff.rowsAdded),
    list('Rows gone', diff.rowsRemoved),
    list('Columns added', diff.columnsAdded),
    list('Columns gone', diff.columnsRemoved),
    ...diff.notes.map((note) => `\n${note}\n`),
  ].join('');
}
