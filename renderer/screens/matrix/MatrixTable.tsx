import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AxisSide } from '../../../shared/model/matrix-look.ts';
import type { Heading, MatrixView } from '../../../shared/model/matrix-view.ts';
import type { CellPlace } from '../../stores/matrix.ts';
import { type GridPlace, neighbourOf, stepInGrid } from '../../values/grid-steps.ts';
import { GRID_ROLES } from './grid-roles.ts';
import { type LineAct, LineMenu } from './LineMenu.tsx';
import type { CellLook } from './MatrixCell.tsx';
import { MatrixFoot, MatrixHead } from './MatrixEdges.tsx';
import { MatrixRow } from './MatrixRow.tsx';
import type { DrawnColumn } from './place-style.ts';
import { useColumnsInView } from './use-columns-in-view.ts';
import { useFrame } from './use-frame.ts';
import { useLineDrag } from './use-line-drag.ts';
import { useLitHeadings } from './use-lit-headings.ts';
import { useRowsInView } from './use-rows-in-view.ts';
import { useStanding } from './use-standing.ts';

export type MatrixTableProps = {
  readonly view: MatrixView;
  /** The studies compared with, on the same lines. */
  readonly against: MatrixView | null;
  readonly look: CellLook;
  readonly rowLabel: string;
  readonly hasStudyColumns: boolean;
  /** The column that rows are sorted by. */
  readonly sortedBy: string | null;
  readonly open: CellPlace | null;
  readonly onOpen: (cell: CellPlace) => void;
  readonly onLine: (side: AxisSide, id: string, act: LineAct) => void;
  /** A line goes to the place of another of the same axis. */
  readonly onMove: (side: AxisSide, id: string, target: string) => void;
};

type OpenMenu = { readonly side: AxisSide; readonly id: string; readonly at: HTMLElement };

/**
 * The matrix as a table: headings stay in view, arrow keys move, Enter opens a cell or a heading's menu, Alt with an arrow
 * moves a line; a cell pointed at lights its headings.
 */
