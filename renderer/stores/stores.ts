import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../client/client.ts';
import { type ActivityState, createActivityStore, observed } from './activity.ts';
import { type BackupsState, createBackupsStore } from './backups.ts';
import { type BibliographyState, createBibliographyStore } from './bibliography.ts';
import { type ChecksState, createChecksStore } from './checks.ts';
import { type CitationKeysState, createCitationKeysStore } from './citation-keys.ts';
import { type CodebookState, createCodebookStore } from './codebook.ts';
import { type CodebookEditorState, createCodebookEditorStore } from './codebook-editor.ts';
import { type CodersState, createCodersStore } from './coders.ts';
import { type CollectionsState, createCollectionsStore } from './collections.ts';
import { createDocumentFindStore, type DocumentFindState } from './document-find.ts';
import { createDuplicatesStore, type DuplicatesState } from './duplicates.ts';
import { createFindingEntryStore, type FindingEntryState } from './finding-entry.ts';
import { createFindingsStore, type FindingsState } from './findings.ts';
import { createHistoryStore, type HistoryState } from './history.ts';
import { createHostStore, type HostState } from './host.ts';
import { createImportStore, type ImportState } from './import.ts';
import { keepPreferences } from './keep-preferences.ts';
import { createLibraryStore, type LibraryState } from './library.ts';
import { createLookupStore, type LookupState } from './lookup.ts';
import { createMapStore, type MapState } from './map.ts';
import { createMapWorkStore, type MapWorkState } from './map-work.ts';
import { createMatrixStore, type MatrixState } from './matrix.ts';
import { createMatrixViewsStore, type MatrixViewsState } from './matrix-views.ts';
import { createNoticeStore, type NoticeState } from './notice.ts';
import { createPagesStore, type OpenPdf, type PagesState } from './pages.ts';
import { type AddressBar, createPlaceStore, type PlaceState } from './place.ts';
import { createPreferencesStore, type Kept, type PreferencesState } from './preferences.ts';
import { createQualityStore, type QualityState } from './quality.ts';
import { createReadingStore, type ReadingState } from './reading.ts';
import { createReferenceStore, type ReferenceState } from './reference.ts';
import { createReferencePartsStore, type ReferencePartsState } from './reference-parts.ts';
import { createReferencesStore, type ReferencesState } from './references.ts';
import { createReviewStore, type ReviewState } from './review.ts';
import { createSavedSearchesStore, type SavedSearchesState } from './saved-searches.ts';
import { createSearchStore, type SearchState } from './search.ts';
import { createSettingsStore, type SettingsState } from './settings.ts';
import { createStudiesStore, type StudiesState } from './studies.ts';
import { createStudyStore, type StudyState } from './study.ts';
import { createStudyPagesStore, type StudyPagesState } from './study-pages.ts';
import { createSuggestionRecordStore, type SuggestionRecordState } from './suggestion-record.ts';

/** The state of each feature. */
export type Features = {
  readonly activity: ActivityState;
  readonly notice: NoticeState;
  readonly place: PlaceState;
  readonly preferences: PreferencesState;
  readonly library: LibraryState;
  readonly codebook: CodebookState;
  readonly codebookEditor: CodebookEditorState;
  readonly coders: CodersState;
  readonly history: HistoryState;
  readonly studyPages: StudyPagesState;
  readonly references: ReferencesState;
  readonly reference: ReferenceState;
  readonly referenceParts: ReferencePartsState;
  readonly duplicates: DuplicatesState;
  readonly bibliography: BibliographyState;
  readonly quality: QualityState;
  readonly lookup: LookupState;
  readonly reading: ReadingState;
  readonly pages: PagesState;
  readonly studies: StudiesState;
  readonly study: StudyState;
  readonly matrix: MatrixState;
  readonly map: MapState;
  readonly mapWork: MapWorkState;
  readonly import: ImportState;
  readonly review: ReviewState;
  readonly findingEntry: FindingEntryState;
  readonly findings: FindingsState;
  readonly checks: ChecksState;
  readonly suggestionRecord: SuggestionRecordState;
  readonly search: SearchState;
  readonly savedSearches: SavedSearchesState;
  readonly matrixViews: MatrixViewsState;
  readonly collections: CollectionsState;
  readonly documentFind: DocumentFindState;
  readonly settings: SettingsState;
  readonly backups: BackupsState;
  readonly host: HostState;
  readonly citationKeys: CitationKeysState;
};

