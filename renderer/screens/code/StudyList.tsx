import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { codingProgress, type StudyFilter, type StudyRow, shownStudies } from '../../stores/studies.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';

const SHOWS: readonly StudyFilter['show'][] = ['in scope', 'to code', 'all'];

/** The studies with how far each is coded. */
export function StudyList({ open }: { readonly open: string | null }) {
  const { t } = useTranslation();
  const state = useFeature('studies', (studies) => studies);
  const { complete, inScope } = codingProgress(state);
  const shown = shownStudies(state);
  return (
    <nav className="studies" aria-label={t('code.studies')}>
      <div className="studies-head">
        <p className="screen-title" aria-hidden="true">
          {t('shell.screen.code')}
        </p>
        <a className="small" href={hashOf({ screen: 'codebook', name: null })}>
          {t('codebook.title')}
        </a>
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
          value={state.filter.text}
          onAsk={(text) => state.choose({ text })}
          pause={60}
        />
        <Choice
          label={t('code.show')}
          value={state.filter.show}
          options={SHOWS.map((value) => ({ value, label: t(`code.shows.${value}`) }))}
          onChoose={(show) => state.choose({ show: show as StudyFilter['show'] })}
        />
      </div>
      <Loaded of={state.studies} onRetry={() => void state.refresh()}>
        {() => <Lines shown={shown} open={open} />}
      </Loaded>
    </nav>
  );
}

const LINE_HEIGHT = 34;

/** Only the lines near the view are drawn: a library may hold a study for each of many thousand references. */
function Lines({ shown, open }: { readonly shown: readonly StudyRow[]; readonly open: string | null }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 10,
  });
  const at = shown.findIndex(({ id }) => id === open);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  if (shown.length === 0) return <p className="muted padded">{t('code.noStudies')}</p>;
  const items = virtual.getVirtualItems();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard
    <ul className="study-list" ref={scroller} tabIndex={0} aria-label={t('code.studies')}>
      <li aria-hidden="true" style={{ height: items[0]?.start ?? 0 }} />
      {items.map((item) => {
        const study = shown[item.index];
        return (
          study !== undefined && (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              aria-setsize={shown.length}
              aria-posinset={item.index + 1}
            >
              <StudyLine study={study} isOpen={study.id === open} />
            </li>
          )
        );
      })}
      <li aria-hidden="true" style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
    </ul>
  );
}

function StudyLine({ study, isOpen }: { readonly study: StudyRow; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const codes = Object.values(study.coded).reduce((sum, n) => sum + n, 0);
  const state = study.complete ? 'complete' : codes > 0 ? 'begun' : 'open';
  return (
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
  );
}
