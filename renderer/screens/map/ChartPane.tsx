import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Choice } from '../../components/Choice.tsx';
import type { ChartFormat, ChartSpec } from '../../stores/map-work.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { ownDimensions } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';

const FORMATS: readonly ChartFormat[] = ['svg', 'png', 'pdf', 'csv'];

/** Which chart of the evidence base is shown, and its numbers as a table. */
export function ChartPane({ codebook }: { readonly codebook: Codebook }) {
  const { t } = useTranslation();
  const theme = useFeature('map', (state) => state.theme);
  const revision = useFeature('map', (state) => known(state.drawing));
  const documents = useFeature('reading', (state) => known(state.documents)) ?? [];
  const { list } = useFeature('reading', (state) => state);
  const { chart, draw, saveChart } = useFeature('mapWork', (state) => state);
  const drawing = useFeature('mapWork', (state) => known(state.drawing));
  useEffect(() => {
    void list();
  }, [list]);
  // A new drawing of the map means other data or another theme.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing is the signal
  useEffect(() => {
    void draw(chart, theme);
  }, [chart, theme, revision, draw]);
  const options: { value: string; label: string; spec: ChartSpec }[] = [
    { value: 'years', label: t('mapWork.chartKind.years'), spec: { kind: 'years' } },
    ...ownDimensions(codebook).map(({ id, label }) => ({
      value: `codes:${id}`,
      label: t('mapWork.chartCodes', { dimension: label.toLowerCase() }),
      spec: { kind: 'codes' as const, dimension: id },
    })),
    {
      value: 'percentages',
      label: t('mapWork.chartKind.percentages'),
      spec: { kind: 'percentages', factor: null },
    },
    ...documents.map(({ id, name }) => ({
      value: `citations:${id}`,
      label: t('mapWork.chartKind.citations', { name }),
      spec: { kind: 'citations' as const, document: id },
    })),
  ];
  return (
    <div className="map-pane">
      <Choice
        label={t('mapWork.chart')}
        labelShown
        value={keyOf(chart)}
        options={options.map(({ value, label }) => ({ value, label }))}
        onChoose={(value) => {
          const chosen = options.find((option) => option.value === value);
          if (chosen !== undefined) void draw(chosen.spec, theme);
        }}
      />
      {chart.kind === 'percentages' && (
        <Choice
          label={t('mapWork.chartFactor')}
          labelShown
          value={chart.factor ?? ''}
          options={[
            { value: '', label: t('mapWork.allFactors') },
            ...codebook.dimensions
              .filter(({ qualifiers }) => (qualifiers?.length ?? 0) > 0)
              .flatMap(({ codes }) => codes.filter(({ group }) => group !== true))
              .map(({ id, label }) => ({ value: id, label })),
          ]}
          onChoose={(factor) => void draw({ kind: 'percentages', factor: factor || null }, theme)}
        />
      )}
      <ActMenu
        label={
          <>
            <Download aria-hidden="true" /> {t('mapWork.saveChart')}
          </>
        }
        acts={FORMATS.map((id) => ({ id, label: t(`mapWork.chartFormat.${id}`) }))}
        onAct={(format) => void saveChart(format as ChartFormat)}
      />
      {drawing?.notices.map((notice) => (
        <p key={notice} className="small">
          {notice}
        </p>
      ))}
      {drawing !== undefined && (
        <details className="gap-kind">
          <summary>{t('mapWork.chartTable')}</summary>
          <table className="chart-table">
            <thead>
              <tr>
                {drawing.head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {drawing.rows.slice(0, 500).map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two rows of a chart may hold the same
                <tr key={at}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
                    <td key={column} className={typeof cell === 'number' ? 'numeral' : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}

function keyOf(chart: ChartSpec): string {
  if (chart.kind === 'codes') return `codes:${chart.dimension}`;
  return chart.kind === 'citations' ? `citations:${chart.document}` : chart.kind;
}
