import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixView } from '../../../shared/model/matrix-view.ts';
import { GRID_ROLES } from './grid-roles.ts';
import { LineHeading } from './LineHeading.tsx';
import { type DrawnColumn, placeStyle } from './place-style.ts';

export type MatrixHeadProps = {
  readonly columns: readonly DrawnColumn[];
  /** All columns, drawn or not. */
  readonly count: number;
  readonly rowLabel: string;
  /** The column that rows are sorted by. */
  readonly sortedBy: string | null;
  /** Number of the column whose heading the keyboard stands on. */
  readonly standing: number | null;
};

/** The headings of the columns. */
export const MatrixHead = memo(function MatrixHead(props: MatrixHeadProps) {
  const { columns, count, rowLabel, sortedBy, standing } = props;
  const { t } = useTranslation();
  return (
    <tr {...GRID_ROLES.row} aria-rowindex={1}>
      <th {...GRID_ROLES.columnHeading} scope="col" className="matrix-corner" aria-colindex={1}>
        {rowLabel}
      </th>
      {columns.map((column) => {
        const { heading, index, pinnedAt } = column;
        const { entry, depth, pinned } = heading;
        return (
          <th
            key={entry.id}
            {...GRID_ROLES.columnHeading}
            scope="col"
            id={`heading-columns-${index}`}
            aria-colindex={index + 2}
            {...(sortedBy === entry.id ? { 'aria-sort': 'descending' as const } : {})}
            data-column={index}
            data-line={`columns,${index}`}
            data-group={entry.group || undefined}
            data-pinned={pinnedAt === null ? undefined : ''}
            data-standing={standing === index || undefined}
            style={{ ...placeStyle(column), '--depth': pinned ? 0 : depth } as React.CSSProperties}
            title={entry.definition || entry.label}
            draggable
          >
            <LineHeading side="columns" heading={heading} index={index} />
          </th>
        );
      })}
      <th {...GRID_ROLES.columnHeading} scope="col" className="matrix-total" aria-colindex={count + 2}>
        {t('matrix.total')}
      </th>
    </tr>
  );
});

export type MatrixFootProps = {
  readonly view: MatrixView;
  readonly against: MatrixView | null;
  readonly columns: readonly DrawnColumn[];
};

/** The totals of the columns, and of the whole. */
export const MatrixFoot = memo(function MatrixFoot({ view, against, columns }: MatrixFootProps) {
  const { t } = useTranslation();
  const pair = (a: number, b: number | undefined) => (b === undefined ? a : t('matrixWork.pair', { a, b }));
  return (
    <tr {...GRID_ROLES.row} aria-rowindex={view.rows.length + 2}>
      <th {...GRID_ROLES.rowHeading} scope="row" aria-colindex={1}>
        {t('matrix.total')}
      </th>
      {columns.map((column) => {
        const { heading, index, pinnedAt } = column;
        const { id } = heading.entry;
        return (
          <td
            key={id}
            {...GRID_ROLES.cell}
            data-column={index}
            aria-colindex={index + 2}
            className="matrix-total"
            data-pinned={pinnedAt === null ? undefined : ''}
            style={placeStyle(column)}
          >
            {pair(view.columnTotal(id), against?.columnTotal(id))}
          </td>
        );
      })}
      <td {...GRID_ROLES.cell} className="matrix-total" aria-colindex={view.columns.length + 2}>
        {pair(view.n, against?.n)}
      </td>
    </tr>
  );
});
