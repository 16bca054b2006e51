import { useEffect } from 'react';
import { speak, t } from '../../language/language.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';

/** Speaks the chosen language and turns the page to run its way; says so where the language is not there. */
export function useLanguage(): void {
  const chosen = useFeature('preferences', (state) => state.language);
  const { notice } = useStores();
  useEffect(() => {
    let newest = true;
    void speak(chosen, navigator.languages).then(({ language, asked }) => {
      if (!newest) return;
      document.documentElement.lang = language.tag;
      document.documentElement.dir = language.direction;
      if (!asked)
        notice
          .getState()
          .fail({ kind: 'not-found', message: t('settings.languageMissing', { tag: chosen.slice(0, 35) }) });
    });
    return () => {
      newest = false;
    };
  }, [chosen, notice]);
}
