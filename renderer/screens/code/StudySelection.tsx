import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { CodePalette } from '../parts/CodePalette.tsx';

/** What can be done with the studies that are ticked: one code for all of them, in one act. */
export function StudySelection() {
  const { t } = useTranslation();
  const { studyPages } = useStores();
  const count = useFeature('studyPages', (state) => state.selected.size);
  const total = useFeature('studyPages', (state) => known(state.head)?.total ?? 0);
  const [open, setOpen] = useState(false);
  const { selectAll, clear, applyToSelected } = studyPages.getState();
  if (count === 0) return null;
  return (
    <section className="study-selection" aria-label={t('code.bulk.title')}>
      <p className="small numeral">{t('code.bulk.selected', { count })}</p>
      <Button kind="main" size="small" onPress={() => setOpen(true)}>
        {t('code.bulk.code', { count })}
      </Button>
      {count < total && (
        <Button kind="quiet" size="small" onPress={() => void selectAll()}>
          {t('code.bulk.all', { count: total })}
        </Button>
      )}
      <Button kind="quiet" size="small" onPress={clear}>
        {t('code.bulk.clear')}
      </Button>
      {open && (
        <CodePalette
          quote=""
          onClose={() => setOpen(false)}
          onApply={async ({ dimension, code }, label) => {
            setOpen(false);
            await applyToSelected({ dimension, code }, label);
          }}
        />
      )}
    </section>
  );
}
