import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heading, MatrixView } from '../../../shared/model/matrix-view.ts';
import { LineHeading } from './LineHeading.tsx';
import { type CellLook, MatrixCell } from './MatrixCell.tsx';

/** A column as it is drawn: its number among all, and for a pinned one how far from the left it stays. */
export type DrawnColumn = {
  readonly heading: Heading;
  readonly index: number;
  readonly pinnedAt: number | null;
};

export type MatrixRowProps = {
  readonly heading: Heading;
  readonly index: number;
  readonly view: MatrixView;
  readonly against: MatrixView | null;
  readonly columns: readonly DrawnColumn[];
  /** Whether there are columns that are not drawn, before or after these. */
  readonly isPart: boolean;
  readonly look: CellLook;
  /** Number of the column where the keyboard stands, -1 for the heading; null on another row. */
  readonly standing: number | null;
  /** Number of the column whose cell is open. */
  readonly openColumn: number | null;
  readonly measure?: (element: HTMLElement | null) => void;
};

/** One row: its heading, the cells that are drawn, and its total. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { heading, index, view, against, columns, isPart, look, standing, openColumn, measure } = props;
  const { t } = useTranslation();
  const { entry, pinned } = heading;
  const total = view.rowTotal(entry.id);
  const other = against?.rowTotal(entry.id);
  return (
    <tr
      data-group={entry.group || undefined}
      data-pinned={pinned || undefined}
      data-index={index}
      aria-rowindex={index + 2}
      {...(measure === undefined ? {} : { ref: measure })}
    >
      <th
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
      {columns.map(({ heading: { entry: column, pinned: isPinned }, index: at, pinnedAt }) => (
        <Spaced key={column.id} isFirst={isPart && !isPinned && isFirstFree(columns, at)}>
          <MatrixCell
            id={`cell-${index}-${at}`}
            place={`${index},${at}`}
            column={at}
            cell={view.cellAt(entry.id, column.id)}
            count={view.countAt(entry.id, column.id)}
            other={against === null ? null : against.countAt(entry.id, column.id)}
            otherCell={against?.cellAt(entry.id, column.id) ?? null}
            names={`${entry.label}, ${column.label}`}
            look={look}
            isStanding={standing === at}
            isOpen={openColumn === at}
            pinnedAt={pinnedAt}
          />
        </Spaced>
      ))}
      {isPart && <td className="spacer" aria-hidden="true" />}
      <td className="matrix-total numeral" data-zero={total === 0 || undefined}>
        {other === undefined ? total : t('matrixWork.pair', { a: total, b: other })}
      </td>
    </tr>
  );
});

/** Whether a column is the first of those that move sideways. */
export function isFirstFree(columns: readonly DrawnColumn[], index: number): boolean {
  return columns.find(({ pinnedAt }) => pinnedAt === null)?.index === index;
}

type SpacedProps = { readonly isFirst: boolean; readonly children: React.ReactNode };

/** A cell, after the room of the columns that are scrolled away before it. */
export function Spaced({ isFirst, children }: SpacedProps) {
  return (
    <>
      {isFirst && <td className="spacer" aria-hidden="true" />}
      {children}
    </>
  );
}
