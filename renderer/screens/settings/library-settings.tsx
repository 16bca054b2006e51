import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { ChosenFrom } from './ChosenFrom.tsx';
import { CitationKeySetting } from './CitationKeySetting.tsx';
import { CitationLocaleControl, CitationStyleControl } from './citation-style-settings.tsx';
import type { Setting } from './setting.ts';

type Props = { readonly label: string };

function CoderControl({ label }: Props) {
  const { t } = useTranslation();
  const { library, settings } = useStores();
  const coder = useFeature('library', (state) => known(state.description)?.coder ?? '');
  const readOnly = useFeature('library', (state) => known(state.description)?.readOnly ?? false);
  const [name, setName] = useState(coder);
  useEffect(() => setName(coder), [coder]);
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void library.getState().setCoder(name.trim());
        void settings.getState().choose({ person: { name: name.trim() } });
      }}
    >
      <input
        className="field"
        aria-label={label}
        value={name}
        readOnly={readOnly}
        onChange={(event) => setName(event.target.value)}
        maxLength={200}
      />
      <Button type="submit" isDisabled={readOnly || name.trim() === '' || name.trim() === coder}>
        {t('settings.save')}
      </Button>
    </form>
  );
}

function BibliographyControl({ label }: Props) {
  const value = useFeature('settings', (state) => known(state.reading)?.library.bibliography ?? 'bibtex');
  const choose = useFeature('settings', (state) => state.choose);
  return (
    <ChosenFrom
      id="bibliography"
      {...{ label, value }}
      values={['bibtex', 'biblatex']}
      onChoose={(bibliography) => void choose({ library: { bibliography } })}
    />
  );
}

function SchemeControl() {
  const { t } = useTranslation();
  const codebook = useFeature('library', (state) => known(state.description)?.codebook);
  if (codebook === undefined) return null;
  return (
    <p className="setting-fact">
      {codebook.scheme === ''
        ? t('settings.scheme.none')
        : t('settings.scheme.of', {
            scheme: codebook.scheme,
            codebook: codebook.title,
            version: codebook.version,
          })}
    </p>
  );
}

/** What goes with the library, and who works in it. */
export const LIBRARY_SETTINGS: readonly Setting[] = [
  { id: 'coder', section: 'you', keeper: 'library', Control: CoderControl },
  { id: 'citationKeys', section: 'references', keeper: 'library', Control: CitationKeySetting, wide: true },
  { id: 'bibliography', section: 'references', keeper: 'library', Control: BibliographyControl },
  { id: 'citationStyle', section: 'references', keeper: 'library', Control: CitationStyleControl },
  { id: 'citationLocale', section: 'references', keeper: 'library', Control: CitationLocaleControl },
  { id: 'scheme', section: 'coding', keeper: 'library', Control: SchemeControl, wide: true },
];
