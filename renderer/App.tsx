import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { language } from './language/language.ts';
import { Shell } from './screens/shell/Shell.tsx';
import type { Stores } from './stores/stores.ts';
import { StoresContext } from './stores/use-stores.ts';

/** The whole window over its stores. */
export function App({ stores }: { readonly stores: Stores }) {
  return (
    <I18nextProvider i18n={language}>
      <I18nProvider locale={language.language}>
        <StoresContext value={stores}>
          <Shell />
        </StoresContext>
      </I18nProvider>
    </I18nextProvider>
  );
}
