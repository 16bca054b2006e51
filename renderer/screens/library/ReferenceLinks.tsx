import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDetail } from '../../stores/reference.ts';
import { hashOf } from '../../values/place.ts';
import { SourceRecords } from './SourceRecords.tsx';

type Props = { readonly detail: ReferenceDetail };

/** The studies a reference reports. */
export function ReferenceStudies({ detail }: Props) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('reference.studies')}</h3>
      <ul className="linked-list">
        {detail.studies.map(({ id, label }) => (
          <li key={id}>
            <a href={hashOf({ screen: 'code', study: id })}>{label}</a>
          </li>
        ))}
        {detail.studies.length === 0 && <li className="muted">{t('reference.noStudies')}</li>}
      </ul>
    </section>
  );
}

/** The documents of a reference, where it came from, and the older names that lead to it. */
export function ReferenceFiles({ detail }: Props) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <section>
        <h3>{t('reference.documents')}</h3>
        <ul className="linked-list">
          {detail.documents.map(({ id, name }) => (
            <li key={id}>
              <FileText className="icon" aria-hidden="true" />{' '}
              <a
                href={hashOf({ screen: 'read', document: id, at: null })}
                aria-label={`${t('part.open')}: ${name}`}
              >
                {name}
              </a>
            </li>
          ))}
          {detail.documents.length === 0 && <li className="muted">{t('reference.noDocuments')}</li>}
        </ul>
      </section>
      <section>
        <h3>{t('part.cameFrom')}</h3>
        <SourceRecords sources={detail.sources} />
      </section>
      {detail.redirects.length > 0 && (
        <section>
          <h3>{t('reference.redirects')}</h3>
          <p className="small muted">{detail.redirects.join(', ')}</p>
        </section>
      )}
    </div>
  );
}
