import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { TypesetEntry } from '../../components/TypesetEntry.tsx';
import type { Bibliography } from '../../stores/bibliography.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { StylePicker } from './StylePicker.tsx';

/** A citation style and its language to choose, with the first entries as they look in it. */
export function StyleChoice() {
  const { bibliography } = useStores();
  const preview = useFeature('bibliography', (state) => state.preview);
  return (
    <div className="bibliography">
      <StylePicker />
      <div className="bibliography-look">
        <LocaleChoice />
        <Loaded of={preview} onRetry={() => void bibliography.getState().refresh()} lines={8}>
          {(list) => <Look list={list} />}
        </Loaded>
      </div>
    </div>
  );
}

function Look({ list }: { readonly list: Bibliography }) {
  const { t } = useTranslation();
  const { entries, unprinted, total, notices, hanging, locale } = list;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="bibliography-page" aria-label={t('bibliography.look')} tabIndex={0}>
      <div lang={locale}>
        {entries.map((entry) => (
          <TypesetEntry key={entry.id} entry={entry} hanging={hanging} />
        ))}
      </div>
      {unprinted.map(({ id, citationKey, reason }) => (
        <p key={id} className="small warnings">
          {t('bibliography.unprinted', { citationKey, reason })}
        </p>
      ))}
      {notices.map((notice) => (
        <p key={notice} className="small muted">
          {notice}
        </p>
      ))}
      {total > entries.length + unprinted.length && (
        <p className="small muted">
          {t('bibliography.more', { count: total - entries.length - unprinted.length })}
        </p>
      )}
    </section>
  );
}

function LocaleChoice() {
  const { t, i18n } = useTranslation();
  const locale = useFeature('bibliography', (state) => state.locale);
  const styles = useFeature('bibliography', (state) => state.styles);
  const { bibliography } = useStores();
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' });
  const options = (known(styles)?.locales ?? [])
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  return (
    <Choice
      label={t('bibliography.locale')}
      labelShown
      value={locale}
      options={[{ value: '', label: t('bibliography.ownLocale') }, ...options]}
      onChoose={(value) => void bibliography.getState().chooseLocale(value)}
    />
  );
}
