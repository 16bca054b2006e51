import { useTranslation } from 'react-i18next';
import { HUES, MOST_SEGMENTS } from '../../../shared/model/tokens.ts';
import { Direction } from '../../components/Direction.tsx';
import type { Matrix } from '../../stores/matrix.ts';
import { SegmentKey, SegmentTextures } from './CellMarks.tsx';
import type { CellLook } from './MatrixCell.tsx';

export type MatrixLegendProps = {
  readonly look: CellLook;
  readonly matrix: Matrix;
  readonly isCompared: boolean;
};

/** What the shapes and patterns of the matrix mean; always in view, and only of what is drawn. */
export function MatrixLegend({ look, matrix, isCompared }: MatrixLegendProps) {
  const { t } = useTranslation();
  const isStudies = matrix.columnDimension === 'study' || matrix.rowDimension === 'study';
  if (isCompared) return <ComparedLegend look={look} matrix={matrix} />;
  return (
    <ul className="legend" aria-label={t('matrix.legend')}>
      <DrawingLegend look={look} matrix={matrix} />
      <li>
        <span className="swatch" data-state="evidence" data-hollow="true" aria-hidden="true">
          1
        </span>
        {t('matrix.asCitedOnly')}
      </li>
      <li>
        <span className="swatch" data-state={isStudies ? 'not-reported' : 'gap'} aria-hidden="true">
          0
        </span>
        {t(isStudies ? 'matrix.notReported' : 'matrix.gap')}
      </li>
      <li>
        <span className="swatch" data-state="not-coded" aria-hidden="true" />
        {t('matrix.notCoded')}
      </li>
      <li>
        <span className="swatch" data-state="not-applicable" aria-hidden="true">
          –
        </span>
        {t('matrix.notApplicable')}
      </li>
    </ul>
  );
}

function DrawingLegend({ look, matrix }: Pick<MatrixLegendProps, 'look' | 'matrix'>) {
  const { t } = useTranslation();
  const directions = look.codebook.dimensions.find(({ role }) => role === 'direction')?.codes ?? [];
  switch (look.drawing) {
    case 'directions':
      if (!matrix.cells.some((cell) => Object.keys(cell.directions).length > 0)) return null;
      return directions.map((code) => (
        <li key={code.id}>
          <Direction sign={code.sign ?? 'unstated'} />
          {code.label}
        </li>
      ));
    case 'heat':
      return (
        <li className="numeral">
          {t('matrixWork.heatFrom')} <span className="heat-scale" aria-hidden="true" />{' '}
          {t('matrixWork.heatTo', { count: look.most })}
        </li>
      );
    case 'dots':
      return (
        <li>
          <span className="cell-dots" aria-hidden="true">
            <i />
          </span>
          {t('matrixWork.dotOwn')}
          <span className="cell-dots" aria-hidden="true">
            <i data-hollow="" />
          </span>
          {t('matrix.asCitedOnly')}
        </li>
      );
    case 'bars':
      return (
        <>
          {look.segments.length > HUES && <SegmentTextures />}
          {look.segments.map((code, index) => (
            <li key={code.id}>
              <SegmentKey index={index} />
              {code.label}
            </li>
          ))}
          {look.segments.length > MOST_SEGMENTS && (
            <li>{t('matrixWork.segmentsAgain', { most: MOST_SEGMENTS })}</li>
          )}
        </>
      );
    case 'number':
      return null;
  }
}

function ComparedLegend({ look, matrix }: Pick<MatrixLegendProps, 'look' | 'matrix'>) {
  const { t } = useTranslation();
  return (
    <ul className="legend" aria-label={t('matrix.legend')}>
      {(['a', 'b'] as const).map((side) => (
        <li key={side}>
          <span className="side-mark" data-side={side} aria-hidden="true">
            {t(`matrixWork.sides.${side}`)}
          </span>
          {t('matrixWork.sideOf', { side: t(`matrixWork.sides.${side}`) })}
        </li>
      ))}
      <li className="numeral">
        <span className="cell-difference" aria-hidden="true">
          +1
        </span>
        {t('matrixWork.difference')}
      </li>
      <DrawingLegend look={look} matrix={matrix} />
    </ul>
  );
}
