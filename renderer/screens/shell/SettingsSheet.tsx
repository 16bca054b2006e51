import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { DENSITIES, type Density, THEMES, type Theme } from '../../stores/preferences.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** How the window looks, and who is coding. */
export function SettingsSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const preferences = useFeature('preferences', (state) => state);
  return (
    <Overlay title={t('settings.title')} open={open} onClose={onClose}>
      <Choice
        label={t('settings.theme')}
        labelShown
        value={preferences.theme}
        options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        onChoose={(theme) => preferences.choose({ theme: theme as Theme })}
      />
      <Choice
        label={t('settings.density')}
        labelShown
        value={preferences.density}
        options={DENSITIES.map((value) => ({ value, label: t(`settings.densities.${value}`) }))}
        onChoose={(density) => preferences.choose({ density: density as Density })}
      />
      {open && <CoderName />}
      <div>
        <Button onPress={() => preferences.choose({ pointersSeen: [] })}>{t('settings.pointers')}</Button>
      </div>
    </Overlay>
  );
}

function CoderName() {
  const { t } = useTranslation();
  const { library } = useStores();
  const coder = useFeature('library', (state) => known(state.description)?.coder ?? '');
  const [name, setName] = useState(coder);
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void library.getState().setCoder(name.trim());
      }}
    >
      <label className="labelled">
        {t('settings.coder')}
        <input
          className="field"
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={200}
        />
      </label>
      <Button type="submit" isDisabled={name.trim() === '' || name.trim() === coder}>
        {t('settings.saveCoder')}
      </Button>
    </form>
  );
}
