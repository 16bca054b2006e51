import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { known } from '../../stores/loadable.ts';
import type { Facet } from '../../stores/references.ts';
import { useFeature } from '../../stores/use-stores.ts';

const SHOWN_AT_FIRST = 6;

/** The facets with their counts; values of one facet are alternatives, facets must all hold. */
export function Facets() {
  const { t } = useTranslation();
  const facets = useFeature('references', (state) => known(state.summary)?.facets ?? []);
  const chosen = useFeature('references', (state) => state.query.facets);
  const ask = useFeature('references', (state) => state.ask);
  const isNarrowed = Object.values(chosen).some((values) => values.length > 0);
  return (
    <nav className="facets" aria-label={t('library.facets')}>
      {isNarrowed && (
        <Button kind="quiet" size="small" onPress={() => void ask({ facets: {} })}>
          {t('library.clearFacets')}
        </Button>
      )}
      {facets.map((facet) => (
        <FacetList
          key={facet.name}
          facet={facet}
          chosen={chosen[facet.name] ?? []}
          onChoose={(values) => void ask({ facets: { ...chosen, [facet.name]: values } })}
        />
      ))}
    </nav>
  );
}

type FacetListProps = {
  readonly facet: Facet;
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
};

function FacetList({ facet, chosen, onChoose }: FacetListProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (facet.values.length === 0) return null;
  const values = all ? facet.values : facet.values.slice(0, SHOWN_AT_FIRST);
  const label = t(`facet.${facet.name}`, { defaultValue: facet.label });
  return (
    <fieldset className="facet">
      <legend>{label}</legend>
      {values.map(({ value, label: name, count }) => (
        <label key={value} className="tick">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <span className="facet-name">{facetValue(t, facet.name, value, name)}</span>
          <span className="numeral muted">{count}</span>
        </label>
      ))}
      {facet.values.length > SHOWN_AT_FIRST && (
        <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
          {all ? t('library.fewer') : t('library.more', { count: facet.values.length - SHOWN_AT_FIRST })}
        </Button>
      )}
    </fieldset>
  );
}

type Translate = (key: string, values: { defaultValue: string }) => string;

function facetValue(t: Translate, facet: string, value: string, label: string): string {
  if (facet === 'type') return t(`type.${value}`, { defaultValue: label });
  return facet === 'verdict' ? t(`verdict.${value}`, { defaultValue: label }) : label;
}
