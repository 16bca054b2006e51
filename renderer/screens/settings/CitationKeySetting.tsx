import { useTranslation } from 'react-i18next';

/** How citation keys are made; the place where a pattern is chosen. */
export function CitationKeySetting() {
  const { t } = useTranslation();
  return <p className="setting-fact">{t('settings.citationKeys.fixed')}</p>;
}
