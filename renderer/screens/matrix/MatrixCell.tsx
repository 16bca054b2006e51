import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Codebook } from '../../../shared/model/codebook.ts';
import type { Cell } from '../../../shared/model/matrix.ts';
import type { CellDrawing } from '../../../shared/model/matrix-look.ts';
import { DirectionMarks, directionsOf, isHollow, SegmentBars, StudyDots } from './CellMarks.tsx';

/** What one bar of a cell counts. */
export type Segment = Pick<Code, 'id' | 'label'>;

/** How all cells of one table are drawn. */
export type CellLook = {
  readonly drawing: CellDrawing;
  readonly codebook: Codebook;
  /** The largest count of the matrix. */
  readonly most: number;
  /** The codes that bars tell apart, and the largest count of any of them. */
  readonly segments: readonly Segment[];
  readonly mostOfSegment: number;
  /** What a screen reader says of a cell's state. */
  readonly stateWords: (cell: Pick<Cell, 'state' | 'n' | 'undecided'>) => string;
};

export type MatrixCellProps = {
  readonly id: string;
  readonly place: string;
  readonly column: number;
  /** Null where a group's line meets another, which holds only the count of what stands under it. */
  readonly cell: Cell | null;
  readonly count: number;
  /** The count of the studies compared with; null where nothing is compared. */
  readonly other: number | null;
  readonly otherCell: Cell | null;
  readonly names: string;
  readonly look: CellLook;
  readonly isStanding: boolean;
  readonly isOpen: boolean;
  readonly pinnedAt: number | null;
};

/** One cell: its printed count, its directions as shapes, its state as a pattern; hollow where known only as cited. */
export const MatrixCell = memo(function MatrixCell(props: MatrixCellProps) {
  const { id, place, column, cell, count, other, otherCell, names, look, isStanding, isOpen, pinnedAt } =
    props;
  const { t } = useTranslation();
  const given = {
    id,
    'data-place': place,
    'aria-colindex': column + 2,
    ...(isStanding ? { 'data-standing': '' } : {}),
    ...(isOpen ? { 'data-open': '' } : {}),
    ...(pinnedAt === null ? {} : { 'data-pinned': '' }),
  };
  const left: React.CSSProperties = pinnedAt === null ? {} : { left: `${pinnedAt}px` };
  if (other !== null)
    return (
      <td {...given} className="numeral" style={left} data-state={cell === null ? 'group' : 'compared'}>
        <Compared
          names={names}
          look={look}
          sides={[
            { side: 'a', n: count, cell },
            { side: 'b', n: other, cell: otherCell },
          ]}
        />
      </td>
    );
  if (cell === null)
    return (
      <td {...given} className="numeral" style={left} data-state="group" data-zero={count === 0 || undefined}>
        <span className="visually-hidden">{names}: </span>
        {count}
      </td>
    );
  const heat = heatOf(cell.n, look);
  const isHot = cell.n > 0 && (look.drawing === 'directions' || look.drawing === 'heat');
  return (
    <td
      {...given}
      className="numeral"
      data-state={cell.state}
      data-hollow={isHollow(cell) || undefined}
      data-drawing={look.drawing}
      title={cell.reason || undefined}
      style={{ ...left, ...(isHot ? { '--heat': heat } : {}) } as React.CSSProperties}
    >
      <span className="visually-hidden">{cellName(t, cell, names, look)}</span>
      {cell.state === 'not-coded' ? (
        <span className="cell-open" aria-hidden="true">
          {t('matrix.open', { count: cell.undecided })}
        </span>
      ) : (
        <span className="cell-n" aria-hidden="true">
          {cell.state === 'not-applicable' ? '–' : cell.n}
        </span>
      )}
      {cell.n > 0 && <Marks cell={cell} look={look} />}
    </td>
  );
});

/** How strong the hue of a count is. */
function heatOf(n: number, { most }: CellLook): string {
  return `${Math.round(6 + (26 * n) / most)}%`;
}

function Marks({ cell, look }: { readonly cell: Cell; readonly look: CellLook }) {
  switch (look.drawing) {
    case 'directions':
      return <DirectionMarks cell={cell} codebook={look.codebook} />;
    case 'dots':
      return <StudyDots cell={cell} />;
    case 'bars':
      return <SegmentBars cell={cell} segments={look.segments} most={look.mostOfSegment} />;
    case 'number':
    case 'heat':
      return null;
  }
}

/** What a screen reader says of a cell: where it stands, how many studies, and what they are. */
function cellName(
  t: TFunction,
  cell: Cell,
  names: string,
  { drawing, codebook, segments, stateWords }: CellLook,
): string {
  const parts =
    drawing === 'bars'
      ? segments.flatMap(({ id, label }) => (cell.segments[id] ? [`${label} ${cell.segments[id]}`] : []))
      : directionsOf(cell, codebook).map(({ label, n }) => `${label} ${n}`);
  const state = stateWords(cell);
  const said = [state, ...parts, isHollow(cell) ? t('matrix.asCitedOnly') : ''];
  return `${names}: ${said.filter(Boolean).join('. ')}`;
}

type ComparedSide = { readonly side: 'a' | 'b'; readonly n: number; readonly cell: Cell | null };
type ComparedProps = {
  readonly names: string;
  readonly look: CellLook;
  readonly sides: readonly [ComparedSide, ComparedSide];
};

/** Two counts side by side, each with what its cell shows, and by how many studies the first is ahead. */
function Compared({ names, look, sides }: ComparedProps) {
  const { t } = useTranslation();
  const [{ n }, { n: other }] = sides;
  const difference = signed(n - other);
  const [a, b] = [t('matrixWork.sides.a'), t('matrixWork.sides.b')];
  return (
    <>
      <span className="visually-hidden">
        {`${names}: ${a} ${n}, ${b} ${other}, ${t('matrixWork.differs', { difference })}`}
      </span>
      <span className="cell-sides" aria-hidden="true">
        {sides.map(({ side, n: own, cell }) => (
          <span key={side} className="cell-side" data-drawing={look.drawing}>
            <span
              data-side={side}
              style={
                own > 0 && look.drawing === 'heat'
                  ? ({ '--heat': heatOf(own, look) } as React.CSSProperties)
                  : {}
              }
            >
              {own}
            </span>
            {cell !== null && cell.n > 0 && <Marks cell={cell} look={look} />}
          </span>
        ))}
      </span>
      <span className="cell-difference" aria-hidden="true" data-zero={n === other || undefined}>
        {difference}
      </span>
    </>
  );
}

/** A difference with its sign; a true minus, so that it is as wide as the plus. */
function signed(difference: number): string {
  if (difference === 0) return '±0';
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}
