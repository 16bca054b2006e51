import { ArrowLeftRight, Download, Grid3x3 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { firstAxes } from '../../stores/map.ts';
import type { Matrix, MatrixFormat } from '../../stores/matrix.ts';
import { type Look, viewMatrix } from '../../stores/matrix-view.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { dimensionOf, ownDimensions } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { CellPane } from './CellPane.tsx';
import { MatrixLegend } from './MatrixLegend.tsx';
import { MatrixTable } from './MatrixTable.tsx';

/** Columns drawn at most; a table of many thousand would stop the window. */
const MOST_COLUMNS = 300;

const NONE: ReadonlySet<string> = new Set();

type MatrixPlace = Extract<Place, { screen: 'matrix' }>;

/** Any dimension against any other, or against the studies; every cell leads down to its quotes. */
export function MatrixScreen({ place }: { readonly place: MatrixPlace }) {
  const codebook = useFeature('codebook', (state) => state.codebook);
  const { refresh } = useFeature('codebook', (state) => state);
  const value = known(codebook);
  if (value === undefined)
    return (
      <section className="screen">
        <Loaded of={codebook} onRetry={() => void refresh()}>
          {() => null}
        </Loaded>
      </section>
    );
  return <Crossing place={place} codebook={value} />;
}

function Crossing({ place, codebook }: { readonly place: MatrixPlace; readonly codebook: Codebook }) {
  const { t } = useTranslation();
  const stores = useStores();
  const { matrix, ask, openCell, save, refresh } = useFeature('matrix', (state) => state);
  const [firstRows, firstColumns] = firstAxes(codebook);
  const rows = place.rows ?? firstRows;
  const columns = place.columns ?? firstColumns;
  const [includeAsCited, setIncludeAsCited] = useState(true);
  const [chosenLook, setLook] = useState<Partial<Look>>({});
  const look: Look = {
    collapsed: chosenLook.collapsed ?? NONE,
    hideEmptyRows: chosenLook.hideEmptyRows ?? false,
    // Most studies carry few of a long list of codes; an axis of studies begins with those that carry any.
    hideEmptyColumns: chosenLook.hideEmptyColumns ?? columns === 'study',
  };

  useEffect(
    () => void ask({ rows, columns, includeAsCited, filters: {} }),
    [ask, rows, columns, includeAsCited],
  );
  useEffect(() => void openCell(place.cell), [openCell, place.cell]);

  const cross = (change: Partial<MatrixPlace>) => {
    setLook({});
    stores.place.getState().move({ screen: 'matrix', rows, columns, cell: null, ...change });
  };
  const axes = ownDimensions(codebook).map(({ id, label }) => ({ value: id, label }));
  const withStudies = [...axes, { value: 'study', label: t('matrix.studies') }];
  return (
    <>
      <section className="screen" aria-label={t('shell.screen.matrix')}>
        <header className="screen-head">
          <h1>{t('shell.screen.matrix')}</h1>
          <div className="axes">
            <Choice
              label={t('matrix.rows')}
              value={rows}
              options={axes}
              onChoose={(value) => cross({ rows: value })}
            />
            <IconButton
              label={t('matrix.swap')}
              isDisabled={columns === 'study'}
              onPress={() => cross({ rows: columns, columns: rows })}
            >
              <ArrowLeftRight />
            </IconButton>
            <Choice
              label={t('matrix.columns')}
              value={columns}
              options={withStudies.filter(({ value }) => value !== rows)}
              onChoose={(value) => cross({ columns: value })}
            />
          </div>
          <span className="space" />
          <ActMenu
            label={
              <>
                <Download aria-hidden="true" /> {t('library.export')}
              </>
            }
            acts={(['csv', 'markdown', 'json'] as const).map((id) => ({ id, label: t(`format.${id}`) }))}
            onAct={(format) => void save(format as MatrixFormat)}
          />
        </header>
        <LookBar
          look={look}
          onLook={setLook}
          includeAsCited={includeAsCited}
          onIncludeAsCited={setIncludeAsCited}
          matrix={known(matrix)}
        />
        <Loaded of={matrix} onRetry={() => void refresh()} lines={14}>
          {(value) => (
            <Drawn
              matrix={value}
              codebook={codebook}
              look={look}
              onLook={setLook}
              cell={place.cell}
              onCell={(cell) => stores.place.getState().move({ screen: 'matrix', rows, columns, cell })}
            />
          )}
        </Loaded>
      </section>
      {place.cell !== null && (
        <CellPane
          codebook={codebook}
          onClose={() => stores.place.getState().move({ screen: 'matrix', rows, columns, cell: null })}
          cell={place.cell}
        />
      )}
    </>
  );
}

type DrawnProps = {
  readonly matrix: Matrix;
  readonly codebook: Codebook;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly cell: MatrixPlace['cell'];
  readonly onCell: (cell: NonNullable<MatrixPlace['cell']>) => void;
};

function Drawn({ matrix, codebook, look, onLook, cell, onCell }: DrawnProps) {
  const { t } = useTranslation();
  const { place } = useStores();
  const { collapsed, hideEmptyRows, hideEmptyColumns } = look;
  const whole = useMemo(
    () => viewMatrix(matrix, { collapsed, hideEmptyRows, hideEmptyColumns }),
    [matrix, collapsed, hideEmptyRows, hideEmptyColumns],
  );
  const view = useMemo(() => ({ ...whole, columns: whole.columns.slice(0, MOST_COLUMNS) }), [whole]);
  const left = whole.columns.length - view.columns.length;
  if (matrix.totals.inScope === 0 || view.columns.length === 0)
    return (
      <Empty
        icon={<Grid3x3 aria-hidden="true" />}
        title={t('matrix.empty')}
        acts={
          <Button kind="main" onPress={() => place.getState().go(HOME.code)}>
            {t('matrix.toCode')}
          </Button>
        }
      >
        {t('matrix.emptyHint')}
      </Empty>
    );
  const toggle = (row: string) => {
    const next = new Set(collapsed);
    if (!next.delete(row)) next.add(row);
    onLook({ ...look, collapsed: next });
  };
  return (
    <>
      {left > 0 && (
        <p className="query-notice">{t('matrix.columnsLeft', { count: left, shown: MOST_COLUMNS })}</p>
      )}
      <MatrixTable
        view={view}
        matrix={matrix}
        codebook={codebook}
        rowLabel={dimensionOf(codebook, matrix.rowDimension)?.label ?? matrix.rowDimension}
        open={cell}
        onOpen={onCell}
        onToggle={toggle}
      />
      <MatrixLegend codebook={codebook} matrix={matrix} />
    </>
  );
}

type LookBarProps = {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly includeAsCited: boolean;
  readonly onIncludeAsCited: (include: boolean) => void;
  readonly matrix: Matrix | undefined;
};

function LookBar({ look, onLook, includeAsCited, onIncludeAsCited, matrix }: LookBarProps) {
  const { t } = useTranslation();
  const groups = matrix?.rows.filter(({ group }) => group) ?? [];
  const isFolded = groups.length > 0 && look.collapsed.size >= groups.length;
  return (
    <div className="look">
      <label className="tick">
        <input
          type="checkbox"
          checked={includeAsCited}
          onChange={(event) => onIncludeAsCited(event.target.checked)}
        />
        {t('matrix.includeAsCited')}
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={look.hideEmptyColumns}
          onChange={(event) => onLook({ ...look, hideEmptyColumns: event.target.checked })}
        />
        {t('matrix.hideEmptyColumns')}
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={look.hideEmptyRows}
          onChange={(event) => onLook({ ...look, hideEmptyRows: event.target.checked })}
        />
        {t('matrix.hideEmptyRows')}
      </label>
      {groups.length > 0 && (
        <Button
          kind="quiet"
          size="small"
          onPress={() => onLook({ ...look, collapsed: new Set(isFolded ? [] : groups.map(({ id }) => id)) })}
        >
          {t(isFolded ? 'matrix.unfold' : 'matrix.fold')}
        </Button>
      )}
      <span className="space" />
      {matrix !== undefined && (
        <span className="small muted numeral">
          {t('matrix.totals', {
            count: matrix.totals.n,
            inScope: matrix.totals.inScope,
            asCited: matrix.totals.asCitedOnly,
          })}
        </span>
      )}
    </div>
  );
}
