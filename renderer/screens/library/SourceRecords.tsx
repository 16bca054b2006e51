import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { ReferenceDetail } from '../../stores/reference.ts';
import { useStores } from '../../stores/use-stores.ts';

type Source = ReferenceDetail['sources'][number];

/** Where a reference came from: each raw record beside how sure its reading was. */
export function SourceRecords({ sources }: { readonly sources: readonly Source[] }) {
  const { t } = useTranslation();
  if (sources.length === 0) return <p className="muted">{t('reference.noSources')}</p>;
  return sources.map((source) => <SourceRecord key={source.id} source={source} />);
}

function SourceRecord({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const { place } = useStores();
  const { document, start, end, confidence } = source;
  // The least certain fields first: they are the ones to look at.
  const doubtful = Object.entries(source.fields)
    .filter(([, sure]) => sure < 0.995)
    .sort((a, b) => a[1] - b[1])
    .slice(0, 6);
  return (
    <section className="source">
      <div className="source-head">
        <strong>{t(`source.${source.kind}`)}</strong>
        <span className="muted">{source.format}</span>
        {confidence !== null && (
          <span className="chip numeral" {...(confidence < 0.8 ? { 'data-tone': 'warning' } : {})}>
            {t('reference.sure', { percent: Math.round(confidence * 100) })}
          </span>
        )}
        {document !== null && (
          <Button
            kind="quiet"
            size="small"
            onPress={() =>
              place.getState().go({
                screen: 'read',
                document,
                at: start === null || end === null ? null : { start, end },
              })
            }
          >
            {t('reference.openThere')}
          </Button>
        )}
      </div>
      {source.raw !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long record is scrolled by keyboard
        <pre tabIndex={0}>{source.raw}</pre>
      )}
      {doubtful.map(([field, sure]) => (
        <div key={field} className="confidence">
          <span className="muted">{t(`field.${field}`, { defaultValue: field })}</span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${sure * 100}%` }} />
          </span>
          <span className="numeral">{Math.round(sure * 100)} %</span>
        </div>
      ))}
      {source.warnings.length > 0 && (
        <ul className="warnings">
          {source.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
