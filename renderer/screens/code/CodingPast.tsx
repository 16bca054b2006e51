import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { formatMoment } from '../../language/formats.ts';
import type { Coding } from '../../stores/study.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { codeLabel, codeOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';

/** What a coding once was. */
export function CodingPast({ coding }: { readonly coding: Coding }) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  if (coding.past === undefined) return null;
  return (
    <details className="small">
      <summary>{t('code.past.title')}</summary>
      <ul>
        {coding.past.map(({ was, because, who, at }) => (
          <li key={`${at} ${was.code} ${was.coder}`}>
            {t('code.past.was', { label: codeLabel(codebook, was.dimension, was.code), coder: was.coder })}{' '}
            <span className="muted numeral">
              {because} · {who} · {formatMoment(at)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A coding whose code was split: which of the new codes is it? */
export function DecideAgain({ coding }: { readonly coding: Coding }) {
  const { t } = useTranslation();
  const { study } = useStores();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const parts = codeOf(codebook, coding.dimension, coding.code)?.splitInto;
  if (parts === undefined) return null;
  const label = codeLabel(codebook, coding.dimension, coding.code);
  return (
    <fieldset className="structure" aria-label={t('code.past.again', { label })}>
      <legend>{t('code.past.again', { label })}</legend>
      {parts.map((id) => (
        <label key={id} className="tick">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {codeLabel(codebook, coding.dimension, id)}
        </label>
      ))}
      <div>
        <Button
          kind="main"
          size="small"
          isDisabled={chosen.length === 0}
          onPress={() => void study.getState().recode(coding.id, chosen, label)}
        >
          {t('code.past.decide')}
        </Button>
      </div>
    </fieldset>
  );
}
