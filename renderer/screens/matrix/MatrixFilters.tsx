import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { type CodeFilters, filterToggled } from '../../../shared/model/matrix-look.ts';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import type { MatrixFacets, Side } from '../../stores/matrix.ts';
import { codeLabel } from '../../values/codebook-reading.ts';
import { MatrixPopover } from '../parts/MatrixPopover.tsx';
import { useFacetCounts } from '../parts/use-facet-counts.ts';

export type MatrixFilterProps = {
  /** Null where nothing is compared. */
  readonly side: Side | null;
  readonly filters: CodeFilters;
  readonly layer: string;
  readonly includeAsCited: boolean;
  readonly onFilters: (filters: CodeFilters) => void;
};

/** The button that opens the filters of one choice of studies: codes with their counts, each acting at once. */
export function MatrixFilter({ side, filters, layer, includeAsCited, onFilters }: MatrixFilterProps) {
  const { t } = useTranslation();
  const count = Object.values(filters).reduce((sum, codes) => sum + codes.length, 0);
  return (
    <MatrixPopover
      name={t('matrixWork.filterName')}
      button={
        <>
          <ListFilter aria-hidden="true" />
          {side === null
            ? t('matrixWork.filter')
            : t('matrixWork.filterSide', { side: t(`matrixWork.sides.${side}`) })}
          {count > 0 && <span className="chip numeral">{count}</span>}
        </>
      }
    >
      <FacetPicker filters={filters} layer={layer} includeAsCited={includeAsCited} onFilters={onFilters} />
    </MatrixPopover>
  );
}

function FacetPicker({
  filters,
  layer,
  includeAsCited,
  onFilters,
}: Pick<MatrixFilterProps, 'filters' | 'layer' | 'includeAsCited' | 'onFilters'>) {
  const { t } = useTranslation();
  const { facets, count } = useFacetCounts({ filters, layer, includeAsCited });
  const [sought, setSought] = useState('');
  return (
    <>
      <input
        className="field"
        type="search"
        aria-label={t('matrixWork.filterFind')}
        placeholder={t('matrixWork.filterFind')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <Loaded of={facets} onRetry={count}>
        {(value) => (
          <>
            <p className="small muted numeral" role="status">
              {t('matrixWork.filterStudies', { count: value.n })}
            </p>
            <div className="matrix-facets">
              {value.dimensions.map((dimension) => (
                <DimensionFacet
                  key={dimension.id}
                  dimension={dimension}
                  chosen={filters[dimension.id] ?? []}
                  sought={sought.trim().toLocaleLowerCase()}
                  onToggle={(code) => onFilters(filterToggled(filters, dimension.id, code))}
                />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

type DimensionFacetProps = {
  readonly dimension: MatrixFacets['dimensions'][number];
  readonly chosen: readonly string[];
  readonly sought: string;
  readonly onToggle: (code: string) => void;
};

function DimensionFacet({ dimension, chosen, sought, onToggle }: DimensionFacetProps) {
  const codes = dimension.codes.filter(
    ({ id, label, n }) =>
      chosen.includes(id) || (n > 0 && (sought === '' || label.toLocaleLowerCase().includes(sought))),
  );
  if (codes.length === 0) return null;
  return (
    <details className="matrix-facet" open={chosen.length > 0 || sought !== '' || codes.length <= 8}>
      <summary>{dimension.label}</summary>
      <fieldset className="facet">
        <legend className="visually-hidden">{dimension.label}</legend>
        {codes.map(({ id, label, n, group }) => (
          <label key={id} className="tick" data-group={group || undefined}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => onToggle(id)} />
            <span>{label}</span>
            <span className="numeral muted">{n}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

export type FilterChipsProps = {
  readonly codebook: Codebook;
  readonly side: Side | null;
  readonly filters: CodeFilters;
  readonly onFilters: (filters: CodeFilters) => void;
};

/** The filters in force; a press takes one away. */
export function FilterChips({ codebook, side, filters, onFilters }: FilterChipsProps) {
  const { t } = useTranslation();
  const chosen = Object.entries(filters).flatMap(([dimension, codes]) =>
    codes.map((code) => ({ dimension, code, label: codeLabel(codebook, dimension, code) })),
  );
  if (chosen.length === 0 && side === null) return null;
  return (
    <div className="matrix-chips">
      {side !== null && (
        <span className="side-mark" data-side={side}>
          {t(`matrixWork.sides.${side}`)}
        </span>
      )}
      {chosen.length === 0 && <span className="muted small">{t('matrixWork.allStudies')}</span>}
      {chosen.map(({ dimension, code, label }) => (
        <Button
          key={`${dimension}:${code}`}
          size="small"
          aria-label={t('matrixWork.without', { label })}
          onPress={() => onFilters(filterToggled(filters, dimension, code))}
        >
          {label} <X aria-hidden="true" />
        </Button>
      ))}
      {chosen.length > 1 && (
        <Button kind="quiet" size="small" onPress={() => onFilters({})}>
          {t('matrixWork.clear')}
        </Button>
      )}
    </div>
  );
}
