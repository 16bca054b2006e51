import {
  BookOpen,
  ChevronLeft,
  ChevronRight,
  ListChecks,
  ListTree,
  PanelRight,
  Search,
  Table2,
} from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { PDF } from '../../stores/pages.ts';
import type { ReadAs } from '../../stores/preferences.ts';
import { citationBeside } from '../../stores/reading.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { CodeSelection } from './CodeSelection.tsx';
import { DocumentList } from './DocumentList.tsx';
import { DocumentText } from './DocumentText.tsx';
import { FindBar } from './FindBar.tsx';
import { goToCitation } from './go-to-citation.ts';
import { OutdatedBar } from './OutdatedBar.tsx';
import { Outline } from './Outline.tsx';
import { PagesView } from './PagesView.tsx';
import { placeInView } from './place-in-view.ts';
import { ReadAsChoice } from './ReadAsChoice.tsx';
import { ReadPane } from './ReadPane.tsx';

/** The documents; one of them open, its citations leading to the references. */
export function ReadScreen({ place }: { readonly place: Extract<Place, { screen: 'read' }> }) {
  const stores = useStores();
  useEffect(() => {
    void stores.reading.getState().list();
    if (stores.studies.getState().studies.status === 'idle') void stores.studies.getState().refresh();
  }, [stores]);
  useEffect(() => void stores.reading.getState().open(place.document), [place.document, stores]);
  return place.document === null ? <DocumentList /> : <OpenDocument place={place} />;
}

function OpenDocument({ place }: { readonly place: Extract<Place, { screen: 'read' }> }) {
  const { t } = useTranslation();
  const { reading: readings } = useStores();
  const reading = useFeature('reading', (state) => state.reading);
  const now = known(reading);
  const { refresh } = readings.getState();
  const outlineShown = useFeature('preferences', (state) => state.outlineShown);
  const besideShown = useFeature('preferences', (state) => state.besideShown);
  const { readAs, from, chooseReadAs } = useReadAs(place.document);
  return (
    <>
      <section className="screen" aria-label={t('shell.screen.read')}>
        <ReadHead
          document={place.document ?? ''}
          readAs={now?.text === '' ? null : readAs}
          onReadAs={chooseReadAs}
        />
        <OutdatedBar document={place.document ?? ''} />
        <div className="reading-frame">
          {now !== undefined && outlineShown && <Outline key={`outline-${now.id}`} reading={now} />}
          {now !== undefined && <FindBar key={now.id} reading={now} />}
          <section
            className="screen-body reading"
            data-first-focus=""
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard
            tabIndex={0}
            aria-label={t('read.document')}
          >
            <Loaded of={reading} onRetry={() => void refresh()} lines={14}>
              {(shown) =>
                shown.text === '' && readAs !== null ? (
                  <>
                    <p className="pictures-note">{t('read.onlyPictures')}</p>
                    <PagesView key={shown.id} reading={shown} at={null} from={null} place={place} />
                  </>
                ) : shown.text === '' ? (
                  <Empty icon={<BookOpen aria-hidden="true" />} title={t('read.noText')}>
                    {t('read.noTextHint')}
                  </Empty>
                ) : readAs === 'pages' ? (
                  <PagesView key={shown.id} reading={shown} at={place.at} from={from} place={place} />
                ) : (
                  <DocumentText key={shown.id} reading={shown} at={place.at} from={from} />
                )
              }
            </Loaded>
          </section>
        </div>
        {now !== undefined && <CodeSelection reading={now} />}
      </section>
      {now !== undefined && besideShown && <ReadPane reading={now} />}
    </>
  );
}

/** How the document is read: as the person chose, where it has pages; and the place to go on from after changing it. */
function useReadAs(document: string | null) {
  const stores = useStores();
  const chosen = useFeature('preferences', (state) => state.readAs);
  const row = useFeature('reading', (state) => known(state.documents)?.find(({ id }) => id === document));
  const from = useRef<{ readonly document: string | null; readonly place: number } | null>(null);
  const readAs: ReadAs | null = row?.mediaType === PDF && row.hasOriginal ? chosen : null;
  const chooseReadAs = (next: ReadAs) => {
    if (readAs === null || next === readAs) return;
    from.current = { document, place: placeInView(stores) };
    stores.preferences.getState().choose({ readAs: next });
  };
  return { readAs, chooseReadAs, from: from.current?.document === document ? from.current.place : null };
}

type ReadHeadProps = {
  readonly document: string;
  /** Null where there is nothing to choose. */
  readonly readAs: ReadAs | null;
  readonly onReadAs: (readAs: ReadAs) => void;
};

function ReadHead({ document, readAs, onReadAs }: ReadHeadProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const documents = useFeature('reading', (state) => known(state.documents)) ?? [];
  const reading = useFeature('reading', (state) => known(state.reading));
  const { outlineShown, besideShown, choose } = useFeature('preferences', (state) => state);
  const turnOutline = () => choose({ outlineShown: !outlineShown });
  const turnBeside = () => choose({ besideShown: !besideShown });
  const step = useCallback(
    (by: 1 | -1, same: boolean) => {
      const state = stores.reading.getState();
      const now = known(state.reading);
      const next = now === undefined ? null : citationBeside(now, state.citation, by, same);
      if (next !== null) goToCitation(next, stores);
    },
    [stores],
  );
  useLetterKeys({
    j: () => step(1, false),
    k: () => step(-1, false),
    'Shift j': () => step(1, true),
    'Shift k': () => step(-1, true),
    o: turnOutline,
    b: turnBeside,
    p: () => onReadAs(readAs === 'pages' ? 'text' : 'pages'),
  });
  return (
    <header className="screen-head">
      <h1 className="read-title">
        {t('shell.screen.read')}
        <Choice
          label={t('read.document')}
          value={document}
          options={documents.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(id) => stores.place.getState().go({ screen: 'read', document: id, at: null })}
        />
      </h1>
      <Button kind="quiet" onPress={() => stores.place.getState().go(HOME.read)}>
        {t('read.allDocuments')}
      </Button>
      {readAs !== null && <ReadAsChoice readAs={readAs} onChoose={onReadAs} />}
      <IconButton
        label={t(outlineShown ? 'reading.hideOutline' : 'reading.showOutline')}
        pressed={outlineShown}
        onPress={turnOutline}
      >
        <ListTree />
      </IconButton>
      <IconButton
        label={t(besideShown ? 'reading.hideBeside' : 'reading.showBeside')}
        pressed={besideShown}
        onPress={turnBeside}
      >
        <PanelRight />
      </IconButton>
      <IconButton label={t('find.open')} onPress={stores.documentFind.getState().show}>
        <Search />
      </IconButton>
      {reading !== undefined && reading.tables.length > 0 && (
        <Button
          kind="quiet"
          onPress={() => stores.place.getState().go({ screen: 'tables', document, table: null })}
        >
          <Table2 aria-hidden="true" /> {t('findings.takeAll')}
        </Button>
      )}
      <Button kind="quiet" onPress={() => stores.place.getState().go({ screen: 'checks', document })}>
        <ListChecks aria-hidden="true" /> {t('checks.open')}
      </Button>
      {reading !== undefined && reading.citations.length > 0 && (
        <span className="study-steps">
          <span className="count numeral">{t('read.citations', { count: reading.citations.length })}</span>
          <IconButton label={t('read.previousCitation')} onPress={() => step(-1, false)}>
            <ChevronLeft />
          </IconButton>
          <IconButton label={t('read.nextCitation')} onPress={() => step(1, false)}>
            <ChevronRight />
          </IconButton>
        </span>
      )}
    </header>
  );
}
