import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { Pointer } from '../../stores/preferences.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import type { ScreenName } from '../../values/place.ts';

const WHERE: Readonly<Partial<Record<ScreenName, Pointer>>> = {
  library: 'drop',
  code: 'code',
  matrix: 'matrix',
};

/** The quiet pointers of the first minutes, one a screen; closed once, gone for good. */
export function Pointers() {
  const { t } = useTranslation();
  const screen = useFeature('place', (state) => state.place.screen);
  const seen = useFeature('preferences', (state) => state.pointersSeen);
  const { preferences } = useStores();
  const pointer = WHERE[screen];
  if (pointer === undefined || seen.includes(pointer)) return null;
  return (
    <aside className="pointer" aria-label={t('pointer.label')}>
      <Lightbulb className="icon" aria-hidden="true" />
      <p>{t(`pointer.${pointer}`)}</p>
      <Button kind="quiet" size="small" onPress={() => preferences.getState().dismissPointer(pointer)}>
        {t('pointer.dismiss')}
      </Button>
    </aside>
  );
}
