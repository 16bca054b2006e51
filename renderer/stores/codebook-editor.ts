import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type CodebookEdit = CallInput<'codebook.edit'>['edit'];
export type Preview = CallOutput<'codebook.preview'>;
export type Effect = Preview['effects'][number];
export type CodeUse = CallOutput<'codebook.usage'>[number];
export type PhraseMatches = CallOutput<'codebook.phrases'>;
export type Version = CallOutput<'codebook.versions'>[number];
export type Difference = CallOutput<'codebook.compare'>[number];
export type CodebookFile = CallOutput<'codebook.read'>;

export type CodebookEditorState = {
  readonly usage: Loadable<readonly CodeUse[]>;
  /** What the edit under consideration would do. */
  readonly preview: Loadable<Preview>;
  readonly phrases: Loadable<PhraseMatches>;
  readonly versions: Loadable<readonly Version[]>;
  readonly difference: Loadable<readonly Difference[]>;
  readonly file: Loadable<CodebookFile>;
  readonly refresh: () => Promise<void>;
  readonly consider: (edit: CodebookEdit | null) => Promise<void>;
  readonly perform: (edit: CodebookEdit) => Promise<boolean>;
  readonly lookFor: (phrases: readonly string[], against: readonly string[]) => Promise<void>;
  readonly openVersions: () => Promise<void>;
  readonly compare: (from: Version, to: Version) => Promise<void>;
  readonly restore: (version: Version) => Promise<void>;
  readonly read: (name: string, bytes: Blob) => Promise<void>;
  readonly putFile: () => Promise<void>;
  readonly leaveFile: () => void;
  readonly save: (format: 'json' | 'csv' | 'qdc') => Promise<void>;
  readonly begin: (template: 'shipped' | 'empty', title: string) => Promise<void>;
};

/** Makes the store of the codebook editor. */
export function createCodebookEditorStore(tools: Tools): StoreApi<CodebookEditorState> {
  const { client } = tools;
  const previewTurns = createTurns();
  const phraseTurns = createTurns();
  const differenceTurns = createTurns();
  return createStore<CodebookEditorState>((set, get) => ({
    usage: IDLE,
    preview: IDLE,
    phrases: IDLE,
    versions: IDLE,
    difference: IDLE,
    file: IDLE,
    refresh: async () => {
      set({ usage: loading(get().usage) });
      set({ usage: settled(get().usage, await client.call('codebook.usage', {})) });
      if (get().versions.status !== 'idle') await get().openVersions();
    },
    consider: async (edit) => {
      const isCurrent = previewTurns();
      if (edit === null) return set({ preview: IDLE });
      set({ preview: loading(get().preview) });
      const reply = await client.call('codebook.preview', { edit });
      if (isCurrent()) set({ preview: settled(get().preview, reply) });
    },
    perform: async (edit) => {
      const done = await act(tools, 'codebook.edit', { edit }, ({ summary }) => `${summary}.`);
      if (done === null) return false;
      previewTurns();
      set({ preview: IDLE });
      return true;
    },
    lookFor: async (phrases, against) => {
      const isCurrent = phraseTurns();
      if (phrases.length + against.length === 0) return set({ phrases: IDLE });
      set({ phrases: loading(get().phrases) });
      const input = { phrases: [...phrases], against: [...against], limit: 60 };
      const reply = await client.call('codebook.phrases', input);
      if (isCurrent()) set({ phrases: settled(get().phrases, reply) });
    },
    openVersions: async () => {
      set({ versions: loading(get().versions) });
      set({ versions: settled(get().versions, await client.call('codebook.versions', {})) });
    },
    compare: async (from, to) => {
      const isCurrent = differenceTurns();
      set({ difference: loading(IDLE) });
      const name = ({ id, version }: Version) => ({ id, version });
      const reply = await client.call('codebook.compare', { from: name(from), to: name(to) });
      if (isCurrent()) set({ difference: settled(get().difference, reply) });
    },
    restore: async ({ id, version }) => {
      const found = await client.call('codebook.version', { id, version });
      if (!found.ok) return tools.notices.getState().fail(found.fault);
      const input = { codebook: found.output };
      await act(tools, 'codebook.put', input, () => t('codebook.inForce', { version }));
    },
    read: async (name, bytes) => {
      set({ file: { status: 'loading' } });
      const handed = await client.upload(name, bytes);
      if (!handed.ok) return set({ file: { status: 'failed', fault: handed.fault } });
      set({ file: settled(IDLE, await client.call('codebook.read', { file: handed.output.file })) });
    },
    putFile: async () => {
      const codebook = known(get().file)?.codebook;
      if (!codebook) return;
      const did = () => t('codebook.inForce', { version: codebook.version });
      if ((await act(tools, 'codebook.put', { codebook }, did)) !== null) set({ file: IDLE });
    },
    leaveFile: () => set({ file: IDLE }),
    save: (format) => saveExport(tools, 'codebook.export', { format }, (name) => t('notice.saved', { name })),
    begin: async (template, title) => {
      await act(tools, 'codebook.begin', { template, ...(title === '' ? {} : { title }) }, () =>
        t('codebook.begun'),
      );
    },
  }));
}
