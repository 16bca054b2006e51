import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heading, MatrixView } from '../../../shared/model/matrix-view.ts';
import { GRID_ROLES } from './grid-roles.ts';
import { LineHeading } from './LineHeading.tsx';
import { type CellLook, MatrixCell } from './MatrixCell.tsx';
import type { DrawnColumn } from './place-style.ts';

export type MatrixRowProps = {
  readonly heading: Heading;
  readonly index: number;
  readonly view: MatrixView;
  readonly against: MatrixView | null;
  readonly columns: readonly DrawnColumn[];
  readonly look: CellLook;
  /** Number of the column where the keyboard stands, -1 for the heading; null on another row. */
  readonly standing: number | null;
  /** Number of the column whose cell is open. */
  readonly openColumn: number | null;
  readonly measure?: (element: HTMLElement | null) => void;
};

/** One row: its heading, the cells that are drawn, and its total. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { heading, index, view, against, columns, look, standing, openColumn, measure } = props;
  const { t } = useTranslation();
  const { entry, pinned } = heading;
  const total = view.rowTotal(entry.id);
  const other = against?.rowTotal(entry.id);
  return (
    <tr
      {...GRID_ROLES.row}
      data-group={entry.group || undefined}
      data-pinned={pinned || undefined}
      data-index={index}
      aria-rowindex={index + 2}
      {...(measure === undefined ? {} : { ref: measure })}
    >
      <th
        {...GRID_ROLES.rowHeading}
        scope="row"
        id={`heading-rows-${index}`}
        aria-colindex={1}
        data-row={index}
        data-line={`rows,${index}`}
        data-standing={standing === -1 || undefined}
        title={entry.definition || undefined}
        draggable
      >
        <LineHeading side="rows" heading={heading} index={index} />
      </th>
      {columns.map(({ heading: { entry: column }, index: at, pinnedAt, indent }) => (
        <MatrixCell
          key={column.id}
          row={index}
          column={at}
          rowLabel={entry.label}
          columnLabel={column.label}
          cell={view.cellAt(entry.id, column.id)}
          count={view.countAt(entry.id, column.id)}
          other={against === null ? null : against.countAt(entry.id, column.id)}
          otherCell={against?.cellAt(entry.id, column.id) ?? null}
          look={look}
          isStanding={standing === at}
          isOpen={openColumn === at}
          pinnedAt={pinnedAt}
          indent={indent}
        />
      ))}
      <td {...GRID_ROLES.cell} className="matrix-total" data-zero={total === 0 || undefined}>
        {other === undefined ? total : t('matrixWork.pair', { a: total, b: other })}
      </td>
    </tr>
  );
});
