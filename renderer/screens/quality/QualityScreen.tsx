import { ArrowLeft, ShieldCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { chosenProblem, keyOf, problemsOf, type QualityPage } from '../../stores/quality.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { focusChosen } from '../parts/focus-chosen.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { QualityCard } from './QualityCard.tsx';

type QualityPlace = Extract<Place, { screen: 'quality' }>;

/** What may be wrong with references, one at a time: mended by a key, or said to be no problem. */
export function QualityScreen({ place }: { readonly place: QualityPlace }) {
  const { t } = useTranslation();
  const { quality, place: places } = useStores();
  const state = useFeature('quality', (all) => all);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => void quality.getState().open(place.check), [quality, place.check]);
  const focusLine = () => focusChosen(body.current);
  const step = (by: 1 | -1) => {
    state.step(by);
    focusLine();
  };
  const fix = () => void state.fix().then(focusLine);
  const ignore = () => void state.ignore().then(focusLine);
  const problem = chosenProblem(state);
  const openReference = () => {
    if (problem !== undefined)
      places.getState().go({ screen: 'library', query: '', reference: problem.reference });
  };
  useLetterKeys({ j: () => step(1), k: () => step(-1), f: fix, x: ignore, e: openReference });
  const mendable = problemsOf(state).filter((one) => one.fix !== null).length;
  return (
    <section className="screen" aria-label={t('quality.title')}>
      <header className="screen-head">
        <IconButton label={t('quality.back')} onPress={() => places.getState().go(HOME.library)}>
          <ArrowLeft />
        </IconButton>
        <h1>{t('quality.title')}</h1>
        <CheckChoice page={known(state.page)} check={state.check} />
        <span className="count" role="status">
          <Count page={known(state.page)} />
        </span>
        <span className="space" />
        {mendable > 1 && (
          <Button onPress={() => void state.fixAll().then(focusLine)}>
            {t('quality.fixAll', { count: mendable })}
          </Button>
        )}
      </header>
      <div className="screen-body" data-first-focus="" ref={body}>
        <Loaded of={state.page} onRetry={() => void state.refresh()}>
          {({ problems }) =>
            problems.length === 0 ? (
              <Empty icon={<ShieldCheck aria-hidden="true" />} title={t('quality.none')}>
                {t('quality.noneHint')}
              </Empty>
            ) : (
              <div className="review">
                <ol className="review-list quality-list" aria-label={t('quality.list')}>
                  {problems.map((one) => (
                    <li key={keyOf(one)}>
                      <button
                        type="button"
                        className="review-row quality-row"
                        aria-current={keyOf(one) === state.chosen ? 'true' : undefined}
                        onClick={() => state.choose(one)}
                      >
                        <span className="chip" data-tone={TONES[one.gravity]}>
                          {t(`quality.gravity.${one.gravity}`)}
                        </span>
                        <span className="review-row-words">
                          {one.message} <span className="muted">{one.title || one.citationKey}</span>
                        </span>
                      </button>
                    </li>
                  ))}
                </ol>
                {problem !== undefined && (
                  <QualityCard
                    key={keyOf(problem)}
                    problem={problem}
                    onFix={fix}
                    onIgnore={ignore}
                    onOpen={openReference}
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

const TONES = { wrong: 'exclude', missing: 'warning', doubtful: 'warning', untidy: 'context' } as const;

function Count({ page }: { readonly page: QualityPage | undefined }) {
  const { t } = useTranslation();
  if (page === undefined) return null;
  const shown = t('quality.count', { count: page.total });
  return page.ignored === 0 ? shown : `${shown} · ${t('quality.ignored', { count: page.ignored })}`;
}

function CheckChoice(props: { readonly page: QualityPage | undefined; readonly check: string | null }) {
  const { t } = useTranslation();
  const { place } = useStores();
  const { page, check } = props;
  const counts = page?.counts ?? [];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const named =
    counts.some((one) => one.check === check) || check === null ? counts : [...counts, { check, count: 0 }];
  return (
    <Choice
      label={t('quality.which')}
      small
      value={check ?? ''}
      options={[
        { value: '', label: t('quality.all', { count: total }) },
        ...named.map((one) => ({
          value: String(one.check),
          label: `${t(`quality.check.${one.check}`)} (${one.count})`,
        })),
      ]}
      onChoose={(value) => place.getState().move({ screen: 'quality', check: value || null })}
    />
  );
}