/** All stores of the screens. */
export type Stores = { readonly [F in keyof Features]: StoreApi<Features[F]> };

/** What the stores stand on. */
export type Ground = {
  readonly client: Client;
  readonly bar: AddressBar;
  readonly kept: Kept;
  readonly save: (bytes: Blob, name: string) => void;
  readonly openPdf: OpenPdf;
};

/** Makes all stores over one client, and keeps those in use fresh when the library changes. */
export function createStores({ client, bar, kept, save, openPdf }: Ground): Stores {
  const activity = createActivityStore();
  const notice = createNoticeStore();
  const tools = { client: observed(client, activity), notices: notice, save };
  const stores: Stores = {
    activity,
    notice,
    place: createPlaceStore(bar),
    preferences: createPreferencesStore(kept),
    library: createLibraryStore(tools),
    codebook: createCodebookStore(tools),
    codebookEditor: createCodebookEditorStore(tools),
    coders: createCodersStore(tools),
    history: createHistoryStore(tools),
    studyPages: createStudyPagesStore(tools),
    references: createReferencesStore(tools, pause),
    reference: createReferenceStore(tools),
    referenceParts: createReferencePartsStore(tools),
    duplicates: createDuplicatesStore(tools),
    bibliography: createBibliographyStore(tools),
    quality: createQualityStore(tools),
    lookup: createLookupStore(tools),
    reading: createReadingStore(tools),
    pages: createPagesStore(tools, openPdf),
    studies: createStudiesStore(tools),
    study: createStudyStore(tools),
    matrix: createMatrixStore(tools),
    map: createMapStore(tools),
    mapWork: createMapWorkStore(tools),
    import: createImportStore(tools),
    review: createReviewStore(tools),
    findingEntry: createFindingEntryStore(tools),
    findings: createFindingsStore(tools),
    checks: createChecksStore(tools),
    suggestionRecord: createSuggestionRecordStore(tools),
    search: createSearchStore(tools, pause),
    savedSearches: createSavedSearchesStore(tools),
    matrixViews: createMatrixViewsStore(tools),
    collections: createCollectionsStore(tools),
    documentFind: createDocumentFindStore(tools),
    settings: createSettingsStore(tools),
    backups: createBackupsStore(tools),
    host: createHostStore(tools),
    citationKeys: createCitationKeysStore(tools),
  };
  keepPreferences(
    stores.preferences,
    stores.settings,
    (act, milliseconds) => void setTimeout(act, milliseconds),
    kept,
  );
  const changed = refreshAfterChanges(stores, (work, milliseconds) => void setTimeout(work, milliseconds));
  client.listen((event) => {
    if (event.event === 'library.changed') changed(event.touched);
    if (event.event === 'backup.failed')
      notice.getState().fail({ kind: 'read-only', message: event.message });
  });
  let before = activity.getState().connection;
  activity.subscribe(({ connection }) => {
    // Kept first: what is asked anew tells of itself in this same store, before the asking returns.
    const back = connection === 'connected' && before !== 'connecting' && before !== 'connected';
    before = connection;
    if (back) refreshAll(stores);
  });
  return stores;
}

/** Milliseconds without a change after which what stands around the study on the Code screen is asked for anew. */
const QUIET = 400;

/** What coding a study changes. */
const OF_CODING: ReadonlySet<string> = new Set([
  'coding',
  'passage',
  'coding_past',
  'suggestion_rejection',
  'finding',
]);

