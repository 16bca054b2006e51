import { useTranslation } from 'react-i18next';
import type { CitationContext } from '../stores/reference.ts';
import { hashOf } from '../values/place.ts';

export type CitationContextsProps = {
  readonly citations: readonly CitationContext[];
  readonly empty: string;
};

/** Citations in their sentences, the citing clause in full ink, each leading to its place. */
export function CitationContexts({ citations, empty }: CitationContextsProps) {
  const { t } = useTranslation();
  if (citations.length === 0) return <p className="muted">{empty}</p>;
  return (
    <ul>
      {citations.map((citation) => (
        <li key={citation.id} className="context">
          <p className="quote">
            <InSentence citation={citation} />
          </p>
          <div className="context-foot">
            <a href={hashOf({ screen: 'read', document: citation.document, at: citation })}>
              {citation.documentName}
            </a>
            {citation.status !== 'linked' && (
              <span className="chip" data-tone="warning" title={citation.reason}>
                {t(`citation.${citation.status}`)}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function InSentence({ citation }: { readonly citation: CitationContext }) {
  const { sentence, clause, clauseStart, sentenceStart } = citation;
  const from = clauseStart - sentenceStart;
  if (clause === '' || sentence.slice(from, from + clause.length) !== clause) return sentence;
  return (
    <>
      <span className="muted">{sentence.slice(0, from)}</span>
      {clause}
      <span className="muted">{sentence.slice(from + clause.length)}</span>
    </>
  );
}
