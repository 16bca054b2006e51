import { useTranslation } from 'react-i18next';
import type { Coding } from '../stores/study.ts';
import { hashOf } from '../values/place.ts';

type Passage = Coding['passages'][number];

/** The quotes behind a coding, each leading to its place in the document; those still missing are told in one line. */
export function PassageQuotes({ passages }: { readonly passages: readonly Passage[] }) {
  const { t } = useTranslation();
  if (passages.length === 0) return null;
  const missing = passages.filter(({ quote }) => quote === '');
  const bases = [...new Set(missing.map(({ basis }) => t(`basis.${basis}`)))].join(', ');
  return (
    <ul className="quotes">
      {passages
        .filter(({ quote }) => quote !== '')
        .map((passage) => (
          <QuoteLine key={passage.id} passage={passage} />
        ))}
      {missing.length > 0 && (
        <li>
          <p className="small muted">{t('code.quotesMissing', { count: missing.length, bases })}</p>
        </li>
      )}
    </ul>
  );
}

function QuoteLine({ passage }: { readonly passage: Passage }) {
  const { t } = useTranslation();
  return (
    <li data-basis={passage.basis}>
      <p className="quote">“{passage.quote}”</p>
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
  );
}