/**
 * What to do when the library changed. Somebody who codes changes it every second: the study and its list come at once,
 * what stands around them in a pause, and what other screens show when one of them is opened.
 */
function refreshAfterChanges(
  stores: Stores,
  later: (work: () => void, milliseconds: number) => void,
): (touched: readonly string[]) => void {
  let turn = 0;
  let isDue = false;
  let isMore = false;
  const refreshRest = () => {
    if (!isDue) return;
    isDue = false;
    isMore = false;
    refreshOthers(stores);
  };
  stores.place.subscribe(({ place }, { place: before }) => {
    if (place.screen !== before.screen) refreshRest();
  });
  return (touched) => {
    if (stores.place.getState().place.screen !== 'code') return refreshAll(stores);
    refreshCoding(stores);
    isDue = true;
    isMore ||= touched.some((table) => !OF_CODING.has(table));
    turn += 1;
    const own = turn;
    later(() => {
      if (own !== turn) return;
      if (isMore) refreshRest();
      else if (isDue) void stores.library.getState().refresh();
    }, QUIET);
  };
}

/** Asks anew for everything that a screen has asked for; what nobody looked at yet stays untouched. */
export function refreshAll(stores: Stores): void {
  refreshCoding(stores);
  refreshOthers(stores);
}

/** What the Code screen shows, the study itself first. */
function refreshCoding({ study, studyPages, place }: Stores): void {
  if (study.getState().study.status !== 'idle') void study.getState().refresh();
  if (place.getState().place.screen === 'code') void studyPages.getState().refresh();
}

function refreshOthers(stores: Stores): void {
  void stores.library.getState().refresh();
  const { codebook, references, reference, reading, studies, matrix, map } = stores;
  if (codebook.getState().codebook.status !== 'idle') void codebook.getState().refresh();
  const editor = stores.codebookEditor.getState();
  // These count through the whole library, and begin anew when their screen is opened.
  const { screen } = stores.place.getState().place;
  if (screen === 'codebook') void editor.refresh();
  const { coders, history } = stores;
  if (screen === 'coders') void coders.getState().refresh();
  if (screen === 'history') void history.getState().refresh();
  if (references.getState().summary.status !== 'idle') void references.getState().refresh();
  if (stores.matrixViews.getState().views.status !== 'idle') void stores.matrixViews.getState().refresh();
  if (stores.savedSearches.getState().searches.status !== 'idle')
    void stores.savedSearches.getState().refresh();
  if (stores.collections.getState().collections.status !== 'idle')
    void stores.collections.getState().refresh();
  if (reference.getState().detail.status !== 'idle') void reference.getState().refresh();
  if (reading.getState().documents.status !== 'idle') void reading.getState().refresh();
  if (studies.getState().studies.status !== 'idle') void studies.getState().refresh();
  if (matrix.getState().matrix.status !== 'idle') void matrix.getState().refresh();
  if (map.getState().drawing.status !== 'idle') void map.getState().refresh();
  if (stores.settings.getState().reading.status !== 'idle') void stores.settings.getState().refresh();
  if (stores.findingEntry.getState().tables.status !== 'idle') void stores.findingEntry.getState().refresh();
  if (stores.findings.getState().findings.status !== 'idle') void stores.findings.getState().refresh();
  if (stores.checks.getState().checks.status !== 'idle') void stores.checks.getState().refresh();
  if (stores.backups.getState().list.status !== 'idle') void stores.backups.getState().refresh();
  if (stores.place.getState().place.screen === 'duplicates') void stores.duplicates.getState().find();
  if (stores.quality.getState().page.status !== 'idle') void stores.quality.getState().refresh();
  if (stores.review.getState().queue.status !== 'idle') void stores.review.getState().refresh();
  if (stores.import.getState().problems.status !== 'idle') void stores.import.getState().listProblems();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
