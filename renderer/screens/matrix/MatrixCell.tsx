import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Codebook } from '../../../shared/model/codebook.ts';
import type { Cell } from '../../../shared/model/matrix.ts';
import type { CellDrawing } from '../../../shared/model/matrix-look.ts';
import { DirectionMarks, directionsOf, isHollow, SegmentBars, StudyDots } from './CellMarks.tsx';
import { GRID_ROLES } from './grid-roles.ts';
import { placeStyle } from './place-style.ts';

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
  readonly words: CellWords;
};

/** What cells print and a screen reader says of them, worked out once for the same numbers. */
export type CellWords = {
  readonly state: (cell: Pick<Cell, 'state' | 'n' | 'undecided'>) => string;
  readonly open: (undecided: number) => string;
  readonly asCitedOnly: string;
};

export type MatrixCellProps = {
  /** Numbers of its lines, and their names. */
  readonly row: number;
  readonly column: number;
  readonly rowLabel: string;
  readonly columnLabel: string;
  /** Null where a group's line meets another, which holds only the count of what stands under it. */
  readonly cell: Cell | null;
  readonly count: number;
  /** The count of the studies compared with; null where nothing is compared. */
  readonly other: number | null;
  readonly otherCell: Cell | null;
  readonly look: CellLook;
  readonly isStanding: boolean;
  readonly isOpen: boolean;
  readonly pinnedAt: number | null;
  readonly indent: number;
};

/** One cell: its printed count, its directions as shapes, its state as a pattern; hollow where known only as cited. */
export const MatrixCell = memo(function MatrixCell(props: MatrixCellProps) {
  const { row, column, cell, count, other, otherCell, look, isStanding, isOpen, pinnedAt } = props;
  const names = `${props.rowLabel}, ${props.columnLabel}`;
  const style = placeStyle(props);
  const given = {
    id: `cell-${row}-${column}`,
    ...GRID_ROLES.cell,
    'aria-colindex': column + 2,
    ...(isStanding ? { 'data-standing': '' } : {}),
    ...(isOpen ? { 'data-open': '' } : {}),
    ...(pinnedAt === null ? {} : { 'data-pinned': '' }),
  };
  if (other !== null)
    return (
      <td {...given} style={style} data-state={cell === null ? 'group' : 'compared'}>
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
      <td {...given} style={style} data-state="group" data-zero={count === 0 || undefined}>
        <span className="visually-hidden">{`${names}: `}</span>
        {count}
      </td>
    );
  const isHot = cell.n > 0 && (look.drawing === 'directions' || look.drawing === 'heat');
  return (
    <td
      {...given}
      data-state={cell.state}
      data-hollow={isHollow(cell) || undefined}
      title={cell.reason || undefined}
      style={isHot ? ({ ...style, '--heat': heatOf(cell.n, look) } as React.CSSProperties) : style}
    >
      <span className="visually-hidden">{cellName(cell, names, look)}</span>
      <span className={cell.state === 'not-coded' ? 'cell-open' : 'cell-n'} aria-hidden="true">
        {printed(cell, look)}
      </span>
      {cell.n > 0 && <Marks cell={cell} look={look} />}
    </td>
  );
});

/** What stands in a cell: its studies, or how many are still uncoded. */
function printed({ state, n, undecided }: Cell, { words }: CellLook): string | number {
  if (state === 'not-coded') return words.open(undecided);
  return state === 'not-applicable' ? '–' : n;
}

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
function cellName(cell: Cell, names: string, { drawing, codebook, segments, words }: CellLook): string {
  if (cell.n === 0) return `${names}: ${words.state(cell)}`;
  const parts =
    drawing === 'bars'
      ? segments.flatMap(({ id, label }) => (cell.segments[id] ? [`${label} ${cell.segments[id]}`] : []))
      : directionsOf(cell, codebook).map(({ label, n }) => `${label} ${n}`);
  const said = [words.state(cell), ...parts, isHollow(cell) ? words.asCitedOnly : ''];
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
