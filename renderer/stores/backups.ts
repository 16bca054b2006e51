import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type BackupList = CallOutput<'backup.list'>;
export type BackupRow = BackupList['backups'][number];
export type BackupPreview = CallOutput<'backup.preview'>;

/** The backups of the library, and the one that is being looked at. */
export type BackupsState = {
  readonly list: Loadable<BackupList>;
  readonly preview: Loadable<BackupPreview>;
  readonly refresh: () => Promise<void>;
  readonly make: () => Promise<void>;
  readonly look: (name: string) => Promise<void>;
  readonly lookAway: () => void;
  readonly restore: (name: string) => Promise<void>;
  readonly saveAs: (name: string) => Promise<void>;
};

/** Makes the backups store. */
export function createBackupsStore(tools: Tools): StoreApi<BackupsState> {
  const { client, notices } = tools;
  return createStore<BackupsState>((set, get) => ({
    list: IDLE,
    preview: IDLE,
    refresh: async () => {
      set({ list: loading(get().list) });
      set({ list: settled(get().list, await client.call('backup.list', {})) });
    },
    make: async () => {
      const reply = await client.call('backup.make', {});
      if (reply.ok) notices.getState().tell(t('backups.made'));
      else notices.getState().fail(reply.fault);
      await get().refresh();
    },
    look: async (name) => {
      set({ preview: { status: 'loading' } });
      set({ preview: settled(IDLE, await client.call('backup.preview', { name })) });
    },
    lookAway: () => set({ preview: IDLE }),
    restore: async (name) => {
      const restored = await act(tools, 'backup.restore', { name }, () => t('backups.restored'));
      if (restored !== null) set({ preview: IDLE });
      await get().refresh();
    },
    saveAs: (name) =>
      saveExport(tools, 'backup.copy', { name }, (saved) => t('notice.saved', { name: saved })),
  }));
}
