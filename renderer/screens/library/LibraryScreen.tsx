import { Copy, Download, Filter, ListChecks } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../components/ActMenu.tsx';
import { IconButton } from '../../components/Button.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import type { Chosen } from '../../stores/bibliography.ts';
import type { SavedSearch } from '../../stores/saved-searches.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { BibliographySheet } from './BibliographySheet.tsx';
import { Collections } from './Collections.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { Facets } from './Facets.tsx';
import { OrderChoice } from './OrderChoice.tsx';
import { PutDialog } from './PutDialog.tsx';
import { ReferencePane } from './ReferencePane.tsx';
import { ReferenceTable } from './ReferenceTable.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { SelectionBar } from './SelectionBar.tsx';

export const EXPORT_FORMATS = ['bibtex', 'biblatex', 'ris', 'csl', 'csv', 'xlsx', 'eppi-json'] as const;

/** The references: searched, narrowed by facets, sorted, decided on, and looked at one by one. */
export function LibraryScreen({ place }: { readonly place: Extract<Place, { screen: 'library' }> }) {
  const { t } = useTranslation();
  const stores = useStores();
  const summary = useFeature('references', (state) => state.summary);
  const selected = useFeature('references', (state) => state.selected.size);
  const save = useFeature('references', (state) => state.save);
  const facetsShown = useFeature('preferences', (state) => state.facetsShown);
  const choose = useFeature('preferences', (state) => state.choose);
  const total = known(summary)?.total;
  const putting = useFeature('collections', (state) => state.putting);
  const [typeset, setTypeset] = useState<Chosen | null>(null);

  useEffect(() => {
    const { query, ask } = stores.references.getState();
    if (query.query !== place.query || stores.references.getState().summary.status === 'idle')
      void ask({ query: place.query });
  }, [place.query, stores]);
  useEffect(() => void stores.reference.getState().open(place.reference), [place.reference, stores]);

  const go = useCallback(
    (change: Partial<typeof place>) => {
      const now = stores.place.getState().place;
      const from = now.screen === 'library' ? now : HOME.library;
      stores.place.getState().move({ ...from, ...change });
    },
    [stores],
  );
  const ask = useCallback((query: string) => go({ query }), [go]);
  const open = useCallback((reference: string) => go({ reference }), [go]);
  const show = useCallback(
    ({ query, facets, sort, descending }: SavedSearch) => {
      void stores.references.getState().ask({ query, facets, sort, descending });
      go({ query });
    },
    [stores, go],
  );

  return (
    <>
      <section className="screen" aria-label={t('shell.screen.library')}>
        <header className="screen-head">
          <h1>{t('shell.screen.library')}</h1>
          <SearchBox isMain label={t('library.search')} value={place.query} onAsk={ask} pause={15} />
          <span className="count numeral" role="status">
            {total !== undefined && t('library.count', { count: total })}
          </span>
          <span className="space" />
          <OrderChoice />
          <IconButton
            label={t(facetsShown ? 'library.hideFacets' : 'library.showFacets')}
            pressed={facetsShown}
            onPress={() => choose({ facetsShown: !facetsShown })}
          >
            <Filter />
          </IconButton>
          <ColumnMenu />
          <IconButton
            label={t('library.duplicates')}
            onPress={() => stores.place.getState().go(HOME.duplicates)}
          >
            <Copy />
          </IconButton>
          <IconButton label={t('quality.open')} onPress={() => stores.place.getState().go(HOME.quality)}>
            <ListChecks />
          </IconButton>
          <ActMenu
            label={
              <>
                <Download aria-hidden="true" />
                {selected > 0 ? t('library.exportSelected', { count: selected }) : t('library.export')}
              </>
            }
            acts={[
              ...EXPORT_FORMATS.map((id) => ({ id, label: t(`format.${id}`), hint: t(`formatHint.${id}`) })),
              { id: 'bibliography', label: t('bibliography.open'), hint: t('bibliography.openHint') },
            ]}
            onAct={(format) => {
              if (format === 'bibliography') setTypeset(stores.references.getState().chosen());
              else void save(format, format === 'csv');
            }}
          />
        </header>
        {known(summary)?.notice ? <p className="query-notice">{known(summary)?.notice}</p> : null}
        <div className="library-body">
          {facetsShown && (
            <Facets>
              <Collections />
              <SavedSearches onShow={show} />
            </Facets>
          )}
          <div className="library-main">
            {selected > 0 && <SelectionBar />}
            <ReferenceTable
              open={place.reference}
              onOpen={open}
              onClearQuery={() => {
                void stores.references.getState().ask({ facets: {} });
                go({ query: '' });
              }}
            />
          </div>
        </div>
      </section>
      {putting !== null && <PutDialog references={putting} />}
      {typeset !== null && <BibliographySheet chosen={typeset} onClose={() => setTypeset(null)} />}
      {place.reference !== null && <ReferencePane onClose={() => go({ reference: null })} />}
    </>
  );
}
