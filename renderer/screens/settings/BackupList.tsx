import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { FaultNote } from '../../components/States.tsx';
import { formatBytes, formatMoment, formatNumber } from '../../language/formats.ts';
import type { BackupRow } from '../../stores/backups.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { BackupSheet } from './BackupSheet.tsx';

/** The backups of this library, newest first, each to be looked at, restored or saved as a library of its own. */
export function BackupList() {
  const { t } = useTranslation();
  const { backups } = useStores();
  const list = useFeature('backups', (state) => state.list);
  useEffect(() => void backups.getState().refresh(), [backups]);
  return (
    <div className="setting-pair">
      <Loaded of={list} lines={2} onRetry={() => void backups.getState().refresh()}>
        {({ backups: rows, folder, fault }) => (
          <>
            {fault !== null && <FaultNote fault={{ kind: 'read-only', message: fault }} />}
            {folder !== null && (
              <div>
                <Button onPress={() => void backups.getState().make()}>{t('backups.make')}</Button>
              </div>
            )}
            {rows.length === 0 ? (
              <p className="muted">{t('backups.empty')}</p>
            ) : (
              <ul className="backups" aria-label={t('backups.title')}>
                {rows.map((row) => (
                  <BackupLine key={row.name} row={row} />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      <BackupSheet />
    </div>
  );
}

function BackupLine({ row }: { readonly row: BackupRow }) {
  const { t } = useTranslation();
  const { backups } = useStores();
  const { name, at, why, bytes, holds, fault } = row;
  const moment = formatMoment(at);
  return (
    <li>
      <div>
        <span className="numeral">{moment}</span>
        <span className="small muted numeral">
          {[
            why === null ? '' : t(`backups.why.${why}`),
            holds === null
              ? ''
              : t('backups.holds', {
                  references: formatNumber(holds.references),
                  codings: formatNumber(holds.codings),
                }),
            formatBytes(bytes),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {fault !== null && <span className="small">{fault}</span>}
      </div>
      {fault === null && (
        <span className="backup-acts">
          <Button
            size="small"
            aria-label={t('backups.lookAt', { moment })}
            onPress={() => void backups.getState().look(name)}
          >
            {t('backups.look')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            aria-label={t('backups.saveOf', { moment })}
            onPress={() => void backups.getState().saveAs(name)}
          >
            {t('backups.save')}
          </Button>
        </span>
      )}
    </li>
  );
}
