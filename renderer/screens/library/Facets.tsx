import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Button } from '../../components/Button.tsx';
import type { Facet } from '../../stores/references.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { codeOf, hueOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';

const SHOWN_AT_FIRST = 6;
const NO_FACETS: readonly Facet[] = [];
const NOTHING: readonly string[] = [];

/** The facets with their counts; values of one facet are alternatives, facets must all hold. */
export function Facets({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const counted = useFeature('references', (state) => known(state.summary)?.facets) ?? NO_FACETS;
  // Hundreds of counts must not hold up the next key.
  const facets = useDeferredValue(counted);
  const chosen = useFeature('references', (state) => state.query.facets);
  const ask = useFeature('references', (state) => state.ask);
  const isChosen = Object.values(chosen).some((values) => values.length > 0);
  return (
    <nav className="facets" aria-label={t('library.facets')}>
      {children}
      {isChosen && (
        <Button kind="quiet" size="small" onPress={() => void ask({ facets: {} })}>
          {t('library.clearFacets')}
        </Button>
      )}
      {facets.map((facet) => (
        <FacetList key={facet.name} facet={facet} chosen={chosen[facet.name] ?? NOTHING} />
      ))}
    </nav>
  );
}

type FacetListProps = {
  readonly facet: Facet;
  readonly chosen: readonly string[];
};

const FacetList = memo(function FacetList({ facet, chosen }: FacetListProps) {
  const { t } = useTranslation();
  const { references } = useStores();
  const [all, setAll] = useState(false);
  if (facet.values.length === 0) return null;
  const values = all ? facet.values : facet.values.slice(0, SHOWN_AT_FIRST);
  const label = t(`facet.${facet.name}`, { defaultValue: facet.label });
  const choose = (value: string, isChosen: boolean) => {
    const { query, ask } = references.getState();
    const others = chosen.filter((other) => other !== value);
    void ask({ facets: { ...query.facets, [facet.name]: isChosen ? [...others, value] : others } });
  };
  return (
    <fieldset className="facet">
      <legend>{label}</legend>
      {values.map(({ value, label: name, count }) => (
        <label key={value} className="tick">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => choose(value, event.target.checked)}
          />
          <FacetValue facet={facet.name} value={value} label={name} />
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
});

type FacetValueProps = { readonly facet: string; readonly value: string; readonly label: string };

/** A facet's value in words; a value written `dimension:code` is named as the codebook names it. */
const FacetValue = memo(function FacetValue({ facet, value, label }: FacetValueProps) {
  const { t } = useTranslation();
  const codebook: Codebook | undefined = useFeature('codebook', (state) => known(state.codebook));
  const [dimension = '', code = ''] = value.split(':');
  const found = codeOf(codebook, dimension, code);
  if (found !== undefined)
    return (
      <span className="facet-name" title={codebook?.dimensions.find(({ id }) => id === dimension)?.label}>
        <span
          className="hue-dot"
          style={{ '--hue': `var(--hue-${hueOf(codebook, dimension)})` } as React.CSSProperties}
          aria-hidden="true"
        />{' '}
        {found.label}
      </span>
    );
  const words = {
    type: `type.${value}`,
    verdict: `verdict.${value}`,
    year: `search.facetValue.${value}`,
    coded: `search.facetValue.${value}`,
    cited: `search.facetValue.${value}`,
    source: `search.facetValue.${value}`,
  }[facet];
  return (
    <span className="facet-name">{words === undefined ? label : t(words, { defaultValue: label })}</span>
  );
});
