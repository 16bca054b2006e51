import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { BackupList } from './BackupList.tsx';
import { OnOff } from './ChosenFrom.tsx';
import type { Setting } from './setting.ts';

type Props = { readonly label: string };

const HOURS = [1, 2, 4, 8, 24, 72, 168];
const COPIES = [3, 5, 10, 20, 50, 100];

function OnlineLookUpControl({ label }: Props) {
  const on = useFeature('settings', (state) => known(state.reading)?.person.onlineLookUp ?? false);
  const choose = useFeature('settings', (state) => state.choose);
  return <OnOff {...{ label, on }} onTurn={(onlineLookUp) => void choose({ person: { onlineLookUp } })} />;
}

function BackupsOnControl({ label }: Props) {
  const on = useFeature('settings', (state) => known(state.reading)?.person.backups.on ?? true);
  const choose = useFeature('settings', (state) => state.choose);
  return (
    <OnOff {...{ label, on }} onTurn={(turned) => void choose({ person: { backups: { on: turned } } })} />
  );
}

function BackupsEveryControl({ label }: Props) {
  const { t } = useTranslation();
  const hours = useFeature('settings', (state) => known(state.reading)?.person.backups.everyHours ?? 4);
  const choose = useFeature('settings', (state) => state.choose);
  return (
    <Choice
      label={label}
      value={String(hours)}
      options={withOwn(HOURS, hours).map((count) => ({
        value: String(count),
        label: t('settings.backupsEvery.hours', { count }),
      }))}
      onChoose={(everyHours) => void choose({ person: { backups: { everyHours: Number(everyHours) } } })}
    />
  );
}

function BackupsKeepControl({ label }: Props) {
  const { t } = useTranslation();
  const keep = useFeature('settings', (state) => known(state.reading)?.person.backups.keep ?? 20);
  const choose = useFeature('settings', (state) => state.choose);
  return (
    <Choice
      label={label}
      value={String(keep)}
      options={withOwn(COPIES, keep).map((count) => ({
        value: String(count),
        label: t('settings.backupsKeep.copies', { count }),
      }))}
      onChoose={(chosen) => void choose({ person: { backups: { keep: Number(chosen) } } })}
    />
  );
}

function BackupsFolderControl() {
  const { t } = useTranslation();
  const { host, settings } = useStores();
  const folder = useFeature('settings', (state) => known(state.reading)?.backupFolder);
  const own = useFeature('settings', (state) => known(state.reading)?.person.backups.folder ?? null);
  const dialogs = useFeature('host', (state) => known(state.description)?.dialogs ?? false);
  useEffect(() => void host.getState().refresh(), [host]);
  const choose = async (usual: boolean) => {
    await host.getState().chooseBackupFolder(usual);
    await settings.getState().refresh();
  };
  return (
    <div className="setting-pair">
      <p className="setting-fact">{folder ?? t('settings.backupsFolder.none')}</p>
      <div className="backup-acts">
        {dialogs && <Button onPress={() => void choose(false)}>{t('settings.backupsFolder.choose')}</Button>}
        {own !== null && (
          <Button onPress={() => void choose(true)}>{t('settings.backupsFolder.usual')}</Button>
        )}
      </div>
    </div>
  );
}

/** A number set elsewhere (the settings file, the command line) is offered as it stands. */
function withOwn(numbers: readonly number[], own: number): readonly number[] {
  return [...new Set([...numbers, own])].toSorted((a, b) => a - b);
}

/** What may leave this computer, and what is copied on it. */
export const BACKUP_SETTINGS: readonly Setting[] = [
  { id: 'onlineLookUp', section: 'network', keeper: 'person', Control: OnlineLookUpControl },
  { id: 'backupsOn', section: 'backups', keeper: 'person', Control: BackupsOnControl },
  { id: 'backupsEvery', section: 'backups', keeper: 'person', Control: BackupsEveryControl },
  { id: 'backupsKeep', section: 'backups', keeper: 'person', Control: BackupsKeepControl },
  { id: 'backupsFolder', section: 'backups', keeper: 'person', Control: BackupsFolderControl, wide: true },
  { id: 'backupsMade', section: 'backups', keeper: 'person', Control: BackupList, wide: true },
];
