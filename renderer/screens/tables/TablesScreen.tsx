import { ArrowLeft, ChevronDown, ChevronUp, Table2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { type EntryTable, takenDrafts } from '../../stores/finding-entry.ts';
import type { StudyRow } from '../../stores/studies.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import type { Place } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { DraftList } from './DraftList.tsx';
import { EntryGrid } from './EntryGrid.tsx';

type TablesPlace = Extract<Place, { screen: 'tables' }>;

/** A document's tables, one at a time: what rows and columns are, the findings this gives, and one act to take them. */
export function TablesScreen({ place }: { readonly place: TablesPlace }) {
  const { t } = useTranslation();
  const stores = useStores();
  const { tables, table } = useFeature('findingEntry', (state) => state);
  useEffect(() => {
    void stores.findingEntry.getState().open(place.document, place.table);
    void stores.reading.getState().list();
    if (stores.studies.getState().studies.status === 'idle') void stores.studies.getState().refresh();
  }, [stores, place.document, place.table]);
  const studies = useStudiesOf(place.document);
  const chosen = useFeature('findingEntry', (state) => state.study);
  const study = studies.find(({ id }) => id === chosen) ?? studies[0];
  const step = (by: 1 | -1) => {
    const next = known(tables)?.[table + by];
    if (next !== undefined) stores.place.getState().move({ ...place, table: next.n });
  };
  const take = () => {
    if (study !== undefined) void stores.findingEntry.getState().take(study.id);
  };
  useLetterKeys({ j: () => step(1), k: () => step(-1), a: take });
  return (
    <section className="screen" aria-label={t('findings.title')}>
      <header className="screen-head">
        <IconButton
          label={t('findings.back')}
          onPress={() =>
            stores.place
              .getState()
              .go({ screen: 'read', document: place.document, at: placeOf(known(tables)?.[table]) })
          }
        >
          <ArrowLeft />
        </IconButton>
        <h1>{t('findings.title')}</h1>
        <TableChoice place={place} onStep={step} />
        <span className="space" />
        <StudyTaker studies={studies} study={study} onTake={take} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long tables are scrolled by keyboard */}
      <section className="screen-body" data-first-focus="" tabIndex={0} aria-label={t('findings.work')}>
        <Loaded of={tables} onRetry={() => void stores.findingEntry.getState().refresh()} lines={10}>
          {(list) => {
            const entry = list.find(({ n }) => n === table);
            return entry === undefined ? (
              <Empty icon={<Table2 aria-hidden="true" />} title={t('findings.none')}>
                {t('findings.noneHint')}
              </Empty>
            ) : (
              <div className="entry-work">
                <EntryGrid key={entry.n} entry={entry} />
                <DraftList />
              </div>
            );
          }}
        </Loaded>
      </section>
    </section>
  );
}

function placeOf(entry: EntryTable | undefined) {
  return entry === undefined ? null : { start: entry.table.start, end: entry.table.start + 1 };
}

/** The studies that the document's own reference reports. */
function useStudiesOf(document: string): readonly StudyRow[] {
  const studies = useFeature('studies', (state) => known(state.studies)) ?? [];
  const documents = useFeature('reading', (state) => known(state.documents)) ?? [];
  const reference = documents.find(({ id }) => id === document)?.reference;
  return studies.filter(({ references }) => references.some(({ id }) => id === reference));
}

function TableChoice({
  place,
  onStep,
}: {
  readonly place: TablesPlace;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const { t } = useTranslation();
  const stores = useStores();
  const table = useFeature('findingEntry', (state) => state.table);
  const tables = useFeature('findingEntry', (state) => known(state.tables)) ?? [];
  if (tables.length === 0) return null;
  return (
    <span className="entry-choice">
      <Choice
        label={t('findings.table')}
        value={String(table)}
        options={tables.map(({ n, table: one, taken }) => {
          const name = [one.label || t('findings.tableNumber', { number: n + 1 }), one.caption]
            .join(' ')
            .trim();
          const count = taken > 0 ? ` (${t('findings.count', { count: taken })})` : '';
          return { value: String(n), label: `${name.slice(0, 80)}${count}` };
        })}
        onChoose={(value) => stores.place.getState().move({ ...place, table: Number(value) })}
      />
      <IconButton label={t('findings.previousTable')} onPress={() => onStep(-1)} isDisabled={table === 0}>
        <ChevronUp />
      </IconButton>
      <IconButton
        label={t('findings.nextTable')}
        onPress={() => onStep(1)}
        isDisabled={table >= tables.length - 1}
      >
        <ChevronDown />
      </IconButton>
    </span>
  );
}

type StudyTakerProps = {
  readonly studies: readonly StudyRow[];
  readonly study: StudyRow | undefined;
  readonly onTake: () => void;
};

function StudyTaker({ studies, study, onTake }: StudyTakerProps) {
  const { t } = useTranslation();
  const { findingEntry } = useStores();
  const count = useFeature('findingEntry', (state) => takenDrafts(state).length);
  if (study === undefined) return <span className="small muted">{t('findings.noStudy')}</span>;
  return (
    <>
      {studies.length > 1 && (
        <Choice
          label={t('findings.study')}
          value={study.id}
          options={studies.map(({ id, label }) => ({ value: id, label }))}
          onChoose={(id) => findingEntry.getState().chooseStudy(id)}
        />
      )}
      <Button kind="main" letter="a" isDisabled={count === 0} onPress={onTake}>
        {t('findings.take', { count })}
      </Button>
    </>
  );
}
