import { useTranslation } from 'react-i18next';
import { hashOf } from '../stores/place.ts';
import type { Coding } from '../stores/study.ts';

/** The quotes behind a coding, each leading to its place in the document. */
export function PassageQuotes({ passages }: { readonly passages: Coding['passages'] }) {
  const { t } = useTranslation();
  if (passages.length === 0) return null;
  return (
    <ul className="quotes">
      {passages.map((passage) => (
        <li key={passage.id} data-basis={passage.basis}>
          {passage.quote === '' ? (
            <p className="small muted">{t('code.quoteMissing')}</p>
          ) : (
            <p className="quote">“{passage.quote}”</p>
          )}
          <p className="small muted">
            {t(`basis.${passage.basis}`)}
            {passage.page !== null && ` · ${t('search.page', { page: passage.page })}`}
            {passage.document !== null && (
              <>
                {' · '}
                <a href={hashOf({ screen: 'read', document: passage.document, at: passage })}>
                  {t('code.openQuote')}
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
