import { ArrowLeft, ListChecks } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { type Checks, type ChecksShown, shownChecks } from '../../stores/checks.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import type { Place } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { CheckCard } from './CheckCard.tsx';

/** A document's numbers checked: questions for a person, each leading to the cells it was made from. */
export function ChecksScreen({ place }: { readonly place: Extract<Place, { screen: 'checks' }> }) {
  const { t } = useTranslation();
  const stores = useStores();
  const state = useFeature('checks', (all) => all);
  useEffect(() => void stores.checks.getState().open(place.document), [stores, place.document]);
  const step = (by: 1 | -1) => {
    stores.checks.getState().step(by);
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>('.check-card[aria-current="true"]')
        ?.scrollIntoView({ block: 'nearest' }),
    );
  };
  useLetterKeys({
    j: () => step(1),
    k: () => step(-1),
    c: () => {
      const check = shownChecks(stores.checks.getState()).find(
        ({ fingerprint }) => fingerprint === state.standing,
      );
      if (check !== undefined) void state.note(check, { lookedAt: !check.lookedAt });
    },
  });
  return (
    <section className="screen" aria-label={t('checks.title')}>
      <header className="screen-head">
        <IconButton
          label={t('findings.back')}
          onPress={() => stores.place.getState().go({ screen: 'read', document: place.document, at: null })}
        >
          <ArrowLeft />
        </IconButton>
        <h1>{t('checks.title')}</h1>
        <span className="space" />
        <Choice
          label={t('checks.shown')}
          value={state.shown}
          options={(['open', 'all'] as const).map((shown) => ({
            value: shown,
            label: t(`checks.shows.${shown}`),
          }))}
          onChoose={(shown) => state.show(shown as ChecksShown)}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard */}
      <section className="screen-body" data-first-focus="" tabIndex={0} aria-label={t('checks.shown')}>
        <Loaded of={state.checks} onRetry={() => void state.refresh()} lines={10}>
          {(checks) => <CheckList checks={checks} document={place.document} />}
        </Loaded>
      </section>
    </section>
  );
}

function CheckList({ checks, document }: { readonly checks: Checks; readonly document: string }) {
  const { t } = useTranslation();
  const state = useFeature('checks', (all) => all);
  const shown = shownChecks(state);
  if (checks.checked === 0)
    return (
      <Empty icon={<ListChecks aria-hidden="true" />} title={t('checks.nothing')}>
        {checks.message}
      </Empty>
    );
  const { checked: count, differs, undecidable, agrees, name } = checks;
  return (
    <div className="checks">
      <h2>{t('checks.of', { name })}</h2>
      <p className="muted">
        {t('checks.summary', { count, differs, undecidable, agrees })}. {t('checks.caveat')}
      </p>
      {shown.length === 0 ? (
        <Empty icon={<ListChecks aria-hidden="true" />} title={t('checks.none')}>
          {t('checks.noneHint')}
        </Empty>
      ) : (
        <ol className="check-list">
          {shown.map((check) => (
            <li key={check.fingerprint}>
              <CheckCard
                check={check}
                document={document}
                isStanding={check.fingerprint === state.standing}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
