import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { CellPlace, Matrix } from '../../stores/matrix.ts';
import { type Heading, type MatrixView, stepInGrid } from '../../stores/matrix-view.ts';
import { MatrixCell } from './MatrixCell.tsx';

export type MatrixTableProps = {
  readonly view: MatrixView;
  readonly matrix: Matrix;
  readonly codebook: Codebook;
  readonly rowLabel: string;
  readonly open: CellPlace | null;
  readonly onOpen: (cell: CellPlace) => void;
  readonly onToggle: (row: string) => void;
};

/** The matrix as a table: headings stay in view, arrow keys move, Enter opens; a cell pointed at lights its headings. */
export function MatrixTable({ view, matrix, codebook, rowLabel, open, onOpen, onToggle }: MatrixTableProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const lit = useRef<Element[]>([]);
  const isStudies = matrix.columnDimension === 'study';
  const cellId = (row: number, column: number) => `cell-${row}-${column}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const size = { rows: view.rows.length, columns: view.columns.length };
    const to = stepInGrid(at, event.key, size, event.ctrlKey || event.metaKey);
    const row = view.rows[at.row];
    const column = view.columns[at.column];
    if (to !== null) {
      setAt(to);
      document
        .getElementById(cellId(to.row, to.column))
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined && column !== undefined) {
      if (row.entry.group) onToggle(row.entry.id);
      else onOpen({ row: row.entry.id, column: column.entry.id });
    } else return;
    event.preventDefault();
  };
  const placeOf = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('td[data-place]') : null;
    const [row, column] = cell?.dataset.place?.split(',').map(Number) ?? [];
    return row === undefined || column === undefined ? null : { row, column };
  };
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event);
    const row = place && view.rows[place.row];
    const column = place && view.columns[place.column];
    if (!place || !row || !column) return;
    setAt(place);
    if (!row.entry.group) onOpen({ row: row.entry.id, column: column.entry.id });
  };
  // Lighting the headings goes around React: a whole table drawn anew at each move of the pointer would be felt.
  const light = (event: MouseEvent) => {
    for (const element of lit.current) element.removeAttribute('data-lit');
    const place = placeOf(event);
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
  const openAt =
    open === null
      ? null
      : {
          row: view.rows.findIndex(({ entry }) => entry.id === open.row),
          column: view.columns.findIndex(({ entry }) => entry.id === open.column),
        };
  return (
    <div className="matrix-frame">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved in like a grid
        role="grid"
        className="matrix"
        ref={table}
        tabIndex={0}
        aria-label={t('matrix.label', { rows: rowLabel })}
        aria-activedescendant={cellId(at.row, at.column)}
        data-studies={isStudies || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseOver={light}
        onFocus={() => undefined}
        onMouseLeave={light}
      >
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              {rowLabel}
            </th>
            {view.columns.map(({ entry }, index) => (
              <th key={entry.id} scope="col" data-column={index} title={entry.definition || entry.label}>
                <span>{entry.label}</span>
              </th>
            ))}
            <th scope="col" className="matrix-total">
              {t('matrix.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((heading, index) => (
            <MatrixRow
              key={heading.entry.id}
              heading={heading}
              index={index}
              view={view}
              codebook={codebook}
              standing={at.row === index ? at.column : -1}
              openColumn={openAt?.row === index ? openAt.column : -1}
              onToggle={onToggle}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('matrix.total')}</th>
            {view.columns.map(({ entry }, index) => (
              <td key={entry.id} data-column={index} className="matrix-total numeral">
                {view.columnTotal(entry.id)}
              </td>
            ))}
            <td className="matrix-total numeral">{matrix.totals.n}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type MatrixRowProps = {
  readonly heading: Heading;
  readonly index: number;
  readonly view: MatrixView;
  readonly codebook: Codebook;
  readonly standing: number;
  readonly openColumn: number;
  readonly onToggle: (row: string) => void;
};

const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { heading, index, view, codebook, standing, openColumn, onToggle } = props;
  const { entry, depth } = heading;
  const total = view.rowTotal(entry.id);
  return (
    <tr data-group={entry.group || undefined}>
      <th scope="row" data-row={index} title={entry.definition || undefined}>
        <RowHeading heading={heading} onToggle={onToggle} depth={depth} />
      </th>
      {view.columns.map(({ entry: column }, at) => (
        <MatrixCell
          key={column.id}
          id={`cell-${index}-${at}`}
          place={`${index},${at}`}
          cell={entry.group ? null : view.cellAt(entry.id, column.id)}
          count={entry.group ? view.countAt(entry.id, column.id) : 0}
          names={`${entry.label}, ${column.label}`}
          most={view.most}
          codebook={codebook}
          isStanding={standing === at}
          isOpen={openColumn === at}
        />
      ))}
      <td className="matrix-total numeral" data-zero={total === 0 || undefined}>
        {total}
      </td>
    </tr>
  );
});

function RowHeading({
  heading,
  onToggle,
  depth,
}: Pick<MatrixRowProps, 'heading' | 'onToggle'> & { readonly depth: number }) {
  const { t } = useTranslation();
  const { entry, hasChildren, collapsed } = heading;
  const indent = { paddingLeft: `${depth * 16}px` };
  if (!hasChildren)
    return (
      <span className="row-heading" style={indent}>
        {entry.label}
      </span>
    );
  return (
    <span className="row-heading" style={indent}>
      <button
        type="button"
        className="fold"
        aria-expanded={!collapsed}
        aria-label={t(collapsed ? 'matrix.unfoldNamed' : 'matrix.foldNamed', { label: entry.label })}
        onClick={() => onToggle(entry.id)}
      >
        {collapsed ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
      </button>
      {entry.label}
    </span>
  );
}
