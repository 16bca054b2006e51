import { useTranslation } from 'react-i18next';
import type { Verdict } from '../stores/references.ts';

/** What a reference was decided to be. */
export function VerdictChip({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  return (
    <span className="chip" data-tone={verdict}>
      {t(`verdict.${verdict}`)}
    </span>
  );
}
