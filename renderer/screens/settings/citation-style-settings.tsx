import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { compareTexts, locale } from '../../language/formats.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

type Props = { readonly label: string };

/** The style that new bibliographies are set in, found by its name among all that are shipped. */
export function CitationStyleControl({ label }: Props) {
  const { t } = useTranslation();
  const { settings } = useStores();
  const [query, setQuery] = useState('');
  const chosen = useFeature('settings', (state) => known(state.reading)?.library.citationStyle ?? '');
  const page = useFeature('settings', (state) => known(state.styles));
  useEffect(() => void settings.getState().findStyles(query), [query, settings]);
  const options = (page?.styles ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const isListed = chosen === '' || options.some(({ value }) => value === chosen);
  return (
    <div className="setting-pair">
      <SearchBox label={t('settings.citationStyle.find')} value={query} onAsk={setQuery} />
      <Choice
        label={label}
        value={chosen}
        options={[
          { value: '', label: t('settings.citationStyle.none') },
          ...(isListed ? [] : [{ value: chosen, label: chosen }]),
          ...options,
        ]}
        onChoose={(citationStyle) => void settings.getState().choose({ library: { citationStyle } })}
      />
      {page !== undefined && query !== '' && (
        <p className="small muted" role="status">
          {t('settings.citationStyle.found', { count: page.total })}
        </p>
      )}
    </div>
  );
}

/** The language of new bibliographies, among those that any style can be set in. */
export function CitationLocaleControl({ label }: Props) {
  const { t } = useTranslation();
  const { settings } = useStores();
  const chosen = useFeature('settings', (state) => known(state.reading)?.library.citationLocale ?? '');
  const tags = useFeature('settings', (state) => known(state.styles)?.locales);
  const names = new Intl.DisplayNames([locale(), 'en'], { type: 'language' });
  const listed = new Set([...(tags ?? []), ...(chosen === '' ? [] : [chosen])]);
  const options = [...listed].map((tag) => ({ value: tag, label: names.of(tag) ?? tag }));
  return (
    <Choice
      label={label}
      value={chosen}
      options={[
        { value: '', label: t('settings.citationLocale.own') },
        ...options.toSorted((a, b) => compareTexts(a.label, b.label)),
      ]}
      onChoose={(citationLocale) => void settings.getState().choose({ library: { citationLocale } })}
    />
  );
}
