import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import { formatMoment, formatNumber } from '../../language/formats.ts';
import type { BackupPreview } from '../../stores/backups.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** What restoring a backup would do, before it is done. */
export function BackupSheet() {
  const { t } = useTranslation();
  const { backups } = useStores();
  const preview = useFeature('backups', (state) => state.preview);
  const readOnly = useFeature('library', (state) => known(state.description)?.readOnly ?? false);
  const seen = known(preview);
  const close = () => backups.getState().lookAway();
  return (
    <Overlay
      title={
        seen === undefined ? t('backups.title') : t('backups.of', { moment: formatMoment(seen.backup.at) })
      }
      open={preview.status !== 'idle'}
      onClose={close}
      wide
      feet={
        <>
          <Button onPress={close}>{t('backups.leave')}</Button>
          <Button
            kind="main"
            isDisabled={seen === undefined || readOnly || seen.differences.length === 0}
            onPress={() => void backups.getState().restore(seen?.backup.name ?? '')}
          >
            {t('backups.restore')}
          </Button>
        </>
      }
    >
      <Loaded of={preview}>{(found) => <Differences preview={found} />}</Loaded>
    </Overlay>
  );
}

const COUNTED = ['back', 'away', 'changed'] as const;

function Differences({ preview: { differences, later, laterCount } }: { readonly preview: BackupPreview }) {
  const { t } = useTranslation();
  if (differences.length === 0) return <p>{t('backups.same')}</p>;
  return (
    <>
      <p>{t('backups.explain')}</p>
      <div className="backup-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('backups.kind')}</th>
              {COUNTED.map((one) => (
                <th key={one} scope="col" className="numeral">
                  {t(`backups.${one}`)}
                </th>
              ))}
              <th scope="col">{t('backups.examples')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((row) => (
              <tr key={row.kind}>
                <th scope="row">{t(`backups.kinds.${row.kind}`, { defaultValue: row.kind })}</th>
                {COUNTED.map((one) => (
                  <td key={one} className="numeral">
                    {formatNumber(row[one])}
                  </td>
                ))}
                <td>{row.examples.slice(0, 2).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {laterCount > 0 && (
        <section>
          <h3>{t('backups.later', { count: laterCount })}</h3>
          <ul className="history">
            {later.slice(0, 8).map((entry) => (
              <li key={`${entry.replica}-${entry.sequence}`}>
                <span>{inOwnWords(entry.summary)}</span>
                <span className="muted small numeral">{formatMoment(entry.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
