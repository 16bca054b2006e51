import { Clock, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS } from '../../../shared/contract/history-search.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { Empty } from '../../components/States.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import { formatMoment } from '../../language/formats.ts';
import type { FoundChange, HistoryFilter, HistoryPage } from '../../stores/history.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { hashOf, type Place } from '../../values/place.ts';

type HistoryPlace = Extract<Place, { screen: 'history' }>;

/** Who did what when, narrowed by coder, kind, day and study; what is shown can be taken back together. */
export function HistoryScreen({ place }: { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const { history } = useStores();
  const found = useFeature('history', (state) => state.found);
  const filter = useFeature('history', (state) => state.filter);
  const { choose, refresh, considerWithdrawal, save, more } = history.getState();
  useEffect(() => {
    const { study: _, ...rest } = history.getState().filter;
    void choose(place.study === null ? rest : { ...rest, study: place.study });
  }, [place.study, history, choose]);
  const total = known(found)?.total ?? 0;
  const isNarrowed = filter.coder ?? filter.study ?? filter.from ?? filter.to;
  return (
    <>
      <section className="screen" aria-label={t('history.title')}>
        <header className="screen-head">
          <h1>{t('history.title')}</h1>
          <span className="count">{t('history.count', { count: total })}</span>
          <span className="space" />
          <Button
            isDisabled={isNarrowed === undefined || total === 0}
            onPress={() => void considerWithdrawal()}
          >
            <Undo2 aria-hidden="true" /> {t('history.takeBack')}
          </Button>
          <ActMenu
            label={t('history.export')}
            acts={[
              { id: 'csv', label: t('history.asTable'), hint: '.csv' },
              { id: 'json', label: t('history.asJson'), hint: '.json' },
            ]}
            onAct={(id) => void save(id as 'csv' | 'json')}
          />
        </header>
        <div className="screen-body" data-first-focus="">
          <Filters page={known(found)} filter={filter} />
          <Loaded of={found} onRetry={() => void refresh()}>
            {({ entries, total: all }) =>
              entries.length === 0 ? (
                <Empty icon={<Clock aria-hidden="true" />} title={t('history.none')}>
                  {t('history.noneHint')}
                </Empty>
              ) : (
                <>
                  <ol className="change-list" aria-label={t('history.title')}>
                    {entries.map((entry) => (
                      <Change key={`${entry.replica} ${entry.sequence}`} change={entry} />
                    ))}
                  </ol>
                  {entries.length < all && entries.length < 1_000 && (
                    <Button onPress={() => void more()}>{t('history.more')}</Button>
                  )}
                </>
              )
            }
          </Loaded>
        </div>
      </section>
      <WithdrawalSheet />
    </>
  );
}

function Change({ change }: { readonly change: FoundChange }) {
  const { t } = useTranslation();
  return (
    <li className="change" data-undone={change.undone || undefined}>
      <time className="numeral small muted" dateTime={change.at}>
        {formatMoment(change.at)}
      </time>
      <span className="small">{change.who}</span>
      <span className="chip">{t(`history.kinds.${change.kind}`)}</span>
      <span>
        {inOwnWords(change.summary)}
        {change.undone && <span className="chip">{t('history.undone')}</span>}
        {change.studies.length > 0 && (
          <span className="change-studies small">
            {change.studies.map(({ id, label }) => (
              <a key={id} href={hashOf({ screen: 'code', study: id })}>
                {label}
              </a>
            ))}
          </span>
        )}
      </span>
    </li>
  );
}

function Filters({
  page,
  filter,
}: {
  readonly page: HistoryPage | undefined;
  readonly filter: HistoryFilter;
}) {
  const { t } = useTranslation();
  const { history, place } = useStores();
  const set = (part: Partial<{ [K in keyof HistoryFilter]: string }>) => {
    const next = Object.fromEntries(
      Object.entries({ ...filter, ...part }).filter(([, value]) => value !== ''),
    );
    void history.getState().choose(next as HistoryFilter);
  };
  const study = page?.entries.flatMap((entry) => entry.studies).find(({ id }) => id === filter.study);
  return (
    <div className="history-filters">
      <Choice
        label={t('history.coder')}
        labelShown
        value={filter.coder ?? ''}
        options={[
          { value: '', label: t('history.everybody') },
          ...(page?.coders ?? []).map(({ name, n }) => ({ value: name, label: `${name} (${n})` })),
        ]}
        onChoose={(coder) => set({ coder })}
      />
      <Choice
        label={t('history.kind')}
        labelShown
        value={filter.kind ?? ''}
        options={[
          { value: '', label: t('history.everything') },
          ...CHANGE_KINDS.filter((kind) => page?.kinds.some(({ name }) => name === kind)).map((kind) => ({
            value: kind,
            label: t(`history.kinds.${kind}`),
          })),
        ]}
        onChoose={(kind) => set({ kind })}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="labelled">
          {t(`history.${end}`)}
          <input
            type="date"
            className="field"
            value={filter[end] ?? ''}
            onChange={(event) => set({ [end]: event.target.value })}
          />
        </label>
      ))}
      {filter.study !== undefined && (
        <Button kind="quiet" onPress={() => place.getState().go({ screen: 'history', study: null })}>
          {t('history.allStudies', { label: study?.label ?? '' })}
        </Button>
      )}
    </div>
  );
}

function WithdrawalSheet() {
  const { t } = useTranslation();
  const { history } = useStores();
  const withdrawal = useFeature('history', (state) => state.withdrawal);
  const { leaveWithdrawal, withdraw } = history.getState();
  const result = known(withdrawal);
  return (
    <Overlay
      title={t('history.takeBack')}
      open={withdrawal.status !== 'idle'}
      onClose={leaveWithdrawal}
      feet={
        result !== undefined && result.withdrawn > 0 ? (
          <Button kind="danger" onPress={() => void withdraw()}>
            {t('history.takeBackCount', { count: result.withdrawn })}
          </Button>
        ) : undefined
      }
    >
      <Loaded of={withdrawal}>
        {({ withdrawn, rows, left }) => (
          <>
            <p>{t('history.would', { count: withdrawn, rows })}</p>
            {left.length > 0 && <p>{t('history.stay', { count: left.length })}</p>}
            <ul className="small">
              {left.map((one) => (
                <li key={`${one.at} ${one.summary}`}>
                  {inOwnWords(one.summary)}{' '}
                  <span className="muted">{t('history.because', { later: inOwnWords(one.because) })}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Overlay>
  );
}
