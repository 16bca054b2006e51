import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { Imported } from './FileReceipt.tsx';

/** The receipts that are kept with the library, each to be opened again; those still on the screen are left out. */
export function EarlierImports() {
  const { t, i18n } = useTranslation();
  const earlier = useFeature('import', (state) => known(state.earlier));
  const files = useFeature('import', (state) => state.files);
  const shown = new Set(
    files.flatMap(({ outcome }) => (outcome.step === 'imported' ? [outcome.receipt.id] : [])),
  );
  const { import: imports } = useStores();
  // Asked anew when a file is done, so that its receipt stays when the list is cleared.
  const done = files.filter(({ outcome }) => outcome.step === 'imported').length;
  useEffect(() => {
    if (done >= 0) void imports.getState().listEarlier();
  }, [imports, done]);
  const receipts = (earlier ?? []).filter(({ id }) => !shown.has(id));
  if (receipts.length === 0) return null;
  const days = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="receipts" aria-label={t('import.earlier')}>
      <div className="receipts-head">
        <h2>{t('import.earlier')}</h2>
      </div>
      {receipts.map((receipt) => (
        <details key={receipt.id} className="earlier">
          <summary>
            <span className="receipt-name">{receipt.name}</span>{' '}
            <span className="small muted numeral">
              {days.format(new Date(receipt.at))} · {t('import.added', { count: receipt.added })}
              {receipt.unread.length > 0 && `, ${t('import.unread', { count: receipt.unread.length })}`}
            </span>
          </summary>
          <Imported receipt={receipt} />
          <p className="small muted">
            {t('import.earlierFile', { reader: receipt.reader, hash: receipt.sha256.slice(0, 12) })}
          </p>
        </details>
      ))}
    </section>
  );
}
