import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook, Dimension } from '../../../shared/model/codebook.ts';
import { Button } from '../../components/Button.tsx';
import { CodeDefinition } from '../../components/CodeDefinition.tsx';
import type { StudyDetail } from '../../stores/study.ts';
import { suggestionBeside } from '../../stores/study.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { notApplicableCode } from '../../values/code-search.ts';
import { codeOf, dimensionOf, hueOf, ownDimensions } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { CodePalette } from '../parts/CodePalette.tsx';
import { Pane } from '../parts/Pane.tsx';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { CodingCard } from './CodingCard.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import { SuggestionRecord } from './SuggestionRecord.tsx';

/** Suggestions to answer, the codings made, and what the code stood on means. */
export function CodingSheet() {
  const { t } = useTranslation();
  const study = useFeature('study', (state) => known(state.study));
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const standing = useFeature('study', (state) => state.suggestion);
  useSuggestionKeys();
  if (study === undefined || codebook === undefined) return <Pane label={t('code.sheet')}>{null}</Pane>;
  const suggestion = study.suggestions.find(({ id }) => id === standing);
  const dimension = dimensionOf(codebook, suggestion?.dimension ?? null);
  const code = suggestion && codeOf(codebook, suggestion.dimension, suggestion.code);
  return (
    <Pane label={t('code.sheet')}>
      <div className="sheet-scroll">
        <section className="sheet-part" aria-label={t('code.suggestions')}>
          <h2>
            {t('code.suggestions')} <span className="numeral muted">{study.suggestions.length}</span>
          </h2>
          <SuggestionRecord />
          {study.suggestions.length === 0 && <p className="small muted">{t('code.noSuggestions')}</p>}
          {study.suggestions.map((entry) => (
            <SuggestionCard
              key={entry.id}
              suggestion={entry}
              codebook={codebook}
              isStanding={entry.id === standing}
            />
          ))}
        </section>
        <section className="sheet-part" aria-label={t('code.codings')}>
          <h2>
            {t('code.codings')} <span className="numeral muted">{study.codings.length}</span>
          </h2>
          {ownDimensions(codebook)
            .filter(({ id, retired }) => !retired || study.codings.some(({ dimension: own }) => own === id))
            .map((entry) => (
              <DimensionCodings key={entry.id} dimension={entry} study={study} />
            ))}
        </section>
      </div>
      {dimension !== undefined && code !== undefined && (
        <section className="sheet-definition" aria-label={t('code.definition')}>
          <CodeDefinition dimension={dimension} code={code} />
        </section>
      )}
    </Pane>
  );
}

function useSuggestionKeys(): void {
  const { study: studies, codebook: codebooks } = useStores();
  const { stand, accept, reject, apply } = studies.getState();
  const step = (by: 1 | -1) => {
    const next = suggestionBeside(studies.getState(), studies.getState().suggestion, by);
    if (next === null) return;
    stand(next);
    // Standing on it is having the focus, so that it is heard as well as seen.
    document.querySelector<HTMLElement>(`[data-suggestion="${CSS.escape(next)}"]`)?.focus();
  };
  const withStanding = (act: (id: string) => void) => {
    const { suggestion } = studies.getState();
    if (suggestion !== null) act(suggestion);
  };
  useLetterKeys({
    j: () => step(1),
    k: () => step(-1),
    a: () => withStanding((id) => void accept(id)),
    x: () => withStanding((id) => void reject(id)),
    n: () => {
      const focused = document.activeElement?.closest<HTMLElement>('[data-dimension]')?.dataset.dimension;
      const { study, suggestion } = studies.getState();
      const suggested = known(study)?.suggestions.find(({ id }) => id === suggestion)?.dimension;
      const codebook = known(codebooks.getState().codebook);
      const dimension = dimensionOf(
        codebook,
        focused ?? suggested ?? firstLeft(codebook, known(study)) ?? null,
      );
      const code = notApplicableCode(dimension);
      if (dimension !== undefined && code !== undefined)
        void apply({ dimension: dimension.id, code: code.id }, `${dimension.label}: ${code.label}`);
    },
  });
}

/** The first dimension in which nothing is decided yet and something can be said not to apply. */
function firstLeft(codebook: Codebook | undefined, study: StudyDetail | undefined): string | undefined {
  if (codebook === undefined || study === undefined) return undefined;
  const said = new Set(
    study.codings.flatMap(({ dimension, outcome }) =>
      outcome === null ? [dimension] : [dimension, ...(dimensionOf(codebook, dimension)?.qualifiers ?? [])],
    ),
  );
  return ownDimensions(codebook).find(
    (dimension) =>
      !said.has(dimension.id) && !dimension.retired && notApplicableCode(dimension) !== undefined,
  )?.id;
}

function DimensionCodings({
  dimension,
  study,
}: {
  readonly dimension: Dimension;
  readonly study: StudyDetail;
}) {
  const { t } = useTranslation();
  const { study: studies } = useStores();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const [open, setOpen] = useState(false);
  const codings = study.codings.filter((coding) => coding.dimension === dimension.id);
  const none = notApplicableCode(dimension);
  return (
    <div
      className="dimension"
      data-dimension={dimension.id}
      style={{ '--hue': `var(--hue-${hueOf(codebook, dimension.id)})` } as React.CSSProperties}
    >
      <div className="dimension-head">
        <h3>
          <span className="hue-dot" data-hollow={codings.length === 0 ? '' : undefined} aria-hidden="true" />
          {dimension.label}
        </h3>
        {codings.length === 0 && none !== undefined && (
          <Button
            kind="quiet"
            size="small"
            letter="n"
            aria-label={t('code.naNamed', { dimension: dimension.label })}
            onPress={() =>
              void studies
                .getState()
                .apply({ dimension: dimension.id, code: none.id }, `${dimension.label}: ${none.label}`)
            }
          >
            {t('code.na')}
          </Button>
        )}
        <Button
          kind="quiet"
          size="small"
          aria-label={t('code.addNamed', { dimension: dimension.label })}
          onPress={() => setOpen(true)}
        >
          {t('code.add')}
        </Button>
      </div>
      {codings.map((coding) => (
        <CodingCard key={coding.id} coding={coding} />
      ))}
      {open && (
        <CodePalette
          quote=""
          dimension={dimension.id}
          onClose={() => setOpen(false)}
          onApply={(wish, label) => {
            setOpen(false);
            void studies.getState().apply(wish, label);
          }}
        />
      )}
    </div>
  );
}
