import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { type AxisSide, type Look, toggled } from '../../../shared/model/matrix-look.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import type { Matrix } from '../../stores/matrix.ts';
import { MatrixPopover } from '../parts/MatrixPopover.tsx';

export type ViewMenuProps = {
  readonly look: Look;
  readonly matrix: Matrix | undefined;
  readonly codebook: Codebook;
  readonly onLook: (change: Partial<Look>) => void;
  readonly onReset: () => void;
};

/** How rows and columns stand: sorted, folded, hidden; and back to how they were at first. */
export function ViewMenu({ look, matrix, codebook, onLook, onReset }: ViewMenuProps) {
  const { t } = useTranslation();
  return (
    <MatrixPopover
      name={t('matrixWork.viewName')}
      button={
        <>
          <SlidersHorizontal aria-hidden="true" /> {t('matrixWork.view')}
        </>
      }
    >
      {matrix !== undefined &&
        (['rows', 'columns'] as const).map((side) => (
          <AxisPart key={side} side={side} look={look} matrix={matrix} codebook={codebook} onLook={onLook} />
        ))}
      <Button size="small" onPress={onReset}>
        {t('matrixWork.reset')}
      </Button>
    </MatrixPopover>
  );
}

type AxisPartProps = {
  readonly side: AxisSide;
  readonly look: Look;
  readonly matrix: Matrix;
  readonly codebook: Codebook;
  readonly onLook: ViewMenuProps['onLook'];
};

function AxisPart({ side, look, matrix, codebook, onLook }: AxisPartProps) {
  const { t } = useTranslation();
  const own = look[side];
  const change = (part: Partial<typeof own>) => onLook({ [side]: { ...own, ...part } });
  const groups = parentsOf(matrix, side);
  const isFolded = groups.length > 0 && groups.every((id) => own.collapsed.includes(id));
  const hidden = matrix[side].filter(({ id }) => own.hidden.includes(id));
  const isRows = side === 'rows';
  return (
    <div className="view-part">
      <Choice
        label={t(isRows ? 'matrixWork.sortRows' : 'matrixWork.sortColumns')}
        labelShown
        small
        value={own.sort}
        options={sortOptions(t, side, look, matrix, codebook)}
        onChoose={(sort) => change({ sort })}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={own.hideEmpty}
          onChange={(event) => change({ hideEmpty: event.target.checked })}
        />
        {t(isRows ? 'matrix.hideEmptyRows' : 'matrix.hideEmptyColumns')}
      </label>
      {groups.length > 0 && (
        <Button kind="quiet" size="small" onPress={() => change({ collapsed: isFolded ? [] : groups })}>
          {t(`matrixWork.${isFolded ? 'unfold' : 'fold'}${isRows ? 'Rows' : 'Columns'}`)}
        </Button>
      )}
      {hidden.length > 0 && (
        <div className="view-hidden">
          <span className="small muted">{t('matrixWork.hidden')}</span>
          {hidden.slice(0, 40).map(({ id, label }) => (
            <Button
              key={id}
              size="small"
              aria-label={t('matrixWork.show', { label })}
              onPress={() => change({ hidden: toggled(own.hidden, id) })}
            >
              {label}
            </Button>
          ))}
          {hidden.length > 1 && (
            <Button kind="quiet" size="small" onPress={() => change({ hidden: [] })}>
              {t('matrixWork.showAll')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Lines that others stand under. */
function parentsOf(matrix: Matrix, side: AxisSide): readonly string[] {
  const parents = new Set(matrix[side].map(({ parent }) => parent));
  return matrix[side].filter(({ id }) => parents.has(id)).map(({ id }) => id);
}

type Translate = ReturnType<typeof useTranslation>['t'];

function sortOptions(t: Translate, side: AxisSide, look: Look, matrix: Matrix, codebook: Codebook) {
  const { sort, order } = look[side];
  const isStudy = matrix[side === 'rows' ? 'rowDimension' : 'columnDimension'] === 'study';
  const directions = codebook.dimensions.find(({ role }) => role === 'direction')?.codes ?? [];
  const hasDirections = matrix.cells.some((cell) => Object.keys(cell.directions).length > 0);
  const at = sort.startsWith('at:') ? sort.slice(3) : null;
  const other = matrix[side === 'rows' ? 'columns' : 'rows'].find(({ id }) => id === at);
  return [
    { value: 'codebook', label: t(isStudy ? 'matrixWork.sort.study' : 'matrixWork.sort.codebook') },
    ...(order.length > 0 || sort === 'own' ? [{ value: 'own', label: t('matrixWork.sort.own') }] : []),
    { value: 'name', label: t('matrixWork.sort.name') },
    { value: 'total', label: t('matrixWork.sort.total') },
    ...(hasDirections
      ? directions.map(({ id, label }) => ({
          value: `share:${id}`,
          label: t('matrixWork.sort.share', { direction: label }),
        }))
      : []),
    ...(at !== null ? [{ value: sort, label: t('matrixWork.sort.at', { label: other?.label ?? at }) }] : []),
  ];
}
