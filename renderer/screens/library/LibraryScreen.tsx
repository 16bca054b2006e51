import { memo, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inOwnWords } from '../../language/engine-sentences.ts';
import type { Chosen } from '../../stores/bibliography.ts';
import type { SavedSearch } from '../../stores/saved-searches.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { BibliographySheet } from './BibliographySheet.tsx';
import { Collections } from './Collections.tsx';
import { Facets } from './Facets.tsx';
import { LibraryHead } from './LibraryHead.tsx';
import { PutDialog } from './PutDialog.tsx';
import { ReferencePane } from './ReferencePane.tsx';
import { ReferenceTable } from './ReferenceTable.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { SelectionBar } from './SelectionBar.tsx';

type LibraryPlace = Extract<Place, { screen: 'library' }>;

/** The references: searched, narrowed by facets, sorted, decided on, and looked at one by one. */
export function LibraryScreen({ place }: { readonly place: LibraryPlace }) {
  const { t } = useTranslation();
  const stores = useStores();
  const hasSelected = useFeature('references', (state) => state.selected.size > 0);
  const facetsShown = useFeature('preferences', (state) => state.facetsShown);
  const putting = useFeature('collections', (state) => state.putting);
  const [typeset, setTypeset] = useState<Chosen | null>(null);

  useEffect(() => {
    const { query, ask, summary } = stores.references.getState();
    if (query.query !== place.query || summary.status === 'idle') void ask({ query: place.query });
  }, [place.query, stores]);
  useEffect(() => void stores.reference.getState().open(place.reference), [place.reference, stores]);

  const go = useGo();
  useAddressOfQuestion(go);
  const open = useCallback((reference: string) => go({ reference }), [go]);
  const close = useCallback(() => go({ reference: null }), [go]);
  const show = useCallback(
    ({ query, facets, sort, descending }: SavedSearch) => {
      void stores.references.getState().ask({ query, facets, sort, descending });
      go({ query });
    },
    [stores, go],
  );
  const clear = useCallback(() => {
    void stores.references.getState().ask({ query: '', facets: {} });
    go({ query: '' });
  }, [stores, go]);

  return (
    <>
      <section className="screen" aria-label={t('shell.screen.library')}>
        <LibraryHead onTypeset={setTypeset} />
        <Notice />
        <div className="library-body">
          {facetsShown && <Side onShow={show} />}
          <div className="library-main">
            {hasSelected && <SelectionBar />}
            <Table open={place.reference} onOpen={open} onClearQuery={clear} />
          </div>
        </div>
      </section>
      {putting !== null && <PutDialog references={putting} />}
      {typeset !== null && <BibliographySheet chosen={typeset} onClose={() => setTypeset(null)} />}
      {place.reference !== null && <Detail onClose={close} />}
    </>
  );
}

// What stands beside the question is drawn anew when its own state changes, and not with the address.
const Table = memo(ReferenceTable);
const Detail = memo(ReferencePane);
const Side = memo(function Side({ onShow }: { readonly onShow: (search: SavedSearch) => void }) {
  return (
    <Facets>
      <Collections />
      <SavedSearches onShow={onShow} />
    </Facets>
  );
});

/** How the question was read, or why the list is still that of the question before. */
function Notice() {
  const notice = useFeature('references', ({ summary }) =>
    summary.status === 'failed' && summary.last !== undefined
      ? inOwnWords(summary.fault.message)
      : known(summary)?.notice,
  );
  return notice ? <p className="query-notice">{notice}</p> : null;
}

type Go = (change: Partial<LibraryPlace>) => void;

/** Changes a part of the address; its question is always the one that was asked last. */
function useGo(): Go {
  const stores = useStores();
  return useCallback(
    (change) => {
      const now = stores.place.getState().place;
      const from = now.screen === 'library' ? now : HOME.library;
      const { query } = stores.references.getState().query;
      stores.place.getState().move({ ...from, query, ...change });
    },
    [stores],
  );
}

/** Milliseconds after the last key until the address names the question. */
const ADDRESS_AFTER = 250;

/** Writes the question into the address when typing pauses: at each key that would draw the whole window anew. */
function useAddressOfQuestion(go: Go): void {
  const stores = useStores();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      const { query } = stores.references.getState().query;
      const { place } = stores.place.getState();
      if (place.screen === 'library' && place.query !== query) go({});
    };
    const stop = stores.references.subscribe(({ query }, before) => {
      if (query.query === before.query.query) return;
      clearTimeout(timer);
      timer = setTimeout(write, ADDRESS_AFTER);
    });
    // Whoever goes elsewhere leaves the box first; coming back finds what was asked.
    document.addEventListener('focusout', write);
    return () => {
      stop();
      document.removeEventListener('focusout', write);
      clearTimeout(timer);
    };
  }, [stores, go]);
}
