import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Direction } from '../../components/Direction.tsx';
import type { Matrix } from '../../stores/matrix.ts';

/** What the shapes and patterns of the matrix mean; always in view. */
export function MatrixLegend({ codebook, matrix }: { readonly codebook: Codebook; readonly matrix: Matrix }) {
  const { t } = useTranslation();
  const directions = codebook.dimensions.find(({ role }) => role === 'direction')?.codes ?? [];
  const drawn = matrix.cells.some((cell) => Object.keys(cell.directions).length > 0);
  const isStudies = matrix.columnDimension === 'study';
  return (
    <ul className="legend" aria-label={t('matrix.legend')}>
      {drawn &&
        directions.map((code) => (
          <li key={code.id}>
            <Direction sign={code.sign ?? 'unstated'} />
            {code.label}
          </li>
        ))}
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
