import { type DragEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AxisSide } from '../../../shared/model/matrix-look.ts';
import type { Heading, MatrixView } from '../../../shared/model/matrix-view.ts';
import type { CellPlace } from '../../stores/matrix.ts';
import { neighbourOf, stepInGrid } from '../../values/grid-steps.ts';
import { LineHeading } from './LineHeading.tsx';
import { type LineAct, LineMenu } from './LineMenu.tsx';
import type { CellLook } from './MatrixCell.tsx';
import { type DrawnColumn, isFirstFree, MatrixRow, Spaced } from './MatrixRow.tsx';
import { useFrame } from './use-frame.ts';
import { useStanding } from './use-standing.ts';
import { useWindow } from './use-window.ts';

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
  const lit = useRef<Element[]>([]);
  const dragged = useRef<{ side: AxisSide; id: string } | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const { at, stand } = useStanding(view);
  const pinnedRows = view.rows.filter(({ pinned }) => pinned).length;
  const pinnedColumns = view.columns.filter(({ pinned }) => pinned).length;
  const widths = useFrame(frame, view.columns.length, props.hasStudyColumns);
  const down = useWindow({
    axis: 'rows',
    count: view.rows.length - pinnedRows,
    size: 41,
    covered: widths.headHeight + 32,
    scroller: frame,
  });
  const across = useWindow({
    axis: 'columns',
    count: view.columns.length - pinnedColumns,
    size: widths.column,
    covered: widths.head + pinnedColumns * widths.column + widths.total,
    scroller: frame,
  });
  const columns = useMemo<readonly DrawnColumn[]>(
    () => [
      ...view.columns.slice(0, pinnedColumns).map((heading, index) => ({
        heading,
        index,
        pinnedAt: widths.head + index * widths.column,
      })),
      ...across.shown.flatMap((number) => {
        const index = number + pinnedColumns;
        const heading = view.columns[index];
        return heading === undefined ? [] : [{ heading, index, pinnedAt: null }];
      }),
    ],
    [view, pinnedColumns, across.shown, widths.head, widths.column],
  );
  const isPart = across.before + across.after > 0;
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
  const lineAt = (element: Element | null | undefined) => {
    const [name, number] = element?.getAttribute('data-line')?.split(',') ?? [];
    const side: AxisSide = name === 'rows' ? 'rows' : 'columns';
    const index = Number(number);
    const heading = name === undefined ? undefined : linesOf(side)[index];
    return heading === undefined ? null : { side, heading, index };
  };
  const within = (target: EventTarget, selector: string) =>
    target instanceof Element ? target.closest<HTMLElement>(selector) : null;
  const placeOf = (target: EventTarget) => {
    const [row, column] = within(target, 'td[data-place]')?.dataset.place?.split(',').map(Number) ?? [];
    return row === undefined || column === undefined ? null : { row, column };
  };
  const onClick = (event: MouseEvent) => {
    const pressed = within(event.target, '[data-press]');
    const line = lineAt(within(event.target, '[data-line]'));
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
  // Lighting the headings goes around React: a whole table drawn anew at each move of the pointer would be felt.
  const light = (event: MouseEvent) => {
    for (const element of lit.current) element.removeAttribute('data-lit');
    const place = placeOf(event.target);
    lit.current =
      place === null
        ? []
        : [
            ...(table.current?.querySelectorAll(
              `[data-row="${place.row}"], [data-column="${place.column}"]`,
            ) ?? []),
          ];
    for (const element of lit.current) element.setAttribute('data-lit', '');
  };
  const onDragStart = (event: DragEvent) => {
    const line = lineAt(within(event.target, 'th[data-line]'));
    if (line === null) return;
    dragged.current = { side: line.side, id: line.heading.entry.id };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', line.heading.entry.label);
  };
  const onDragOver = (event: DragEvent) => {
    if (lineAt(within(event.target, 'th[data-line]'))?.side === dragged.current?.side) event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    const line = lineAt(within(event.target, 'th[data-line]'));
    const from = dragged.current;
    dragged.current = null;
    if (line === null || from === null || line.side !== from.side) return;
    event.preventDefault();
    onMove(from.side, from.id, line.heading.entry.id);
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
        isPart={isPart}
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
  const tableWidth = widths.head + view.columns.length * widths.column + widths.total;
  return (
    <div className="matrix-frame" ref={frame}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved in like a grid
        role="grid"
        data-first-focus=""
        className="matrix"
        ref={table}
        tabIndex={0}
        style={{ width: `${tableWidth}px`, '--head': `${widths.head}px` } as React.CSSProperties}
        aria-label={t('matrix.label', { rows: rowLabel })}
        aria-rowcount={view.rows.length + 2}
        aria-colcount={view.columns.length + 2}
        {...(isDrawn ? { 'aria-activedescendant': standingId } : {})}
        data-studies={props.hasStudyColumns || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseOver={light}
        onFocus={() => undefined}
        onMouseLeave={light}
        onDragStart={onDragStart}
        onDragOver={onDragOver}
        onDrop={onDrop}
      >
        <colgroup>
          <col style={{ width: `${widths.head}px` }} />
          {columns.map(({ heading, index, pinnedAt }) => (
            <Sized
              key={heading.entry.id}
              room={isPart && pinnedAt === null && isFirstFree(columns, index) ? across.before : null}
              width={widths.column}
            />
          ))}
          {isPart && <col style={{ width: `${across.after}px` }} />}
          <col style={{ width: `${widths.total}px` }} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="matrix-corner" aria-colindex={1}>
              {rowLabel}
            </th>
            {columns.map(({ heading, index, pinnedAt }) => (
              <Spaced
                key={heading.entry.id}
                isFirst={isPart && pinnedAt === null && isFirstFree(columns, index)}
              >
                <th
                  scope="col"
                  id={`heading-columns-${index}`}
                  aria-colindex={index + 2}
                  {...(props.sortedBy === heading.entry.id ? { 'aria-sort': 'descending' as const } : {})}
                  data-column={index}
                  data-line={`columns,${index}`}
                  data-group={heading.entry.group || undefined}
                  data-pinned={pinnedAt === null ? undefined : ''}
                  data-standing={(at.row === -1 && at.column === index) || undefined}
                  style={
                    {
                      ...(pinnedAt === null ? {} : { left: `${pinnedAt}px` }),
                      '--depth': heading.pinned ? 0 : heading.depth,
                    } as React.CSSProperties
                  }
                  title={heading.entry.definition || heading.entry.label}
                  draggable
                >
                  <LineHeading side="columns" heading={heading} index={index} />
                </th>
              </Spaced>
            ))}
            {isPart && <td className="spacer" aria-hidden="true" />}
            <th scope="col" className="matrix-total" aria-colindex={view.columns.length + 2}>
              {t('matrix.total')}
            </th>
          </tr>
          {view.rows.slice(0, pinnedRows).map((_heading, index) => rowAt(index))}
        </thead>
        <tbody>
          {down.before > 0 && <RoomRow height={down.before} />}
          {down.shown.map((number) => rowAt(number + pinnedRows, down.measure))}
          {down.after > 0 && <RoomRow height={down.after} />}
        </tbody>
        <tfoot>
          <tr aria-rowindex={view.rows.length + 2}>
            <th scope="row" aria-colindex={1}>
              {t('matrix.total')}
            </th>
            {columns.map(({ heading: { entry }, index, pinnedAt }) => (
              <Spaced key={entry.id} isFirst={isPart && pinnedAt === null && isFirstFree(columns, index)}>
                <td
                  data-column={index}
                  aria-colindex={index + 2}
                  className="matrix-total numeral"
                  data-pinned={pinnedAt === null ? undefined : ''}
                  style={pinnedAt === null ? undefined : { left: `${pinnedAt}px` }}
                >
                  {against === null
                    ? view.columnTotal(entry.id)
                    : t('matrixWork.pair', {
                        a: view.columnTotal(entry.id),
                        b: against.columnTotal(entry.id),
                      })}
                </td>
              </Spaced>
            ))}
            {isPart && <td className="spacer" aria-hidden="true" />}
            <td className="matrix-total numeral" aria-colindex={view.columns.length + 2}>
              {against === null ? view.n : t('matrixWork.pair', { a: view.n, b: against.n })}
            </td>
          </tr>
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

/** A column's width, after the room of those that are scrolled away before it. */
function Sized({ room, width }: { readonly room: number | null; readonly width: number }) {
  return (
    <>
      {room !== null && <col style={{ width: `${room}px` }} />}
      <col style={{ width: `${width}px` }} />
    </>
  );
}

/** The room of rows that are scrolled away. */
function RoomRow({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row is not focusable; this one holds room and nothing to read
    <tr aria-hidden="true">
      <td className="spacer" style={{ height: `${height}px` }} />
    </tr>
  );
}
