import { Download, FileDiff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { formatNumber } from '../../language/formats.ts';
import type { Comparison, Leaks, ReportFormat } from '../../stores/map-work.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { Statements } from './Statements.tsx';

const REPORTS: readonly ReportFormat[] = ['html', 'markdown', 'docx'];
const RESOLUTIONS = [96, 150, 300, 600];
const COLUMNS_PER_PART = [8, 12, 20, 30];

/** What publishing the map means: what its file tells, how figures are made, its report, and what changed since. */
export function PublishPane() {
  const { t } = useTranslation();
  const spec = useFeature('map', (state) => state.spec);
  const drawing = useFeature('map', (state) => known(state.drawing));
  const { look, choose, check, saveReport, compare } = useFeature('mapWork', (state) => state);
  const leaks = useFeature('mapWork', (state) => state.leaks);
  const comparison = useFeature('mapWork', (state) => state.comparison);
  const file = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing means another map or other data
  useEffect(() => {
    if (spec !== null) void check(spec);
  }, [spec, drawing, check]);
  if (spec === null) return null;
  return (
    <div className="map-pane">
      <h2>{t('mapWork.leaks')}</h2>
      <Loaded of={leaks} onRetry={() => void check(spec)}>
        {(report) => <LeakList report={report} />}
      </Loaded>
      <h2>{t('mapWork.figures')}</h2>
      <Choice
        label={t('mapWork.theme')}
        labelShown
        value={look.theme}
        options={(['light', 'dark'] as const).map((value) => ({
          value,
          label: t(`mapWork.themes.${value}`),
        }))}
        onChoose={(theme) => choose({ theme: theme as 'light' | 'dark' })}
      />
      <Choice
        label={t('mapWork.dpi')}
        labelShown
        value={String(look.dpi)}
        options={RESOLUTIONS.map((dpi) => ({ value: String(dpi), label: t('mapWork.dots', { dpi }) }))}
        onChoose={(dpi) => choose({ dpi: Number(dpi) })}
      />
      <Choice
        label={t('mapWork.columnsPerPart')}
        labelShown
        value={String(look.columnsPerPart ?? '')}
        options={[
          { value: '', label: t('mapWork.onePart') },
          ...COLUMNS_PER_PART.map((count) => ({
            value: String(count),
            label: t('mapWork.perPart', { count }),
          })),
        ]}
        onChoose={(value) => choose({ columnsPerPart: value === '' ? undefined : Number(value) })}
      />
      <p className="muted small">{t('mapWork.partsHint')}</p>
      <h2>{t('mapWork.report')}</h2>
      <p className="muted small">{t('mapWork.reportHint')}</p>
      <Statements />
      <ActMenu
        label={
          <>
            <Download aria-hidden="true" /> {t('mapWork.saveReport')}
          </>
        }
        acts={REPORTS.map((id) => ({ id, label: t(`mapWork.reportFormat.${id}`) }))}
        onAct={(format) => void saveReport(spec, format as ReportFormat)}
      />
      <h2>{t('mapWork.compare')}</h2>
      <p className="muted small">{t('mapWork.compareHint')}</p>
      <input
        ref={file}
        type="file"
        hidden
        accept=".html,.json"
        aria-label={t('mapWork.compareFile')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen !== undefined) void compare(spec, chosen);
        }}
      />
      <Button onPress={() => file.current?.click()}>
        <FileDiff aria-hidden="true" /> {t('mapWork.compareFile')}
      </Button>
      {comparison.status !== 'idle' && (
        <Loaded of={comparison}>{(found) => <Changes found={found} />}</Loaded>
      )}
    </div>
  );
}

function LeakList({ report }: { readonly report: Leaks }) {
  const { t } = useTranslation();
  const counts = (list: Leaks['fields']) => (
    <ul>
      {list.map(({ name, n }) => (
        <li key={name}>
          {name}: <span className="numeral">{formatNumber(n)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="leaks small">
      <h3>{t('mapWork.leaksLook')}</h3>
      {report.warnings.length === 0 ? (
        <p className="muted">{t('mapWork.leaksNothing')}</p>
      ) : (
        <ul>
          {report.warnings.map(({ where, sentence }) => (
            <li key={`${where} ${sentence}`}>
              <b>{where}</b>: {sentence}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('mapWork.leaksIn')}</h3>
      {counts(report.fields)}
      <h3>{t('mapWork.leaksOut')}</h3>
      {counts(report.leftOut)}
      {report.notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <h3>{t('mapWork.citation')}</h3>
      <p>{report.citation}</p>
    </div>
  );
}

function Changes({ found }: { readonly found: Comparison }) {
  const { t } = useTranslation();
  const where = (one: { rowLabel: string; columnLabel: string }) => `${one.rowLabel} × ${one.columnLabel}`;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [t('mapWork.studiesAdded'), found.studiesAdded.map(({ label }) => label)],
    [t('mapWork.studiesRemoved'), found.studiesRemoved.map(({ label }) => label)],
    [t('mapWork.gapsClosed'), found.gapsClosed.map((one) => `${where(one)}: ${one.n}`)],
    [t('mapWork.gapsOpened'), found.gapsOpened.map((one) => `${where(one)}: ${one.was} → 0`)],
    [
      t('mapWork.cellsChanged'),
      found.cellsChanged.map((one) => `${where(one)}: ${one.before} → ${one.after}`),
    ],
  ];
  return (
    <div className="leaks small" role="status">
      <p>
        <b>{found.summary}</b>
      </p>
      {parts.map(([heading, lines]) =>
        lines.length === 0 ? null : (
          <details key={heading}>
            <summary>
              {heading} <span className="chip numeral">{lines.length}</span>
            </summary>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        ),
      )}
      {found.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