export function MatrixTable(props: MatrixTableProps) {
  const { view, against, look, rowLabel, open, onOpen, onLine, onMove } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const { at, stand } = useStanding(view);
  const pinnedRows = view.rows.filter(({ pinned }) => pinned).length;
  const pinnedColumns = view.columns.filter(({ pinned }) => pinned).length;
  const widths = useFrame(frame, view.columns.length, props.hasStudyColumns);
  const free = useMemo(() => view.rows.slice(pinnedRows), [view, pinnedRows]);
  const down = useRowsInView(free, widths.headHeight + 32, frame);
  const across = useColumnsInView({
    count: view.columns.length - pinnedColumns,
    width: widths.column,
    room: widths.frame - widths.head - pinnedColumns * widths.column,
    covered: widths.total,
    scroller: frame,
  });
  const columns = useMemo<readonly DrawnColumn[]>(
    () => [
      ...view.columns.slice(0, pinnedColumns).map((heading, index) => ({
        heading,
        index,
        pinnedAt: widths.head + index * widths.column,
        indent: 0,
      })),
      ...across.shown.flatMap((number, at) => {
        const index = number + pinnedColumns;
        const heading = view.columns[index];
        return heading === undefined
          ? []
          : [{ heading, index, pinnedAt: null, indent: at === 0 ? number * widths.column : 0 }];
      }),
    ],
    [view, pinnedColumns, across.shown, widths.head, widths.column],
  );
  const linesOf = (side: AxisSide) => (side === 'rows' ? view.rows : view.columns);
  const elementAt = (row: number, column: number) =>
    document.getElementById(
      row < 0 ? `heading-columns-${column}` : column < 0 ? `heading-rows-${row}` : `cell-${row}-${column}`,
    );
  const reveal = (row: number, column: number) => {
    if (row >= pinnedRows) down.reveal(row - pinnedRows);
    if (column >= pinnedColumns) across.reveal(column - pinnedColumns);
    elementAt(row, column)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const moveLine = (side: AxisSide, step: 1 | -1) => {
    const index = side === 'rows' ? at.row : at.column;
    const line = linesOf(side)[index];
    const target = neighbourOf(linesOf(side), index, step);
    if (line !== undefined && target !== undefined) onMove(side, line.entry.id, target.entry.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) {
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown')
        moveLine('rows', event.key === 'ArrowUp' ? -1 : 1);
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
        moveLine('columns', event.key === 'ArrowLeft' ? -1 : 1);
      else return;
      return event.preventDefault();
    }
    const page = Math.max(1, Math.floor(((frame.current?.clientHeight ?? 500) - widths.headHeight) / 41) - 1);
    const size = { rows: view.rows.length, columns: view.columns.length, headings: true, page };
    const to = stepInGrid(at, event.key, size, event.ctrlKey || event.metaKey);
    if (to !== null) {
      stand(to);
      reveal(to.row, to.column);
    } else if (event.key === 'Enter' || event.key === ' ') press(event.key);
    else return;
    event.preventDefault();
  };
  const press = (key: string) => {
    const [row, column] = [view.rows[at.row], view.columns[at.column]];
    const side: AxisSide = at.row < 0 ? 'columns' : 'rows';
    const heading = at.row < 0 ? column : at.column < 0 ? row : undefined;
    if (heading !== undefined) {
      const element = elementAt(at.row, at.column);
      if (key === ' ' && heading.canFold) onLine(side, heading.entry.id, 'fold');
      else if (element !== null) setMenu({ side, id: heading.entry.id, at: element });
    } else if (row !== undefined && column !== undefined) openCell(row, column);
  };
  const openCell = (row: Heading, column: Heading) => {
    // A cell of a heading has no studies of its own to show; the heading is opened.
    if (row.entry.group || row.collapsed) onLine('rows', row.entry.id, 'fold');
    else if (column.entry.group || column.collapsed) onLine('columns', column.entry.id, 'fold');
    else onOpen({ row: row.entry.id, column: column.entry.id });
  };
  const lineAt = (target: EventTarget) => {
    const [name, number] = within(target, '[data-line]')?.dataset.line?.split(',') ?? [];
    const side: AxisSide = name === 'rows' ? 'rows' : 'columns';
    const index = Number(number);
    const heading = name === undefined ? undefined : linesOf(side)[index];
    return heading === undefined ? null : { side, heading, index };
  };
  const drag = useLineDrag(lineAt, onMove);
  const light = useLitHeadings(table, placeOf);
  const onClick = (event: MouseEvent) => {
    const pressed = within(event.target, '[data-press]');
    const line = lineAt(event.target);
    if (line !== null) {
      const { side, heading, index } = line;
      stand(side === 'rows' ? { row: index, column: -1 } : { row: -1, column: index });
      if (pressed?.dataset.press === 'fold') onLine(side, heading.entry.id, 'fold');
      if (pressed?.dataset.press === 'menu') setMenu({ side, id: heading.entry.id, at: pressed });
      return;
    }
    const place = placeOf(event.target);
    const row = place && view.rows[place.row];
    const column = place && view.columns[place.column];
    if (!place || !row || !column) return;
    stand(place);
    if (view.cellAt(row.entry.id, column.entry.id) !== null) openCell(row, column);
  };

  const openAt =
    open === null
      ? null
      : {
          row: view.rows.findIndex(({ entry }) => entry.id === open.row),
          column: view.columns.findIndex(({ entry }) => entry.id === open.column),
        };
  const rowAt = (index: number, measure?: (element: HTMLElement | null) => void) => {
    const heading = view.rows[index];
    if (heading === undefined) return null;
    return (
      <MatrixRow
        key={heading.entry.id}
        heading={heading}
        index={index}
        view={view}
        against={against}
        columns={columns}
        look={look}
        standing={at.row === index ? at.column : null}
        openColumn={openAt?.row === index ? openAt.column : null}
        {...(measure === undefined ? {} : { measure })}
      />
    );
  };
  const menuHeading = menu && linesOf(menu.side).find(({ entry }) => entry.id === menu.id);
  const isDrawn =
    (at.column < pinnedColumns || columns.some(({ index }) => index === at.column)) &&
    (at.row < pinnedRows || down.shown.includes(at.row - pinnedRows));
  const standingId =
    at.row < 0
      ? `heading-columns-${at.column}`
      : at.column < 0
        ? `heading-rows-${at.row}`
        : `cell-${at.row}-${at.column}`;
  const sizes = {
    width: `${widths.head + view.columns.length * widths.column + widths.total}px`,
    '--head': `${widths.head}px`,
    '--column': `${widths.column}px`,
    '--total': `${widths.total}px`,
  } as React.CSSProperties;
  return (
    <div className="matrix-frame" ref={frame}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved in like a grid
        role="grid"
        data-first-focus=""
        className="matrix"
        ref={table}
        tabIndex={0}
        style={sizes}
        aria-label={t('matrix.label', { rows: rowLabel })}
        aria-rowcount={view.rows.length + 2}
        aria-colcount={view.columns.length + 2}
        {...(isDrawn ? { 'aria-activedescendant': standingId } : {})}
        data-drawing={look.drawing}
        data-studies={props.hasStudyColumns || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseOver={light}
        onFocus={() => undefined}
        onMouseLeave={light}
        {...drag}
      >
        <thead {...GRID_ROLES.group}>
          <MatrixHead
            columns={columns}
            count={view.columns.length}
            rowLabel={rowLabel}
            sortedBy={props.sortedBy}
            standing={at.row === -1 ? at.column : null}
          />
          {view.rows.slice(0, pinnedRows).map((_heading, index) => rowAt(index))}
        </thead>
        <tbody
          {...GRID_ROLES.group}
          style={{ paddingTop: `${down.before}px`, paddingBottom: `${down.after}px` }}
        >
          {down.shown.map((number) => rowAt(number + pinnedRows, down.measure))}
        </tbody>
        <tfoot {...GRID_ROLES.group}>
          <MatrixFoot view={view} against={against} columns={columns} />
        </tfoot>
      </table>
      {menu !== null && menuHeading && (
        <LineMenu
          side={menu.side}
          heading={menuHeading}
          at={menu.at}
          onClose={() => {
            setMenu(null);
            // The popover gives the focus back to what opened it, which may be gone with its line.
            requestAnimationFrame(() => table.current?.focus({ preventScroll: true }));
          }}
          onAct={(act) => {
            if (act === 'earlier' || act === 'later') {
              const lines = linesOf(menu.side);
              const target = neighbourOf(lines, lines.indexOf(menuHeading), act === 'earlier' ? -1 : 1);
              if (target !== undefined) onMove(menu.side, menu.id, target.entry.id);
            } else onLine(menu.side, menu.id, act);
          }}
        />
      )}
    </div>
  );
}

function within(target: EventTarget, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

/** The place of the cell that something stands in. */
function placeOf(target: EventTarget): GridPlace | null {
  const [, row, column] = within(target, 'td[id^="cell-"]')?.id.split('-').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}
