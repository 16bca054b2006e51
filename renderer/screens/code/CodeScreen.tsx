import { Tags } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import type { Place } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { CodingSheet } from './CodingSheet.tsx';
import { StudyList } from './StudyList.tsx';
import { StudyTexts } from './StudyTexts.tsx';

/** Milliseconds that a study is shown before the next one is asked for: what the person does now comes first. */
const EXPECT_AFTER = 100;

/** One study at a time: the list at the left, its words in the middle, suggestions and codings at the right. */
export function CodeScreen({ place }: { readonly place: Extract<Place, { screen: 'code' }> }) {
  const { t } = useTranslation();
  const stores = useStores();
  const head = useFeature('studyPages', (state) => known(state.head));
  const show = useFeature('studyPages', (state) => state.filter.show);
  const text = useFeature('studyPages', (state) => state.filter.text);
  useEffect(() => void stores.studyPages.getState().refresh(), [stores]);
  useEffect(() => {
    void stores.study.getState().open(place.study);
    void stores.studyPages.getState().stand(place.study);
  }, [place.study, stores]);
  const firstId = head?.next ?? undefined;
  useEffect(() => {
    if (place.study === null && firstId !== undefined)
      stores.place.getState().move({ screen: 'code', study: firstId });
  }, [place.study, firstId, stores]);

  const go = useCallback(
    async (step: 1 | -1) => {
      const next = await stores.studyPages.getState().beside(step);
      if (next !== null) stores.place.getState().move({ screen: 'code', study: next });
    },
    [stores],
  );
  const shown = useFeature('study', (state) => (state.study.status === 'ready' ? state.study : undefined));
  useEffect(() => {
    if (shown === undefined) return;
    // The next study is asked for while this one is read; it is dropped when anything changes.
    const timer = setTimeout(async () => {
      const next = await stores.studyPages.getState().beside(1);
      if (next !== null) await stores.study.getState().expect(next);
    }, EXPECT_AFTER);
    return () => clearTimeout(timer);
  }, [shown, stores]);
  useLetterKeys({
    'Shift j': () => void go(1),
    'Shift k': () => void go(-1),
    m: () => {
      const { id } = stores.study.getState();
      if (id !== null) stores.studyPages.getState().toggle(id);
    },
  });

  const isEmpty = head?.total === 0 && show === 'in scope' && text === '';
  return (
    <>
      <section className="screen" aria-label={t('shell.screen.code')}>
        <h1 className="visually-hidden">{t('shell.screen.code')}</h1>
        {isEmpty ? (
          <Empty icon={<Tags aria-hidden="true" />} title={t('code.empty')}>
            {t('code.emptyHint')}
          </Empty>
        ) : (
          <div className="code-body">
            <StudyList open={place.study} />
            <OpenStudy onStep={(step) => void go(step)} />
          </div>
        )}
      </section>
      {!isEmpty && <CodingSheet />}
    </>
  );
}

function OpenStudy({ onStep }: { readonly onStep: (step: 1 | -1) => void }) {
  const { id, study, refresh } = useFeature('study', (state) => state);
  if (id === null) return null;
  return (
    <div className="code-work">
      <Loaded of={study} onRetry={() => void refresh()} lines={10}>
        {(detail) => <StudyTexts key={detail.id} study={detail} onStep={onStep} />}
      </Loaded>
    </div>
  );
}
