import { Check, SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { CodeName } from '../../components/CodeName.tsx';
import { type Qualified, Qualifiers } from '../../components/Qualifiers.tsx';
import type { Suggestion } from '../../stores/study.ts';
import { useStores } from '../../stores/use-stores.ts';
import { codeLabel, dimensionOf } from '../../values/codebook-reading.ts';

export type SuggestionCardProps = {
  readonly suggestion: Suggestion;
  readonly codebook: Codebook;
  readonly isStanding: boolean;
};

/** A proposed coding with the words that caused it; nothing counts until it is accepted. */
export function SuggestionCard({ suggestion, codebook, isStanding }: SuggestionCardProps) {
  const { t } = useTranslation();
  const { study } = useStores();
  const { stand, accept, reject } = study.getState();
  const [changed, setChanged] = useState<Qualified | null>(null);
  const { direction, outcome } = changed ?? suggestion;
  const canChange = (dimensionOf(codebook, suggestion.dimension)?.qualifiers?.length ?? 0) > 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j and k stand on it, the buttons have their own keys
    <article
      className="suggestion"
      data-suggestion={suggestion.id}
      tabIndex={-1}
      aria-current={isStanding}
      aria-label={codeLabel(codebook, suggestion.dimension, suggestion.code)}
      onClick={() => stand(suggestion.id)}
      onFocus={() => stand(suggestion.id)}
    >
      <div className="suggestion-head">
        <CodeName
          codebook={codebook}
          dimension={suggestion.dimension}
          code={suggestion.code}
          direction={direction}
          outcome={outcome}
          hollow={suggestion.basis === 'as cited'}
        />
        <span className="numeral small muted" title={t('code.confidence')}>
          <span className="visually-hidden">{t('code.confidence')} </span>
          {Math.round(suggestion.confidence * 100)} %
        </span>
      </div>
      <p className="small suggestion-why">
        {suggestion.claim === 'hypothesis' && (
          <span className="chip" data-tone="warning">
            {t('code.hypothesis')}
          </span>
        )}{' '}
        <span className="muted">{t(`basis.${suggestion.basis}`)}</span>
        {suggestion.because.length > 0 && (
          <>
            {' · '}
            {suggestion.because.map((word) => (
              <mark key={word}>{word}</mark>
            ))}
          </>
        )}
      </p>
      {isStanding && suggestion.passages[0] !== undefined && (
        <p className="quote suggestion-quote">“{suggestion.passages[0].quote}”</p>
      )}
      {changed !== null && (
        <Qualifiers
          codebook={codebook}
          dimension={suggestion.dimension}
          value={changed}
          onChange={setChanged}
          name={suggestion.id}
        />
      )}
      <div className="suggestion-acts">
        <Button
          kind={isStanding ? 'main' : 'plain'}
          size="small"
          {...(isStanding ? { letter: 'a' } : {})}
          onPress={() => void accept(suggestion.id, changed === null ? {} : { direction, outcome })}
        >
          <Check aria-hidden="true" /> {t(changed === null ? 'code.accept' : 'code.acceptChanged')}
        </Button>
        <Button
          size="small"
          {...(isStanding ? { letter: 'x' } : {})}
          onPress={() => void reject(suggestion.id)}
        >
          <X aria-hidden="true" /> {t('code.reject')}
        </Button>
        {canChange && (
          <IconButton
            small
            label={t('code.changeSuggestion')}
            pressed={changed !== null}
            onPress={() => setChanged(changed === null ? { direction, outcome, asReported: null } : null)}
          >
            <SlidersHorizontal />
          </IconButton>
        )}
      </div>
    </article>
  );
}
