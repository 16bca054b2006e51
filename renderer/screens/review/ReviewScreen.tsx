import { ArrowLeft, ListChecks } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { chosenEntry } from '../../stores/review.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { focusChosen } from '../parts/focus-chosen.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { ReviewCard } from './ReviewCard.tsx';
import { ReviewList } from './ReviewList.tsx';

type ReviewPlace = Extract<Place, { screen: 'review' }>;

/** List entries that may have been read wrongly, the least certain first, each beside its printed words. */
export function ReviewScreen({ place }: { readonly place: ReviewPlace }) {
  const { t } = useTranslation();
  const { review, place: places } = useStores();
  const state = useFeature('review', (all) => all);
  const [editing, setEditing] = useState<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const entry = chosenEntry(state);
  useEffect(() => void review.getState().open(place.document), [review, place.document]);
  const step = (by: 1 | -1) => {
    setEditing(null);
    state.step(by);
    focusChosen(body.current);
  };
  const settle = () => {
    setEditing(null);
    void state.settle().then(() => focusChosen(body.current));
  };
  useLetterKeys({
    j: () => step(1),
    k: () => step(-1),
    c: settle,
    e: () => setEditing(entry?.fields[0]?.field ?? 'title'),
  });
  const counts = known(state.queue);
  return (
    <section className="screen" aria-label={t('review.title')}>
      <header className="screen-head">
        <IconButton label={t('review.back')} onPress={() => places.getState().go(HOME.import)}>
          <ArrowLeft />
        </IconButton>
        <h1>{t('review.title')}</h1>
        <span className="count">{counts && t('review.count', { count: counts.waiting })}</span>
        <span className="space" />
        {(counts?.settled ?? 0) > 0 && (
          <Button onPress={() => void state.exportSettled()}>
            {t('review.export', { count: counts?.settled ?? 0 })}
          </Button>
        )}
      </header>
      <div className="screen-body" data-first-focus="" ref={body}>
        <Loaded of={state.queue} onRetry={() => void state.refresh()}>
          {({ entries }) =>
            entries.length === 0 ? (
              <Empty icon={<ListChecks aria-hidden="true" />} title={t('review.none')}>
                {t('review.noneHint')}
              </Empty>
            ) : (
              <div className="review">
                <ReviewList
                  entries={entries}
                  chosen={state.chosen}
                  onChoose={(source) => {
                    setEditing(null);
                    state.choose(source);
                  }}
                  onEdit={(one) => {
                    state.choose(one.source);
                    setEditing(one.fields[0]?.field ?? 'title');
                  }}
                />
                {entry !== undefined && (
                  <ReviewCard
                    key={entry.source}
                    entry={entry}
                    editing={editing}
                    onEdit={setEditing}
                    onEdited={() => {
                      setEditing(null);
                      focusChosen(body.current);
                    }}
                    onSettle={settle}
                  />
                )}
              </div>
            )
          }
        </Loaded>
      </div>
    </section>
  );
}
