import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Cell } from '../../../shared/model/matrix.ts';
import { Direction } from '../../components/Direction.tsx';
import { codeLabel, signOf } from '../../values/codebook-reading.ts';

export type MatrixCellProps = {
  readonly id: string;
  readonly place: string;
  /** Null in a group's row, which holds only the count of what stands under it. */
  readonly cell: Cell | null;
  readonly count: number;
  readonly names: string;
  readonly most: number;
  readonly codebook: Codebook;
  readonly isStanding: boolean;
  readonly isOpen: boolean;
};

/** One cell: its printed count, its directions as shapes, its state as a pattern; hollow where known only as cited. */
export const MatrixCell = memo(function MatrixCell(props: MatrixCellProps) {
  const { id, place, cell, count, names, most, codebook, isStanding, isOpen } = props;
  const { t } = useTranslation();
  const given = {
    id,
    'data-place': place,
    ...(isStanding ? { 'data-standing': '' } : {}),
    ...(isOpen ? { 'data-open': '' } : {}),
  };
  if (cell === null)
    return (
      <td {...given} className="numeral" data-state="group" data-zero={count === 0 || undefined}>
        {count}
      </td>
    );
  const hollow = isHollow(cell);
  const directions = directionsOf(cell, codebook);
  const name = [
    names,
    t(`matrix.state.${cell.state}`, { count: cell.n, undecided: cell.undecided }),
    ...directions.map(({ label, n }) => `${label} ${n}`),
    hollow ? t('matrix.asCitedOnly') : '',
  ];
  return (
    <td
      {...given}
      className="numeral"
      data-state={cell.state}
      data-hollow={hollow || undefined}
      title={cell.reason || undefined}
      style={
        cell.n > 0
          ? ({ '--heat': `${Math.round(6 + (26 * cell.n) / most)}%` } as React.CSSProperties)
          : undefined
      }
    >
      <span className="visually-hidden">{name.filter(Boolean).join('. ')}</span>
      {cell.state === 'not-coded' ? (
        <span className="cell-open" aria-hidden="true">
          {t('matrix.open', { count: cell.undecided })}
        </span>
      ) : (
        <span className="cell-n" aria-hidden="true">
          {cellText(cell)}
        </span>
      )}
      {directions.length > 0 && (
        <span className="cell-directions" aria-hidden="true">
          {directions.map(({ id: direction, n, sign }) => (
            <span key={direction}>
              <Direction sign={sign} hollow={hollow} />
              {directions.length > 1 || n !== cell.n ? n : null}
            </span>
          ))}
        </span>
      )}
    </td>
  );
});

/** What is printed: the count, zeros too; a dash where nothing can stand. */
function cellText(cell: Cell): string {
  return cell.state === 'not-applicable' ? '–' : String(cell.n);
}

/** Whether all that a cell holds is known only as another paper tells it. */
function isHollow(cell: Cell): boolean {
  return cell.n > 0 && cell.byBasis['as cited'] >= cell.n;
}

function directionsOf(cell: Cell, codebook: Codebook) {
  const dimension = codebook.dimensions.find(({ role }) => role === 'direction');
  return Object.entries(cell.directions)
    .filter(([, n]) => n > 0)
    .map(([id, n]) => ({
      id,
      n,
      sign: signOf(codebook, id),
      label: codeLabel(codebook, dimension?.id ?? 'direction', id),
    }));
}
