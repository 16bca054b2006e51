import type { TFunction } from 'i18next';
import { ArrowLeftRight, Download, Grid3x3 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { MATRIX_FORMATS } from '../../../shared/model/map.ts';
import { type AxisSide, LAYOUT_OF, type Look, placedAt, toggled } from '../../../shared/model/matrix-look.ts';
import { linesOf, type MatrixView, viewMatrix } from '../../../shared/model/matrix-view.ts';
import { chosenSegments } from '../../../shared/model/other-segment.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { firstAxes } from '../../stores/map.ts';
import type { Matrix, MatrixFormat } from '../../stores/matrix.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { dimensionOf, ownDimensions } from '../../values/codebook-reading.ts';
import { movedOrder } from '../../values/grid-steps.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { STYLED, StyledExport, withStyled } from '../parts/StyledExport.tsx';
import { CellPane } from './CellPane.tsx';
import { KeptViews } from './KeptViews.tsx';
import type { LineAct } from './LineMenu.tsx';
import { LookBar } from './LookBar.tsx';
import type { CellLook, Segment } from './MatrixCell.tsx';
import { MatrixLegend } from './MatrixLegend.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { useMatrixLook } from './use-matrix-look.ts';

/** What the words of a map's formats call those of a matrix. */
const FORMAT_WORDS: Readonly<Record<string, string>> = { csv: 'csv-wide', 'csv-long': 'csv' };

/** Formats that hold two choices of studies side by side. */
const COMPARED_FORMATS = ['csv', 'csv-long', 'markdown', 'json'] as const;

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
  // Only what is drawn here: counting what could be filtered by must not draw the table again.
  const matrix = useFeature('matrix', (state) => state.matrix);
  const against = useFeature('matrix', (state) => state.against);
  const { ask, openCell, save, refresh } = stores.matrix.getState();
  const [firstRows, firstColumns] = firstAxes(codebook);
  const rows = place.rows ?? firstRows;
  const columns = place.columns ?? firstColumns;
  const { look, change, reset } = useMatrixLook(rows, columns);
  const { layer, includeAsCited, filters } = look;
  const segment = look.drawing === 'bars' ? look.segment : null;
  const otherSegments = segment === null ? [] : look.otherSegments;

  const wish = JSON.stringify({
    rows,
    columns,
    segment,
    otherSegments,
    layer,
    includeAsCited,
    filters,
    against: look.against,
  });
  useEffect(() => void ask(JSON.parse(wish)), [ask, wish]);
  useEffect(() => void openCell(place.cell), [openCell, place.cell]);

  const cross = (next: Partial<MatrixPlace>) =>
    stores.place.getState().move({ screen: 'matrix', rows, columns, cell: null, ...next });
  const axes = [
    ...ownDimensions(codebook).map(({ id, label }) => ({ value: id, label })),
    { value: 'study', label: t('matrix.studies') },
  ];
  const open = (cell: MatrixPlace['cell']) =>
    stores.place
      .getState()
      .move({ screen: 'matrix', rows, columns, cell, ...(place.view ? { view: place.view } : {}) });
  const counted = known(matrix);
  const figures = useFeature('mapWork', (state) => state.look);
  const view = useView(counted, look);
  const arranged = () => {
    if (view === null) return {};
    const lines = { rows: linesOf(view.axes.rows), columns: linesOf(view.axes.columns) };
    // Figures are made as the Map screen was told to make them.
    return { lines, layout: LAYOUT_OF[look.drawing], ...figures };
  };
  const formats = look.against === null ? withStyled(MATRIX_FORMATS) : COMPARED_FORMATS;
  const [isStyling, setStyling] = useState(false);
  const without = (taken: string) => axes.filter(({ value }) => value !== taken);
  return (
    <>
      <section className="screen" aria-label={t('shell.screen.matrix')}>
        <header className="screen-head">
          <h1>{t('shell.screen.matrix')}</h1>
          <div className="axes">
            <Choice
              label={t('matrix.rows')}
              value={rows}
              options={without(columns)}
              onChoose={(value) => cross({ rows: value })}
            />
            <IconButton label={t('matrix.swap')} onPress={() => cross({ rows: columns, columns: rows })}>
              <ArrowLeftRight />
            </IconButton>
            <Choice
              label={t('matrix.columns')}
              value={columns}
              options={without(rows)}
              onChoose={(value) => cross({ columns: value })}
            />
          </div>
          <span className="space" />
          <KeptViews rows={rows} columns={columns} look={look} named={place.view ?? null} />
          <ActMenu
            label={
              <>
                <Download aria-hidden="true" /> {t('library.export')}
              </>
            }
            acts={formats.map((id) => ({ id, label: t(`mapWork.formats.${FORMAT_WORDS[id] ?? id}`) }))}
            onAct={(format) =>
              format === STYLED ? setStyling(true) : void save(format as MatrixFormat, arranged())
            }
          />
        </header>
        <LookBar
          look={look}
          codebook={codebook}
          rows={rows}
          columns={columns}
          matrix={counted}
          view={view}
          onLook={change}
          onReset={reset}
        />
        <Loaded of={matrix} onRetry={() => void refresh()} lines={14}>
          {(value) => (
            <Drawn
              matrix={value}
              view={view ?? viewMatrix(value, look)}
              against={look.against === null ? null : (known(against) ?? null)}
              codebook={codebook}
              look={look}
              onLook={change}
              cell={place.cell}
              onCell={open}
            />
          )}
        </Loaded>
      </section>
      {isStyling && (
        <StyledExport
          onSave={(typeset) => void save('docx', { ...arranged(), ...typeset })}
          onClose={() => setStyling(false)}
        />
      )}
      {place.cell !== null && (
        <CellPane
          codebook={codebook}
          isCompared={look.against !== null}
          onClose={() => open(null)}
          cell={place.cell}
        />
      )}
    </>
  );
}

