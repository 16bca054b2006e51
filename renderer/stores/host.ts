import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { type BibFile, bibFileOf } from './drag-out.ts';
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
  /** Makes the file that a drag may need, since what is dragged must be there the moment it begins. */
  readonly prepareDrag: (ids: readonly string[]) => Promise<void>;
  /** The file made of just these references, where it is ready. */
  readonly prepared: (ids: readonly string[]) => BibFile | null;
  /** Drags the file out of the desktop window. */
  readonly dragOut: (file: BibFile) => void;
};

/** Makes the store of the host. */
export function createHostStore(tools: Tools): StoreApi<HostState> {
  const { client, notices } = tools;
  let ready: { readonly ids: string; readonly file: BibFile } | null = null;
  let wanted = '';
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
      prepareDrag: async (ids) => {
        wanted = ids.join(' ');
        ready = null;
        const mine = wanted;
        const file = await bibFileOf(client, ids);
        // A later press may have asked for others meanwhile.
        if (file !== null && mine === wanted) ready = { ids: mine, file };
      },
      prepared: (ids) => (ready !== null && ready.ids === ids.join(' ') ? ready.file : null),
      dragOut: ({ file }) => void client.call('host.dragOut', { file }),
    };
  });
}
