import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { saveExport, type Tools } from './tools.ts';

export type HostDescription = CallOutput<'host.describe'>;

/** The program around the screens: the desktop, or a browser's server. */
export type HostState = {
  readonly description: Loadable<HostDescription>;
  readonly refresh: () => Promise<void>;
  readonly openRecent: (id: string) => Promise<void>;
  readonly openLibrary: () => Promise<void>;
  readonly newLibrary: () => Promise<void>;
  /** Lets the person choose where backups go; `usual` goes back to the app's own folder. */
  readonly chooseBackupFolder: (usual: boolean) => Promise<void>;
  /** Saves what the engine did, without anything private. */
  readonly saveLog: () => Promise<void>;
  readonly nameMenu: (words: Record<string, string>) => void;
};

/** Makes the store of the host. */
export function createHostStore(tools: Tools): StoreApi<HostState> {
  const { client, notices } = tools;
  return createStore<HostState>((set, get) => {
    const ask = async (reply: ReturnType<typeof client.call<'host.openLibrary'>>) => {
      const answered = await reply;
      if (!answered.ok) notices.getState().fail(answered.fault);
    };
    return {
      description: IDLE,
      refresh: async () => {
        set({ description: loading(get().description) });
        set({ description: settled(get().description, await client.call('host.describe', {})) });
      },
      openRecent: (id) => ask(client.call('host.openRecent', { id })),
      openLibrary: () => ask(client.call('host.openLibrary', {})),
      newLibrary: () => ask(client.call('host.newLibrary', {})),
      chooseBackupFolder: (usual) => ask(client.call('host.chooseBackupFolder', { usual })),
      saveLog: () => saveExport(tools, 'host.log', {}, (name) => t('notice.saved', { name })),
      nameMenu: (words) => void client.call('host.menuWords', { words }),
    };
  });
}
