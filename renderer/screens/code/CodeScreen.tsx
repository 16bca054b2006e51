import { Tags } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { shownStudies } from '../../stores/studies.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import type { Place } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { CodingSheet } from './CodingSheet.tsx';
import { StudyList } from './StudyList.tsx';
import { StudyTexts } from './StudyTexts.tsx';

/** One study at a time: the list at the left, its words in the middle, suggestions and codings at the right. */
export function CodeScreen({ place }: { readonly place: Extract<Place, { screen: 'code' }> }) {
  const { t } = useTranslation();
  const stores = useStores();
  const studies = useFeature('studies', (state) => state);
  const shown = shownStudies(studies);
  useEffect(() => void stores.studies.getState().refresh(), [stores]);
  useEffect(() => void stores.study.getState().open(place.study), [place.study, stores]);
  const firstId = (shown.find((study) => !study.complete) ?? shown[0])?.id;
  useEffect(() => {
    if (place.study === null && firstId !== undefined)
      stores.place.getState().move({ screen: 'code', study: firstId });
  }, [place.study, firstId, stores]);

  const go = useCallback(
    (step: 1 | -1) => {
      const list = shownStudies(stores.studies.getState());
      const here = stores.study.getState().id;
      const next = list[list.findIndex(({ id }) => id === here) + step];
      if (next !== undefined) stores.place.getState().move({ screen: 'code', study: next.id });
    },
    [stores],
  );
  useLetterKeys({ 'Shift j': () => go(1), 'Shift k': () => go(-1) });

  const isEmpty = known(studies.studies)?.length === 0;
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
            <OpenStudy onStep={go} />
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
