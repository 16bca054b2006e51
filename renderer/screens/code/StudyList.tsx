import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { PAGE, type StudyFilter, type StudyLine } from '../../stores/study-pages.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';
import { StudySelection } from './StudySelection.tsx';

const SHOWS: readonly StudyFilter['show'][] = ['in scope', 'to code', 'again', 'all'];

/** The studies with how far this coder has coded each. */
export function StudyList({ open }: { readonly open: string | null }) {
  const { t } = useTranslation();
  const { studyPages } = useStores();
  const head = useFeature('studyPages', (state) => state.head);
  const filter = useFeature('studyPages', (state) => state.filter);
  const { complete, inScope, again } = known(head)?.progress ?? { complete: 0, inScope: 0, again: 0 };
  const { choose, refresh } = studyPages.getState();
  return (
    <nav className="studies" aria-label={t('code.studies')}>
      <div className="studies-head">
        <p className="screen-title" aria-hidden="true">
          {t('shell.screen.code')}
        </p>
        <p className="studies-links small">
          <a href={hashOf({ screen: 'codebook', name: null })}>{t('codebook.title')}</a>
          <a href={hashOf({ screen: 'coders', view: 'agreement' })}>{t('coders.title')}</a>
        </p>
        <p className="small muted numeral">{t('code.progress', { complete, count: inScope })}</p>
        <span
          className="bar"
          role="progressbar"
          aria-label={t('code.progressLabel')}
          aria-valuemin={0}
          aria-valuemax={Math.max(1, inScope)}
          aria-valuenow={complete}
        >
          <span style={{ width: `${(100 * complete) / Math.max(1, inScope)}%` }} />
        </span>
        <SearchBox
          isMain
          label={t('code.filter')}
          value={filter.text}
          onAsk={(text) => void choose({ text })}
          pause={60}
        />
        <Choice
          label={t('code.show')}
          value={filter.show}
          options={SHOWS.filter((show) => show !== 'again' || again > 0 || filter.show === 'again').map(
            (value) => ({
              value,
              label: value === 'again' ? t('code.toDecideAgain', { count: again }) : t(`code.shows.${value}`),
            }),
          )}
          onChoose={(show) => void choose({ show: show as StudyFilter['show'] })}
        />
      </div>
      <Loaded of={head} onRetry={() => void refresh()}>
        {({ total, at }) => <Lines total={total} at={at} open={open} />}
      </Loaded>
      <StudySelection />
    </nav>
  );
}

const LINE_HEIGHT = 34;

type LinesProps = { readonly total: number; readonly at: number | null; readonly open: string | null };

/** Only the lines near the view are drawn, and asked for: a library may hold tens of thousands of studies. */
function Lines({ total, at, open }: LinesProps) {
  const { t } = useTranslation();
  const { studyPages } = useStores();
  const pages = useFeature('studyPages', (state) => state.pages);
  const scroller = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => studyPages.getState().need(from, to), [from, to, studyPages]);
  useEffect(() => {
    if (at !== null) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  if (total === 0) return <p className="muted padded">{t('code.noStudies')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard
    <ul className="study-list" ref={scroller} tabIndex={0} aria-label={t('code.studies')}>
      <li aria-hidden="true" style={{ height: items[0]?.start ?? 0 }} />
      {items.map((item) => {
        const study = pages.get(Math.floor(item.index / PAGE))?.[item.index % PAGE];
        return (
          <li
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            aria-setsize={total}
            aria-posinset={item.index + 1}
          >
            {study === undefined ? (
              <span className="study-blank" />
            ) : (
              <Line study={study} isOpen={study.id === open} />
            )}
          </li>
        );
      })}
      <li aria-hidden="true" style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
    </ul>
  );
}

function Line({ study, isOpen }: { readonly study: StudyLine; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const { studyPages } = useStores();
  const isSelected = useFeature('studyPages', (state) => state.selected.has(study.id));
  const codes = Object.values(study.coded).reduce((sum, n) => sum + n, 0);
  const state = study.complete ? 'complete' : codes > 0 ? 'begun' : 'open';
  return (
    <div className="study-row" data-selected={isSelected || undefined}>
      <input
        type="checkbox"
        className="study-tick"
        tabIndex={-1}
        aria-label={t('code.bulk.select', { label: study.label })}
        checked={isSelected}
        onChange={() => studyPages.getState().toggle(study.id)}
      />
      <a
        className="study-line"
        href={hashOf({ screen: 'code', study: study.id })}
        aria-current={isOpen ? 'true' : undefined}
        data-out={!study.inScope || undefined}
      >
        <span className="study-state" data-state={state}>
          {state === 'complete' ? <CircleCheck /> : state === 'begun' ? <CircleDot /> : <CircleDashed />}
          <span className="visually-hidden">{t(`code.state.${state}`)}</span>
        </span>
        <span className="study-label">{study.label}</span>
        <span className="numeral muted small">{codes > 0 ? codes : ''}</span>
      </a>
    </div>
  );
}
