import { Columns2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { type CellDrawing, DRAWINGS, type Look } from '../../../shared/model/matrix-look.ts';
import type { MatrixView } from '../../../shared/model/matrix-view.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import type { Matrix } from '../../stores/matrix.ts';
import { ownDimensions } from '../../values/codebook-reading.ts';
import { LayerChoice } from '../parts/LayerChoice.tsx';
import { OtherSegments } from '../parts/OtherSegments.tsx';
import { FilterChips, MatrixFilter } from './MatrixFilters.tsx';
import { ViewMenu } from './ViewMenu.tsx';

export type LookBarProps = {
  readonly look: Look;
  readonly codebook: Codebook;
  readonly rows: string;
  readonly columns: string;
  readonly matrix: Matrix | undefined;
  readonly view: MatrixView | null;
  readonly onLook: (change: Partial<Look>) => void;
  readonly onReset: () => void;
};

/** How the matrix is looked at: what cells show, how lines stand, which studies count, and what they are compared with. */
export function LookBar({ look, codebook, rows, columns, matrix, view, onLook, onReset }: LookBarProps) {
  const { t } = useTranslation();
  const { drawing, filters, against, includeAsCited } = look;
  const hidden = look.rows.hidden.length + look.columns.hidden.length;
  const canCompare = rows !== 'study' && columns !== 'study';
  return (
    <div className="look">
      <Choice
        label={t('matrixWork.drawing')}
        small
        value={drawing}
        options={DRAWINGS.map((value) => ({ value, label: t(`matrixWork.drawings.${value}`) }))}
        onChoose={(value) =>
          onLook({
            drawing: value as CellDrawing,
            ...(value === 'bars' ? { segment: look.segment ?? firstSegment(codebook, rows, columns) } : {}),
          })
        }
      />
      {drawing === 'bars' && (
        <Choice
          label={t('matrixWork.segment')}
          small
          value={look.segment ?? ''}
          options={codebook.dimensions
            .filter(({ id }) => id !== rows && id !== columns)
            .map(({ id, label }) => ({ value: id, label }))}
          onChoose={(segment) => onLook({ segment, otherSegments: [] })}
        />
      )}
      {drawing === 'bars' && look.segment !== null && (
        <OtherSegments
          codebook={codebook}
          dimension={look.segment}
          others={look.otherSegments}
          counting={look}
          onOthers={(otherSegments) => onLook({ otherSegments })}
        />
      )}
      <LayerChoice small layer={look.layer} onLayer={(layer) => onLook({ layer })} />
      <ViewMenu look={look} matrix={matrix} codebook={codebook} onLook={onLook} onReset={onReset} />
      {hidden > 0 && (
        <Button
          kind="quiet"
          size="small"
          onPress={() =>
            onLook({ rows: { ...look.rows, hidden: [] }, columns: { ...look.columns, hidden: [] } })
          }
        >
          {t('matrixWork.hiddenCount', { count: hidden })} · {t('matrixWork.showAll')}
        </Button>
      )}
      <MatrixFilter
        side={against === null ? null : 'a'}
        filters={filters}
        layer={look.layer}
        includeAsCited={includeAsCited}
        onFilters={(next) => onLook({ filters: next })}
      />
      {against !== null && (
        <MatrixFilter
          side="b"
          filters={against}
          layer={look.layer}
          includeAsCited={includeAsCited}
          onFilters={(next) => onLook({ against: next })}
        />
      )}
      {canCompare && (
        <Button
          size="small"
          pressed={against !== null}
          onPress={() => onLook({ against: against === null ? {} : null })}
        >
          <Columns2 aria-hidden="true" />{' '}
          {t(against === null ? 'matrixWork.compare' : 'matrixWork.stopComparing')}
        </Button>
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={includeAsCited}
          onChange={(event) => onLook({ includeAsCited: event.target.checked })}
        />
        {t('matrix.includeAsCited')}
      </label>
      <span className="space" />
      {matrix !== undefined && (
        <span className="small muted numeral" role="status">
          {view === null || view.isWhole
            ? t('matrix.totals', {
                count: matrix.totals.n,
                inScope: matrix.totals.inScope,
                asCited: matrix.totals.asCitedOnly,
              })
            : t('matrixWork.totalsShown', { count: view.n, inScope: matrix.totals.inScope })}
        </span>
      )}
      <section className="look-filters" aria-label={t('matrixWork.active')}>
        <FilterChips
          codebook={codebook}
          side={against === null ? null : 'a'}
          filters={filters}
          onFilters={(next) => onLook({ filters: next })}
        />
        {against !== null && (
          <FilterChips
            codebook={codebook}
            side="b"
            filters={against}
            onFilters={(next) => onLook({ against: next })}
          />
        )}
      </section>
    </div>
  );
}

/** The dimension that bars tell apart until another is chosen. */
function firstSegment(codebook: Codebook, rows: string, columns: string): string | null {
  return ownDimensions(codebook).find(({ id }) => id !== rows && id !== columns)?.id ?? null;
}
