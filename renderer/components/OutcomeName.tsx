import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What a factor bears on, after an arrow that is drawn and not typed, so that no font can lack it. */
export function OutcomeName({ label }: { readonly label: string }) {
  const { t } = useTranslation();
  return (
    <span className="outcome-name">
      <ArrowRight size={12} role="img" aria-label={t('code.for')} /> {label}
    </span>
  );
}
