import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { HOME } from '../../values/place.ts';
import { ChecksScreen } from '../checks/ChecksScreen.tsx';
import { CodeScreen } from '../code/CodeScreen.tsx';
import { CodebookScreen } from '../codebook/CodebookScreen.tsx';
import { CodersScreen } from '../coders/CodersScreen.tsx';
import { HistoryScreen } from '../history/HistoryScreen.tsx';
import { ImportScreen } from '../import/ImportScreen.tsx';
import { DuplicatesScreen } from '../library/DuplicatesScreen.tsx';
import { LibraryScreen } from '../library/LibraryScreen.tsx';
import { MapScreen } from '../map/MapScreen.tsx';
import { MatrixScreen } from '../matrix/MatrixScreen.tsx';
import { QualityScreen } from '../quality/QualityScreen.tsx';
import { ReadScreen } from '../read/ReadScreen.tsx';
import { ReviewScreen } from '../review/ReviewScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { TablesScreen } from '../tables/TablesScreen.tsx';
import { DropAnywhere } from './DropAnywhere.tsx';
import { EngineNote } from './EngineNote.tsx';
import { HelpSheet } from './HelpSheet.tsx';
import { HistorySheet } from './HistorySheet.tsx';
import { KeySheet } from './KeySheet.tsx';
import { Pointers } from './Pointers.tsx';
import { Rail } from './Rail.tsx';
import { SearchPalette } from './SearchPalette.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Toast } from './Toast.tsx';
import { useDesktop } from './use-desktop.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useLanguage } from './use-language.ts';
import { type Sheet, useShellKeys } from './use-shell-keys.ts';

/** The window: rail, work, status line, and what floats above them. */
export function Shell() {
  const { t } = useTranslation();
  const stores = useStores();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const theme = useFeature('preferences', (state) => state.theme);
  const density = useFeature('preferences', (state) => state.density);
  useLanguage();
  useDesktop();
  useKeptFocus();
  const screen = useFeature('place', (state) => state.place.screen);
  useShellKeys(setSheet);

  useEffect(() => {
    void stores.library.getState().refresh();
    void stores.codebook.getState().refresh();
    void stores.settings.getState().refresh();
  }, [stores]);
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.dataset.density = density;
  }, [theme, density]);
  useEffect(() => {
    document.title = `${t(`shell.screen.${screen}`)} · Gleaner`;
  }, [screen, t]);

  return (
    <div className="shell">
      <button type="button" className="button skip" onClick={toWork}>
        {t('shell.skip')}
      </button>
      <Rail onOpen={setSheet} />
      <main className="work" id="work" tabIndex={-1} aria-label={t(`shell.screen.${screen}`)}>
        <ScreenHere />
      </main>
      <StatusLine onOpen={setSheet} />
      <EngineNote />
      <Toast />
      <Pointers />
      <DropAnywhere onDropped={() => stores.place.getState().go(HOME.import)} />
      <SearchPalette open={sheet === 'search'} onClose={() => setSheet(null)} />
      <KeySheet open={sheet === 'keys'} onClose={() => setSheet(null)} />
      <HelpSheet open={sheet === 'help'} onClose={() => setSheet(null)} onKeys={() => setSheet('keys')} />
      <HistorySheet open={sheet === 'history'} onClose={() => setSheet(null)} />
    </div>
  );
}

function toWork(): void {
  document.getElementById('work')?.focus();
}

function ScreenHere() {
  const place = useFeature('place', (state) => state.place);
  switch (place.screen) {
    case 'library':
      return <LibraryScreen place={place} />;
    case 'duplicates':
      return <DuplicatesScreen />;
    case 'quality':
      return <QualityScreen place={place} />;
    case 'import':
      return <ImportScreen />;
    case 'review':
      return <ReviewScreen place={place} />;
    case 'read':
      return <ReadScreen place={place} />;
    case 'tables':
      return <TablesScreen place={place} />;
    case 'checks':
      return <ChecksScreen place={place} />;
    case 'code':
      return <CodeScreen place={place} />;
    case 'codebook':
      return <CodebookScreen place={place} />;
    case 'coders':
      return <CodersScreen place={place} />;
    case 'history':
      return <HistoryScreen place={place} />;
    case 'matrix':
      return <MatrixScreen place={place} />;
    case 'map':
      return <MapScreen place={place} />;
    case 'settings':
      return <SettingsScreen place={place} />;
  }
}