/** What is drawn of a matrix, worked out anew only where lines or numbers changed. */
function useView(matrix: Matrix | undefined | null, { rows, columns }: Look): MatrixView | null {
  return useMemo(() => (matrix ? viewMatrix(matrix, { rows, columns }) : null), [matrix, rows, columns]);
}

type DrawnProps = {
  readonly matrix: Matrix;
  readonly view: MatrixView;
  readonly against: Matrix | null;
  readonly codebook: Codebook;
  readonly look: Look;
  readonly onLook: (change: Partial<Look>) => void;
  readonly cell: MatrixPlace['cell'];
  readonly onCell: (cell: NonNullable<MatrixPlace['cell']>) => void;
};

function Drawn({ matrix, view, against, codebook, look, onLook, cell, onCell }: DrawnProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const { rows, columns } = look;
  const other = useView(against, look);
  const cellLook = useCellLook(matrix, against, Math.max(view.most, other?.most ?? 1), codebook, look);
  if (matrix.totals.inScope === 0) return <NothingToCount />;
  const labelOf = (side: AxisSide, id: string) => matrix[side].find((one) => one.id === id)?.label ?? id;
  const onLine = (side: AxisSide, id: string, act: LineAct) => {
    const own = look[side];
    const otherSide = side === 'rows' ? 'columns' : 'rows';
    const label = labelOf(side, id);
    switch (act) {
      case 'fold':
        return onLook({ [side]: { ...own, collapsed: toggled(own.collapsed, id) } });
      case 'hide':
        setSaid(t('matrixWork.hid', { label }));
        return onLook({ [side]: { ...own, hidden: toggled(own.hidden, id) } });
      case 'pin':
        setSaid(t(own.pinned.includes(id) ? 'matrixWork.unpinned' : 'matrixWork.pinned', { label }));
        return onLook({ [side]: { ...own, pinned: toggled(own.pinned, id) } });
      case 'sort':
        return onLook({ [otherSide]: { ...look[otherSide], sort: `at:${id}` } });
      case 'earlier':
      case 'later':
        return;
    }
  };
  const onMove = (side: AxisSide, id: string, target: string) => {
    const own = look[side];
    const isPinned = own.pinned.includes(id);
    if (isPinned !== own.pinned.includes(target)) return;
    const order = isPinned ? null : movedOrder(matrix[side], view.axes[side].order, id, target);
    if (!isPinned && order === null) return;
    const next = isPinned
      ? { ...own, pinned: placedAt(own.pinned, id, target) }
      : { ...own, order: order ?? own.order, sort: 'own' };
    const lines = viewMatrix(matrix, { rows, columns, [side]: next }).axes[side].lines;
    setSaid(
      t('matrixWork.moved', {
        label: labelOf(side, id),
        place: lines.findIndex(({ entry }) => entry.id === id) + 1,
        count: lines.length,
      }),
    );
    onLook({ [side]: next });
  };
  return (
    <>
      {view.rows.length === 0 || view.columns.length === 0 ? (
        <Empty icon={<Grid3x3 aria-hidden="true" />} title={t('matrixWork.noColumns')}>
          {t('matrixWork.noColumnsHint')}
        </Empty>
      ) : (
        <MatrixTable
          view={view}
          against={other}
          look={cellLook}
          rowLabel={
            matrix.rowDimension === 'study'
              ? t('matrix.studies')
              : (dimensionOf(codebook, matrix.rowDimension)?.label ?? matrix.rowDimension)
          }
          hasStudyColumns={matrix.columnDimension === 'study'}
          sortedBy={rows.sort.startsWith('at:') ? rows.sort.slice(3) : null}
          open={cell}
          onOpen={onCell}
          onLine={onLine}
          onMove={onMove}
        />
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <MatrixLegend look={cellLook} matrix={matrix} isCompared={other !== null} />
    </>
  );
}

function useCellLook(
  matrix: Matrix,
  against: Matrix | null,
  most: number,
  codebook: Codebook,
  look: Look,
): CellLook {
  const { t } = useTranslation();
  const { drawing, segment, otherSegments } = look;
  return useMemo(() => {
    const segments = drawing === 'bars' ? barsOf(codebook, segment, otherSegments, t) : [];
    let mostOfSegment = 1;
    if (drawing === 'bars')
      for (const cell of [...matrix.cells, ...(against?.cells ?? [])])
        for (const n of Object.values(cell.segments)) if (n > mostOfSegment) mostOfSegment = n;
    return { drawing, codebook, most, segments, mostOfSegment, words: cellWords(t) };
  }, [matrix, against, most, codebook, drawing, segment, otherSegments, t]);
}

/** What cells say; the same few words are said of hundreds of cells, and each saying costs more than its cell. */
function cellWords(t: TFunction): CellLook['words'] {
  const [states, opens] = [new Map<string, string>(), new Map<number, string>()];
  return {
    state: ({ state, n: count, undecided }) => {
      const key = `${state} ${count} ${undecided}`;
      const words = states.get(key) ?? t(`matrix.state.${state}`, { count, undecided });
      states.set(key, words);
      return words;
    },
    open: (count) => {
      const words = opens.get(count) ?? t('matrix.open', { count });
      opens.set(count, words);
      return words;
    },
    asCitedOnly: t('matrix.asCitedOnly'),
  };
}

/** The codes that bars tell apart; those that the person put together are the last. */
function barsOf(
  codebook: Codebook,
  dimension: string | null,
  others: readonly string[],
  t: TFunction,
): readonly Segment[] {
  const codes = dimensionOf(codebook, dimension)?.codes ?? [];
  const { alone, together, otherId } = chosenSegments(codes, others);
  if (together.length === 0) return alone;
  const labels = together.map(({ label }) => label).join('; ');
  return [...alone, { id: otherId, label: t('otherSegments.bar', { labels }) }];
}

function NothingToCount() {
  const { t } = useTranslation();
  const { place } = useStores();
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
}
