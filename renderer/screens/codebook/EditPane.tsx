import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/Loaded.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import type { Effect, PhraseMatches, Preview } from '../../stores/codebook-editor.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';
import { Pane } from '../parts/Pane.tsx';

/** What the change in hand would do to the codings there are, and what the phrases match in this library. */
export function EditPane() {
  const { t } = useTranslation();
  const preview = useFeature('codebookEditor', (state) => state.preview);
  const phrases = useFeature('codebookEditor', (state) => state.phrases);
  const aboutCode = useFeature(
    'place',
    ({ place }) => place.screen === 'codebook' && place.name?.includes(':'),
  );
  return (
    <Pane label={t('codebook.changes')} isBrief>
      <div className="sheet-scroll" aria-live="polite">
        <section className="sheet-part" aria-label={t('codebook.changes')}>
          <h2>{t('codebook.changes')}</h2>
          {preview.status === 'idle' ? (
            <p className="small muted">{t('codebook.noEffect')}</p>
          ) : (
            <Loaded of={preview} lines={3}>
              {(value) => <PreviewOf preview={value} />}
            </Loaded>
          )}
        </section>
        {(aboutCode || phrases.status !== 'idle') && (
          <section className="sheet-part" aria-label={t('codebook.matches')}>
            <h2>{t('codebook.matches')}</h2>
            {phrases.status === 'idle' ? (
              <p className="small muted">{t('codebook.noPhrases')}</p>
            ) : (
              <Loaded of={phrases} lines={4}>
                {(value) => <MatchesOf found={value} />}
              </Loaded>
            )}
          </section>
        )}
      </div>
    </Pane>
  );
}

function PreviewOf({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { faults, effects, version } = preview;
  if (faults.length > 0)
    return (
      <ul className="fault-list">
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    );
  return (
    <>
      <p className="small">{inOwnWords(preview.summary)}.</p>
      <p className="small muted">
        {t(version.from === version.to ? 'codebook.sameVersion' : 'codebook.newVersion', version)}
      </p>
      {effects.length === 0 && <p className="small muted">{t('codebook.noEffect')}</p>}
      {effects.map((effect) => (
        <EffectOf key={`${effect.kind} ${effect.sentence}`} effect={effect} />
      ))}
    </>
  );
}

function EffectOf({ effect }: { readonly effect: Effect }) {
  const { t } = useTranslation();
  return (
    <details className="effect" data-kind={effect.kind}>
      <summary>
        <strong>{t('codebook.effect', { count: effect.codings, sentence: effect.sentence })}</strong>
        <br />
        <span className="small muted">
          {t('codebook.effectStudies', { count: effect.studies })} · {effect.coders.join(', ')}
        </span>
      </summary>
      <ul>
        {effect.sample.map((one) => (
          <li key={one.coding} className="small">
            <a href={hashOf({ screen: 'code', study: one.study })}>{one.label}</a>
            <span className="muted">
              {' '}
              {one.from}
              {one.to !== '' && ` ${t('codebook.becomes')} ${one.to}`} · {one.coder}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function MatchesOf({ found }: { readonly found: PhraseMatches }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="small">{t('codebook.matchesIn', { count: found.studies })}</p>
      <ul className="phrase-counts">
        {found.phrases.map((one) => (
          <li key={`${one.against} ${one.phrase}`} className="small">
            <code data-against={one.against || undefined}>{one.phrase}</code>
            <span className="numeral muted">
              {one.fault === '' ? t('codebook.matchesOf', { count: one.studies }) : one.fault}
            </span>
          </li>
        ))}
      </ul>
      <ul className="phrase-matches">
        {found.matches.map((match, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered, and a place may match twice
          <li key={at}>
            <p className="quote small">
              {match.snippet.slice(0, match.start)}
              <mark data-against={match.against || undefined}>
                {match.snippet.slice(match.start, match.end)}
              </mark>
              {match.snippet.slice(match.end)}
            </p>
            <a className="small muted" href={hashOf({ screen: 'code', study: match.study })}>
              {match.label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
