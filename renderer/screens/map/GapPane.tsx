import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import type { GapList } from '../../stores/map-work.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';

const FORMATS = ['text', 'markdown', 'csv'] as const;

/** What is lacking in the map, ranked, each with the sentence that says why. */
export function GapPane() {
  const { t } = useTranslation();
  const spec = useFeature('map', (state) => state.spec);
  const drawing = useFeature('map', (state) => known(state.drawing));
  const gaps = useFeature('mapWork', (state) => state.gaps);
  const { findGaps, saveGaps } = useFeature('mapWork', (state) => state);
  const ofStudies = spec?.rows === 'study' || spec?.columns === 'study';
  // A new drawing means another map or other data.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing is the signal
  useEffect(() => {
    if (spec !== null && !ofStudies) void findGaps(spec);
  }, [spec, drawing, ofStudies, findGaps]);
  if (spec === null) return null;
  if (ofStudies) return <p className="map-pane muted">{t('mapWork.noGapsOfStudies')}</p>;
  return (
    <div className="map-pane">
      <ActMenu
        label={
          <>
            <Download aria-hidden="true" /> {t('mapWork.saveGaps')}
          </>
        }
        acts={FORMATS.map((id) => ({ id, label: t(`mapWork.gapFormat.${id}`) }))}
        onAct={(format) => void saveGaps(spec, format as (typeof FORMATS)[number])}
      />
      <Loaded of={gaps} onRetry={() => void findGaps(spec)}>
        {(list) => <Gaps list={list} />}
      </Loaded>
    </div>
  );
}

function Gaps({ list }: { readonly list: GapList }) {
  const { t } = useTranslation();
  return (
    <>
      {list.counts.map(({ kind, n }) => {
        const own = list.gaps.filter((gap) => gap.kind === kind);
        return (
          <details key={kind} className="gap-kind" open={n > 0 && n <= 12}>
            <summary>
              {t(`mapWork.gapKind.${kind}`)} <span className="chip numeral">{n}</span>
            </summary>
            {n === 0 && <p className="muted small">{t('mapWork.noGap')}</p>}
            <ol>
              {own.map((gap) => (
                <li key={`${gap.row.id} ${gap.column?.id ?? ''}`}>
                  {inOwnWords(gap.sentence)}{' '}
                  {gap.column !== null && (
                    <a
                      className="small"
                      href={hashOf({
                        screen: 'matrix',
                        rows: list.rows,
                        columns: list.columns,
                        cell: { row: gap.row.id, column: gap.column.id },
                      })}
                      aria-label={`${t('mapWork.openCell')}: ${gap.row.label} × ${gap.column.label}`}
                    >
                      {t('mapWork.openCell')}
                    </a>
                  )}
                </li>
              ))}
            </ol>
            {n > own.length && (
              <p className="muted small">{t('mapWork.moreGaps', { count: n - own.length })}</p>
            )}
          </details>
        );
      })}
      {list.notes.map((note) => (
        <p key={note} className="muted small">
          {inOwnWords(note)}
        </p>
      ))}
    </>
  );
}
