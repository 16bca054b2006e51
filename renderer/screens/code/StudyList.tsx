import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { hashOf } from '../../stores/place.ts';
import { codingProgress, type StudyFilter, type StudyRow, shownStudies } from '../../stores/studies.ts';
import { useFeature } from '../../stores/use-stores.ts';

const SHOWS: readonly StudyFilter['show'][] = ['in scope', 'to code', 'all'];

/** The studies with how far each is coded. */
export function StudyList({ open }: { readonly open: string | null }) {
  const { t } = useTranslation();
  const state = useFeature('studies', (studies) => studies);
  const { complete, inScope } = codingProgress(state);
  const shown = shownStudies(state);
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open study is brought into view when it changes
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [open, shown.length]);
  return (
    <nav className="studies" aria-label={t('code.studies')}>
      <div className="studies-head">
        <p className="screen-title" aria-hidden="true">
          {t('shell.screen.code')}
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
        {() => (
          <ul className="study-list" ref={list}>
            {shown.map((study) => (
              <StudyLine key={study.id} study={study} isOpen={study.id === open} />
            ))}
            {shown.length === 0 && <li className="muted padded">{t('code.noStudies')}</li>}
          </ul>
        )}
      </Loaded>
    </nav>
  );
}

function StudyLine({ study, isOpen }: { readonly study: StudyRow; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const codes = Object.values(study.coded).reduce((sum, n) => sum + n, 0);
  const state = study.complete ? 'complete' : codes > 0 ? 'begun' : 'open';
  return (
    <li>
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
    </li>
  );
}
