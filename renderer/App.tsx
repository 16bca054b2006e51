import { I18nProvider } from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { language } from './language/language.ts';
import { Shell } from './screens/shell/Shell.tsx';
import type { Stores } from './stores/stores.ts';
import { StoresContext } from './stores/use-stores.ts';

/** The whole window over its stores. */
export function App({ stores }: { readonly stores: Stores }) {
  return (
    <I18nextProvider i18n={language}>
      <StoresContext value={stores}>
        <Spoken />
      </StoresContext>
    </I18nextProvider>
  );
}

/** The window in the language spoken now; the parts below follow it in direction and format. */
function Spoken() {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language}>
      <Shell />
    </I18nProvider>
  );
}
